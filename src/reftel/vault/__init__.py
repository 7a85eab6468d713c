"""The vault: one SQLite file that keeps every copy whole, with its reading and its findings."""
