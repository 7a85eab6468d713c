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
        ("search", "--export", "csv", f"{words[0]} OR {words[1]} OR chief"),
        ("search", "--export", "jsonl", f"{words[4]}~ OR {words[5]}*"),
        ("search", "--limit", "0", "--save", "chiefs", "chief OR police"),
    ],
    "news": lambda numbers, words: [("news", "--json"), ("news", words[0])],
    "show": lambda numbers, words: [
        *(("show", "--json", number) for number in numbers),
        *(("show", number) for number in numbers[:2]),
        ("show", numbers[0], "¶2"),
        ("show", "--as", "html", numbers[0]),
    ],
    "thread": lambda numbers, words: [
        *(("thread", "--json", number) for number in numbers),
        ("thread", "--svg", "-", numbers[0]),
        ("thread", "--json", "--most-cited", "5"),
    ],
    "missing": lambda numbers, words: [("missing", "--json"), ("missing", "--csv"), ("missing", "--request")],
    "knew": lambda numbers, words: [
        ("knew", "--json", words[3], "--by", "STATE"),
        ("knew", "police", "--by", "DELWAN"),
        ("knew", "--json", numbers[0], "--by", "STATE"),
    ],
    "serve": lambda numbers, words: [],  # its pages are asked below
    "case": lambda numbers, words: [
        ("case", "--json", "Rustam Darvazi"),
        ("case", "Darvazi"),
        ("case", "--json", numbers[0]),
        ("case", "--json", words[0]),
        ("case", "--json", "--as-of", "2011-02-12", "police chief"),
        ("case", "list"),
        ("case", "--export", "csv", "Rustam Darvazi"),
        ("case", "pin", "nothing kept", f"{numbers[0]} ¶1", words[0]),
    ],
    "people": lambda numbers, words: [
        ("people", "--json"),
        ("people", "--why", "Rustam Darvazi"),
        ("people", "--export", "csv"),
    ],
    "incidents": lambda numbers, words: [
        ("incidents", "--json"),
        ("incidents", "--type", "meeting"),
        ("incidents", "--export", "jsonl"),
    ],
    "ledger": lambda numbers, words: [
        ("ledger", "--json"),
        ("ledger", "--export", "csv", "--as-of", "2011-02-13", "--at", "STATE"),
        ("ledger", "--json", "--about", "Rustam Darvazi"),
        ("ledger", "--export", "ics"),
    ],
    "watch": lambda numbers, words: [
        ("watch", "--json"),
        ("watch", "--silent", "1d", "--in", "Delwan"),
        ("watch", "--export", "annotation"),
    ],
    "cite": lambda numbers, words: [
        *(("cite", number) for number in numbers),
        ("cite", "--json", "--style", "ris", numbers[0], "¶1"),
    ],
    "log": lambda numbers, words: [("log", "list")],
    "review": lambda numbers, words: [("review", "--json"), ("review", "--list")],
    "extract": lambda numbers, words: [],  # how much was left to extract is told to the keeper
    "brief": lambda numbers, words: [
        ("brief", "Rustam Darvazi"),
        ("brief", "--json", words[0]),
        ("brief", "--format", "text", "Rustam Darvazi"),
        ("brief", "--format", "csl", "police chief"),
    ],
}
"""For each command its requests, given numbers of telegrams that may be hidden or unknown, and words likewise."""


def requests(numbers: Sequence[str], words: Sequence[str]) -> list[Request]:
    """All requests of all commands."""
    return [request for asked in ROOM_COMMANDS.values() for request in asked(numbers, words)]


ROOM_PAGES: dict[str, Callable[[Sequence[str], Sequence[str]], list[str]]] = {
    "/": lambda numbers, words: ["/"],
    "/search": lambda numbers, words: [
        f"/search?q={words[0]}%20OR%20chief",
        f"/search.json?q={words[1]}%20OR%20police&sort=newest",
        f"/search.csv?q={words[2]}%20OR%20chief",
        f"/search.ris?q={words[2]}%20OR%20chief",
        f"/search?q={words[2]}&view=table",
    ],
    "/suggest": lambda numbers, words: [
        *(f"/suggest.json?q={word[:3]}" for word in (*words, "qab", "qbc", "q1")),
        "/suggest?q=post:",
        "/suggest.json?q=chief%20tags:p",
    ],
    "/saved": lambda numbers, words: ["/saved"],
    "/cable/{key}": lambda numbers, words: [f"/cable/{number}{form}" for number in numbers for form in ("", ".json")],
    "/versions/{key}": lambda numbers, words: [f"/versions/{number}" for number in numbers[:2]],
    "/cite/{key}": lambda numbers, words: [f"/cite/{number}?at=p2" for number in numbers[:2]],
    "/person/{key}": lambda numbers, words: ["/person/Rustam%20Darvazi", f"/person/{words[0]}.json"],
    "/thread/{key}": lambda numbers, words: [
        *(f"/thread/{number}" for number in numbers),
        f"/thread/{numbers[0]}.gexf",
    ],
    "/missing": lambda numbers, words: ["/missing", "/missing.csv"],
    "/people": lambda numbers, words: ["/people?name=Rustam%20Darvazi", "/people"],
    "/case": lambda numbers, words: ["/case", "/case.csv"],
    "/log": lambda numbers, words: ["/log", "/log.json?entry=1"],
    "/review": lambda numbers, words: ["/review", "/review.json", "/review.csv"],
    "/case/{key}": lambda numbers, words: [
        *(f"/case/{number}" for number in numbers),
        "/case/Rustam%20Darvazi",
        f"/case/{words[0]}.json",
        f"/case/{words[1]}.csv",
        "/case/police%20chief?as-of=2011-02-12&time=2011",
    ],
    "/incidents": lambda numbers, words: ["/incidents", "/incidents.csv?type=meeting", "/incidents.json?in=Delwan"],
    "/ledger": lambda numbers, words: [
        "/ledger",
        "/ledger.json?about=Rustam%20Darvazi",
        "/ledger.csv?as-of=2011-02-13&at=STATE",
    ],
    "/watch": lambda numbers, words: ["/watch", "/watch.json?silent=1&in=Delwan", "/watch.csv"],
    "/offices": lambda numbers, words: ["/offices", "/offices.csv"],
    "/places": lambda numbers, words: ["/places.json"],
    "/add": lambda numbers, words: ["/add"],
    "/about": lambda numbers, words: ["/about"],
}
"""For each page the addresses that are asked."""


def addresses(numbers: Sequence[str], words: Sequence[str]) -> list[str]:
    """All addresses of all pages."""
    return [address for asked in ROOM_PAGES.values() for address in asked(numbers, words)]
