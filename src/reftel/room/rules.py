"""Rules: the modules and tables of packages under one digest, so that what was made by other rules is known for it."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

_RULES = (".py", ".csv")


@cache
def rules(*packages: str) -> str:
    """The digest of all modules and tables in and under these packages.

    >>> rules("reftel.text") == rules("reftel.text", "reftel.terms")
    False
    """
    digest = sha256()
    for package in packages:
        for file in _files(resources.files(package)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _files(each)
        elif each.name.endswith(_RULES):
            yield each
