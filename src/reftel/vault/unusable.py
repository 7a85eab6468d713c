"""An archive that this version of reftel cannot use as it is."""


class Unusable(Exception):
    """`str()` says what is the matter, and what to do about it."""
