"""Who was told through a collective, as the relay lines of telegrams show.

`PP RUKVDL RUKVPZ` above a telegram to KHARVAN COLLECTIVE that names neither: their posts are its members. What is
learned so is learned, not known: no list of a collective's members ships with reftel.
"""

from collections.abc import Iterator

from reftel.message.cable import Addressee, Cable
from reftel.room.telegram import Telegram
from reftel.terms.tables import Tables

INTO_MEMBER = "insert into member values (?, ?, ?) on conflict do update set key = min(key, excluded.key)"


def is_collective(row: Addressee) -> bool:
    """Whether an addressee stands for many: `KHARVAN COLLECTIVE`, `ALL DIPLOMATIC POSTS`."""
    words = row.plad.upper().split()
    return row.post is None and ("COLLECTIVE" in words or words[-1:] == ["POSTS"])


def member_rows(telegram: Telegram, tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Collective, post and the telegram that shows it, where it is addressed to one collective only."""
    heading = telegram.cable.heading
    collectives = [row for row in (*heading.to, *heading.info) if is_collective(row)]
    if len(collectives) != 1:
        return
    for post in relayed(telegram.cable, tables):
        if post not in collectives[0].exempt:
            yield collectives[0].plad, post, telegram.key


def relayed(cable: Cable, tables: Tables) -> tuple[str, ...]:
    """The posts of the relay line that no address names, in its order."""
    heading = cable.heading
    addressed = (*heading.to, *heading.info)
    routes = {row.routing for row in addressed}
    posts = {row.post for row in addressed} | {heading.sender.post if heading.sender else None}
    found = (_post(route, tables) for route in heading.relay if route not in routes)
    return tuple(dict.fromkeys(post for post in found if post and post not in posts))


def _post(route: str, tables: Tables) -> str | None:
    """The post of a routing indicator, when all its names are of one."""
    posts = {post for name in tables.routes.name(route) if (post := tables.posts.of_plad(name))}
    return posts.pop() if len(posts) == 1 else None
