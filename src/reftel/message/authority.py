"""Who classified a telegram and why: `Classified By: PolCouns Ann Vale for reasons 1.4 (b) and (d).`"""

from reftel.message.cable import Authority
from reftel.text import Kept


def read_authority(kept: Kept, start: int, end: int) -> Authority | None:
    """The authority in `kept.text[start:end]`, from the words Classified By to where the next part begins."""
    stop = kept.text.find("\n\n", start, end)
    stop = end if stop < 0 else stop
    return Authority(text=" ".join(kept.text[start:stop].split()), span=kept.span(start, stop))
