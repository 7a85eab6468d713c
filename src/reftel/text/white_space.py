"""White space folded: a value that ran over several lines is one line of words with single blanks between them."""


def folded(text: str) -> str:
    r"""The words of `text` with single blanks between them.

    >>> folded("  PORT ZAYD\r\n41 ")
    'PORT ZAYD 41'
    """
    # Of all white space only the blank is printable, so most text is seen to be folded without taking it apart.
    if "  " not in text and text.isprintable():
        return text.strip(" ")
    return " ".join(text.split())
