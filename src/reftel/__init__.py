"""reftel reads diplomatic telegrams and turns an archive of them into a record one can search, follow and cite."""

__version__ = "0.1.0"
