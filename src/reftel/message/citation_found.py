"""What is found in running text that speaks of another telegram, before it is known which."""

import msgspec


class Found(msgspec.Struct, frozen=True):
    """Words in `start:end`: `kind` is that of the citation they make, `whose` is `own`, `embassy`, `other` or None.

    `many` says that they speak of several telegrams (`reftels`); `year` is the printed one.
    """

    start: int
    end: int
    kind: str
    label: str | None = None
    passage: str | None = None
    many: bool = False
    whose: str | None = None
    post: str | None = None
    serial: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
