"""Every command that answers from a room, with what it is asked in the property test: a new one must be named here."""

from collections.abc import Callable, Sequence

Request = tuple[str, ...]

ROOM_COMMANDS: dict[str, Callable[[Sequence[str], Sequence[str]], list[Request]]] = {
    "search": lambda numbers, words: [
        ("search", "--json", "--limit", "50", " OR ".join(words)),
        ("search", "--json", "--sort", "newest", "--limit", "2", "--offset", "1", ""),
        ("search", "--json", "--dates", "month", words[0]),
        ("search", f"{words[0]} {words[1]} police chief"),
        ("search", "--json", "--not", "post=DELWAN", "chief* police~"),
        ("search", "--json", f"role:summary {words[2]}"),
        ("search", "--json", 'person:"Rustam Darvazi" OR place:sahriya'),
        ("search", "--json", "to:state OR tags:PHUM OR marking:NOFORN OR subject:news OR signer:vale"),
        ("search", "--json", *numbers[:1]),
        ("search", "--json", f"claim:{words[0]}"),
    ],
    "show": lambda numbers, words: [
        *(("show", "--json", number) for number in numbers),
        *(("show", number) for number in numbers[:2]),
        ("show", numbers[0], "¶2"),
        ("show", "--as", "html", numbers[0]),
    ],
    "brief": lambda numbers, words: [("brief", "Rustam Darvazi"), ("brief", "--json", words[0])],
}
"""For each command its requests, given numbers of telegrams that may be hidden or unknown, and words likewise."""


def requests(numbers: Sequence[str], words: Sequence[str]) -> list[Request]:
    """All requests of all commands."""
    return [request for asked in ROOM_COMMANDS.values() for request in asked(numbers, words)]
