"""Once: equal values are held once, so that a hundred thousand telegrams do not hold `BAGHDAD` a million times.

Records read from bytes have texts and sets of their own, however often the same stand in others beside them.
"""

from typing import Any, TypeVar

import msgspec
from msgspec.structs import force_setattr

from reftel.room.whom import Whom
from reftel.terms.marking import Marking
from reftel.terms.mrn import MRN

T = TypeVar("T")
_WHOLE = frozenset({str, frozenset, Whom, Marking, MRN})
"""What is held once as it is; of other records the parts are."""
_MOST = 100_000
"""How many different values are known at a time: what comes again mostly comes soon."""


class Once:
    """The values that were met so far."""

    def __init__(self) -> None:
        self._met: dict[Any, Any] = {}

    def of(self, value: T) -> T:
        """A value whose parts are those met before, where they are equal."""
        if len(self._met) > _MOST:
            self._met.clear()
        found: T = self._of(value)
        return found

    def _of(self, value: Any) -> Any:  # noqa: ANN401
        kind = type(value)
        if kind in _WHOLE:
            return self._met.setdefault(value, value)
        if kind is tuple:
            return self._met.setdefault(value, value) if _is_plain(value) else tuple([self._of(each) for each in value])
        if kind is dict:
            return {self._of(key): self._of(each) for key, each in value.items()}
        if isinstance(value, msgspec.Struct):
            for name in value.__struct_fields__:
                old = getattr(value, name)
                if old is not None and old.__class__ is not int and (new := self._of(old)) is not old:
                    force_setattr(value, name, new)
        return value


def _is_plain(value: tuple[Any, ...]) -> bool:
    """Whether a tuple has nothing but texts."""
    return all(type(each) is str for each in value)
