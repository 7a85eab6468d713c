"""The benchmark: what an archive costs on this machine, beside plain ways to do the same."""
