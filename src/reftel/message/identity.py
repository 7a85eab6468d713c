"""Which telegram this is: its message reference number.

Year from the date-time group, post from the banner or the sender, serial from the banner or the station line. A copy
whose heading was cut off has no year; then the number its source calls it by is taken, if post and serial agree.
"""

import re

from reftel.message.cable import Banner, Copy, Heading
from reftel.message.reference import Citing
from reftel.terms.mrn import MRN, read_mrn
from reftel.terms.post import Posts

_STEM = re.compile(r"([^/\\#]+?)(?:\.[A-Za-z0-9]{1,5})?(?:#\d+)?$")
_NUMBER = re.compile(r"(?:19|20)?\d\d[A-Z]{3,24}\d{1,6}")
_HEAD = 4000
_LOSSES = {"withdrawn": "withdrawn", "text-on-microfilm": "microfilm", "text-lost": "text lost"}
_NAMES = ("Document Number", "Reference ID", "MRN")


def cable_mrn(copy: Copy, heading: Heading, banner: Banner | None, posts: Posts) -> MRN | None:
    """The telegram's MRN; None if post, serial or year cannot be known."""
    post = _post(heading, banner, posts)
    serial = banner.serial if banner and banner.serial is not None else None
    if serial is None and heading.station:
        serial = heading.station.value.serial
    if post is None or serial is None:
        return _named(copy, posts) if loss(copy) else _alone(copy, post, heading, posts)
    year = heading.dtg.value.year if heading.dtg else None
    if year is not None:
        return MRN(year, post, serial)
    named = _named(copy, posts)
    return named if named and (named.post, named.serial) == (post, serial) else None


def _post(heading: Heading, banner: Banner | None, posts: Posts) -> str | None:
    sender = heading.sender.post if heading.sender else None
    if banner and banner.post and (sender is None or posts.known(banner.post)):
        return banner.post
    return sender


def _alone(copy: Copy, post: str | None, heading: Heading, posts: Posts) -> MRN | None:
    """The number that stands alone on a line of the head, of the sender and the year of the date-time group."""
    year = heading.dtg.value.year if heading.dtg else None
    if post is None or year is None:
        return None
    for line in copy.text[:_HEAD].splitlines():
        mrn = read_mrn(line.strip(), posts) if _NUMBER.fullmatch(line.strip()) else None
        if mrn and (mrn.year, mrn.post) == (year, post):
            return mrn
    return None


def _named(copy: Copy, posts: Posts) -> MRN | None:
    """The number by which the source calls the copy: declared, or its file's name."""
    for key, value in copy.declared:
        if key in _NAMES and (mrn := read_mrn(value, posts)):
            return mrn
    stem = _STEM.search(copy.source)
    return read_mrn(stem[1], posts) if stem else None


def loss(copy: Copy) -> str | None:
    """Why an archive's record has no text: `withdrawn`, `microfilm`, `text lost`. Its number is its source's."""
    return next((_LOSSES[row.code] for row in copy.findings if row.code in _LOSSES), None)


def film(copy: Copy) -> str | None:
    """The number of the film that an archive's record says the telegram is on: `D760132-0055`."""
    return next((value for key, value in copy.declared if key == "Film Number" and any(map(str.isdigit, value))), None)


def citing(mrn: MRN | None, heading: Heading) -> Citing:
    """What a REF line must know of its telegram to complete a reference."""
    dtg = heading.dtg.value if heading.dtg else None
    return Citing(
        year=mrn.year if mrn else (dtg.year if dtg else None),
        post=mrn.post if mrn else (heading.sender.post if heading.sender else None),
        serial=mrn.serial if mrn else None,
        month=dtg.month if dtg else None,
        other=other_end(heading),
    )


def other_end(heading: Heading) -> str | None:
    """With whom a telegram corresponds: the only post it is addressed to for action; None when there are several."""
    posts = {row.post for row in heading.to}
    return posts.pop() if len(posts) == 1 else None
