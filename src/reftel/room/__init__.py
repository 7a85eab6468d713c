"""The archive as one clearance sees it: what is selected, its index, its telegrams."""
