"""Why the text of an archive's record is missing: it is on microfilm, it was lost, it is withdrawn.

`Locator: TEXT ON MICROFILM`, `ERROR READING TEXT INDEX`, `Review Action: WITHDRAWN`. The words stand in
`tables/lost_text.csv`.
"""

from functools import cache

import msgspec

from reftel.terms.rows import shipped_rows


class Loss(msgspec.Struct, frozen=True):
    """Words that say a text is missing, the code of the finding they give, and what they mean."""

    words: str
    code: str
    meaning: str


@cache
def losses() -> tuple[Loss, ...]:
    """The rows of the table."""
    return tuple(Loss(row["words"], row["code"], row["meaning"]) for row in shipped_rows("lost_text", "readers"))


def read_loss(text: str) -> Loss | None:
    """The loss that some words in `text` speak of.

    >>> read_loss("Locator: TEXT ON MICROFILM").code
    'text-on-microfilm'
    """
    return next((loss for loss in losses() if loss.words in text.upper()), None)
