"""A brief as PDF: one page, marked above and below, in letters that cover accents and the signs of transliteration."""

from functools import cache
from html import escape
from importlib import resources
from io import BytesIO
from typing import Any

from reftel.desk.brief_form import LEGEND, NOT_KNOWN, place, remarks, rest
from reftel.desk.brief_page import BriefPage, Sentence

_REGULAR, _BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
_MARGIN = 45


@cache
def _fonts() -> None:
    """Make the fonts known, once."""
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (_REGULAR, _BOLD):
        registerFont(TTFont(name, BytesIO(resources.files("reftel.desk").joinpath(f"fonts/{name}.ttf").read_bytes())))
    registerFontFamily(_REGULAR, normal=_REGULAR, bold=_BOLD, italic=_REGULAR, boldItalic=_BOLD)


def pdf(page: BriefPage) -> bytes:
    """The bytes of the file; the same page gives the same bytes. What does not fit is set smaller."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Frame, KeepInFrame

    _fonts()
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, lang="en")
    canvas.setTitle(page.name)
    canvas.setSubject(page.marking or NOT_KNOWN)
    canvas.setCreator("reftel")
    width, height = A4
    canvas.setFont(_BOLD, 10)
    for y in (height - 30, 22):
        canvas.drawCentredString(width / 2, y, page.marking or NOT_KNOWN)
    wide, high = width - 2 * _MARGIN, height - 2 * _MARGIN
    frame = Frame(_MARGIN, _MARGIN, wide, high, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    frame.addFromList([KeepInFrame(wide, high, _story(page), mode="shrink")], canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _story(page: BriefPage) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    body = ParagraphStyle("body", fontName=_REGULAR, fontSize=8.6, leading=11.2, spaceAfter=2)
    line = ParagraphStyle("line", body, leftIndent=12, firstLineIndent=-12)
    small = ParagraphStyle("small", line, fontSize=7.4, leading=9.4, spaceAfter=1)
    title = ParagraphStyle("title", body, fontName=_BOLD, fontSize=15, leading=19)
    head = ParagraphStyle("head", body, fontName=_BOLD, fontSize=9.6, leading=12, spaceBefore=6)
    rows: list[Any] = [Paragraph(escape(page.name), title)]
    rows += [Paragraph(escape(fact), body) for fact in page.facts]
    for part in page.parts:
        rows.append(Paragraph(escape(part.title), head))
        for row in part.sentences:
            rows.append(Paragraph(_marked_up(row), line))
            rows += [Paragraph(f"Note: {escape(note)}", small) for note in row.notes]
        rows += [Paragraph(escape(text), line) for text in rest(part)]
    rows.append(Paragraph("Sources", head))
    rows += [Paragraph(f"{number}. {escape(source)}", small) for number, source in enumerate(page.sources, 1)]
    return [*rows, Paragraph(escape(" ".join((LEGEND, *remarks(page)))), small)]


def _marked_up(row: Sentence) -> str:
    text = f"{escape(row.text)}:" if row.text and row.words else escape(row.text)
    words = filter(
        None, (escape(row.mark), text, escape(row.words), f"<b>{escape(place(row).replace(' ', chr(160)))}</b>")
    )
    return " ".join(words)
