"""A line a person adds to a case file: words of a telegram that were found to stand there, and what they say of them.

`reftel case pin Darvazi "11DELWAN61 ¶2" "his deputy left" --says "Alone since April"`
"""

from hashlib import sha256

from reftel.desk.line import Line
from reftel.desk.pinned import joined
from reftel.desk.place import place, words_in
from reftel.room.judgement import CONFIRMED, Mark
from reftel.room.room import Room

OWN = "own"
"""The section of lines that people added."""


def own_line(room: Room, typed: str, words: str, says: str = "", marking: str | None = None) -> Line:
    """The line; `NotThere` when the words do not stand where it is said. What is said takes `marking`, too."""
    found = place(room, typed)
    quote = words_in(found, words)
    assert found.passage is not None
    text = " ".join(says.split())
    return Line(
        id=sha256(f"{OWN}|{found.pin}|{quote}|{text}".encode()).hexdigest()[:8],
        section=OWN,
        text=text or quote,
        pin=found.pin,
        quote=quote,
        marking=joined([found.passage.marking, *([marking] if text else [])]),
        status=CONFIRMED,
        how="judged",
        dtg=found.telegram.dtg,
        marks=(Mark(found.telegram.key, found.passage.paragraph, quote),),
    )
