"""A message reference number names one telegram: year, post and serial, `07BAGHDAD4003`.

An airgram's serial is printed `-A50`. Collections write it in other ways: `1974LAPAZ00015`, `10-OTTAWA-57`,
`08SECTION01OF02ATHENS959` (made by machine from a section line); all are read into one form.
"""

import re

import msgspec

from reftel.terms.dtg import full_year
from reftel.terms.post import Posts

_ID = re.compile(
    r"((?:19|20)\d\d|\d\d)[ -]{0,2}([A-Z][A-Z .,'’-]{0,30}?)(?:[ -]{1,2}(A)[ -]?|[ -]{0,2})0{0,8}(\d{1,7})"
)
_YEAR_TWICE = re.compile(r"(\d\d)\1(?=[A-Z])")
_SECTION = re.compile(r"^(\d\d|\d{4})[A-Z]{0,12}\d{0,2}[A-Z]{1,2}\d{1,2}(?=[A-Z]{3})")
_TRAVELLING = re.compile(r"TOSEC\d+$")
_REPEATED = re.compile(r"\d+SUSPECTEDDUPLICATE(?=\d)|(?:ZFR|ZDK)\d+$")
_TAIL = re.compile(r"_[A-Za-z]$")
_CENTURIES = ("19", "20")


class MRN(msgspec.Struct, frozen=True, gc=False, order=True):
    """One telegram's number: the year in four digits, the post's letters, the serial without zeros.

    >>> str(MRN(2011, "DELWAN", 88)), str(MRN(1974, "LAPAZ", 50, airgram=True))
    ('11DELWAN88', '74LAPAZ-A50')
    """

    year: int
    post: str
    serial: int
    airgram: bool = False

    def __str__(self) -> str:
        return f"{self.year % 100:02d}{self.post}{'-A' if self.airgram else ''}{self.serial}"


def read_mrn(text: str, posts: Posts) -> MRN | None:
    """Read a number as people and collections write it; None when it is none.

    >>> from reftel.terms.tables import shipped
    >>> posts = shipped().posts
    >>> [str(read_mrn(text, posts)) for text in ("1974LAPAZ00015", "10-Ottawa-57", "09EFTOHANOI12", "74LAPAZ-A50")]
    ['74LAPAZ15', '10OTTAWA57', '09HANOI12', '74LAPAZ-A50']
    """
    plain = _plain(_TAIL.sub("", text.strip()).upper())
    match = _ID.fullmatch(plain)
    if match is None:
        return None
    year, name = full_year(match[1]) if len(match[1]) == 2 else int(match[1]), match[2]
    return MRN(year, _post(name, year, posts), int(match[4]), airgram=match[3] is not None)


def _plain(text: str) -> str:
    """The number without what a machine took from other lines: `7575LIBREVILLE1895`, `90STATE255577TOSEC140323`."""
    twice = _YEAR_TWICE.match(text)
    if twice and twice[1] not in _CENTURIES:
        text = text[2:]
    return _SECTION.sub(r"\1", _REPEATED.sub("", _TRAVELLING.sub("", text)))


def _post(name: str, year: int, posts: Posts) -> str:
    """The post; behind letters of another line (`SIFIEDABUJA`) the known one the name ends with."""
    letters = posts.letters(name, year)
    if posts.known(letters):
        return letters
    return posts.behind(letters) or letters
