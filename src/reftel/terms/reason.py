"""Reasons say why a telegram is classified: `for reasons 1.4 (b) and (d)`."""

import re

# 1.4, 1,4, 1. 4, also with l or I for the first digit; not 11.4, 1.45 or 21.4.
_SECTION = re.compile(r"(?<![\dA-Za-z.,])[1lI]\s?[.,]\s{0,3}([1-8])(?!\d)")
_ITEM = re.compile(
    r"([\s(),/&+;:-]{0,12}|\s{0,3}\.\s{0,3})(?:(?:and|or)\b[\s(]{0,4})?([a-hA-H])(?![A-Za-z'\d])", re.IGNORECASE
)
# Letters behind the word itself, or behind the Department's classification guide.
_ALONE = re.compile(r"\b(?:reasons?|DSCG\s{1,3}\d\d-\d{1,2}),?[\s:;]{0,4}(?=\(?[a-h](?![A-Za-z'’.]))", re.IGNORECASE)
_AND = re.compile(r"\ba\s?n\s?d\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,80}\n")
_LONGEST = 4000
_TAIL = 200


def reasons(text: str, section: str | None = None) -> tuple[str, ...]:
    """The reasons named in `text`, each once, in order; a section without letters stands for itself.

    Letters alone (`for reasons b, d`, `DSCG 05-01, b and d`) are of `section`, the one of the day, where it is known.

    >>> reasons("for reasons 1.4 (b) and (d)."), reasons("REASON: 1.5 B, D"), reasons("Section 1.4")
    (('1.4(b)', '1.4(d)'), ('1.5(b)', '1.5(d)'), ('1.4',))
    >>> reasons("for reasons b, d.", "1.4")
    ('1.4(b)', '1.4(d)')
    """
    found: dict[str, None] = {}
    text = text[:_LONGEST]
    for match in _SECTION.finditer(text):
        letters = _letters(text, match.end())
        name = f"1.{match[1]}"
        found |= dict.fromkeys([f"{name}({letter})" for letter in letters] or [name])
    if not found and section and (alone := _ALONE.search(text)):
        found = dict.fromkeys(f"{section}({letter})" for letter in _letters(text, alone.end()))
    lettered = {name.partition("(")[0] for name in found if "(" in name}
    return tuple(name for name in found if name not in lettered)


def _letters(text: str, at: int) -> list[str]:
    """The letters that follow a section, up to a full stop, a word, or a blank line."""
    stop = _BLANK_LINE.search(text, at, at + _TAIL)
    # A hard wrap can stand inside `and`: put it together before looking for single letters.
    rest = _AND.sub(" and ", text[at : stop.start() if stop else at + _TAIL])
    letters: list[str] = []
    place = 0
    while item := _ITEM.match(rest, place):
        between, letter = item[1], item[2]
        joined = "and" in item[0].lower() or any(mark in between for mark in ",/&+;")
        if letters and ("." in between or (not joined and letter.isupper() != letters[-1].isupper())):
            break
        if letters and not joined and "(" not in item[0]:
            break
        letters.append(letter)
        place = item.end()
    return [letter.lower() for letter in letters]
