"""Changes made on a page: a form is posted, what it asks for is done, and the browser is led on to where it shows.

Who makes them is the one person whose machine this is. Forms carry the token of `token`.
"""

import re
from typing import Annotated

import msgspec
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from reftel.desk.step import Hand
from reftel.vault.actor import actor, now

Posted = Body(media_type=RequestEncodingType.URL_ENCODED)
"""How what is posted is told to a handler: `data: Annotated[Answer, Posted]`."""
Entry = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
"""The number of something that is kept, 0 for none."""
MOST_POSTED = 100_000
"""How many bytes a form may have."""
_PAGE = re.compile(r"/(?:case|incidents|ledger|log|review|watch)(?:[/?#][^\s\\]*)?")


def hand() -> Hand:
    """Who makes a change, now."""
    return Hand(actor(), now())


def led_to(address: str, usual: str) -> Redirect:
    """On to a page of the desk; to the usual one when the address is none.

    >>> led_to("/ledger?state=open#e1", "/ledger").url, led_to("//evil.example", "/ledger").url
    ('/ledger?state=open#e1', '/ledger')
    """
    return Redirect(address if _PAGE.fullmatch(address) else usual, status_code=303)
