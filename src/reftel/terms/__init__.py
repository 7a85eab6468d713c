"""The values of the trade: one small module each, and their tables."""
