"""The command line: one module a command; arguments in, text or JSON out."""
