"""A copy that says it is corrected stands before the one it corrects, however it says so."""

from io import BytesIO

import pytest

from reftel.message.correction import is_corrected
from reftel.message.read import read
from reftel.readers.reader import read_stream
from reftel.terms.tables import shipped
from tests.archive import telegram_text


def cable(text):
    (copy,) = read_stream(BytesIO(text.encode()), "-")
    return read(copy, shipped()).cable


@pytest.mark.parametrize("line", ["C O R R E C T E D  C O P Y", "CORRECTED COPY", "CORRECTED COPY - TAG ADDED"])
def test_a_line_under_the_banner_says_so(line):
    text = telegram_text(88, "1. (C) The chief left.")
    assert not is_corrected(cable(text))
    assert is_corrected(cable(text.replace("\n\nE.O.", f"\n\n{line}\n\nE.O.")))
