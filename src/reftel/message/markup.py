"""Telegram text inside markup stays text: nothing in it acts on the page or the terminal.

A telegram can hold `<b>`, `[PGOV](#)`, an escape sequence or a right-to-left override; all are shown, none is obeyed.
"""

import html
import re

_TAB, _LINE_FEED = 9, 10
# Marks, embeddings, overrides and isolates of direction, the byte-order mark, invisible and line-breaking characters.
_UNSEEN = (0x061C, 0xFEFF, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0x80, 0xA0))
_SHOWN = (
    {code: chr(0x2400 + code) for code in range(32) if code not in (_TAB, _LINE_FEED)}
    | {0x7F: "␡"}
    | {code: f"⟨U+{code:04X}⟩" for code in _UNSEEN}
)
# `://`, `www.` and `@` make a link of plain words where Markdown is read generously.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=[Ww]{3})\.")
_LINE_START = re.compile(r"^[ \t]*(?:[-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)


def visible(text: str) -> str:
    r"""The text with every control and direction character shown as a sign; line ends become `\n`.

    >>> visible("QUIET\x1b[2J\r\nTURN \u202eTXET")
    'QUIET␛[2J\nTURN ⟨U+202E⟩TXET'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def for_html(text: str) -> str:
    """The text as HTML text or a quoted attribute.

    >>> for_html("<b>Qais' widow</b>")
    '&lt;b&gt;Qais&#x27; widow&lt;/b&gt;'
    """
    return html.escape(visible(text))


def for_markdown(text: str) -> str:
    r"""The text as Markdown: every character that could begin a link, a list, a table or HTML is escaped.

    >>> print(for_markdown("TAGS: [PGOV](#)\n1. HE LEFT"))
    TAGS: \[PGOV\](\#)
    1\. HE LEFT
    """
    escaped = _ACTIVE.sub(r"\\\g<0>", visible(text))
    return _LINE_START.sub(_inactive, escaped)


def _inactive(match: re.Match[str]) -> str:
    """A list marker at the start of a line with a backslash where it takes its force away."""
    start = match[0].lstrip(" \t")
    return f"{start}\\" if start[-1].isdigit() else f"\\{start}"
