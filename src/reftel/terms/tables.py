"""The tables of the trade, put together once: posts, TAGS and routing indicators, with an archive's own rows added.

An archive whose stations do not exist in the world brings `post.csv`, `post_alias.csv`, `tag.csv` and `routing.csv`.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from reftel.terms.post import Posts
from reftel.terms.routing import Routes
from reftel.terms.rows import shipped_rows
from reftel.terms.tag import Tags

Row = Mapping[str, str]
LOCAL = ("post.csv", "post_alias.csv", "tag.csv", "routing.csv")


class Tables(msgspec.Struct, frozen=True):
    """What a reader of telegrams looks names up in."""

    posts: Posts
    tags: Tags
    routes: Routes


@cache
def shipped() -> Tables:
    """The tables that ship with reftel."""
    return Tables(
        posts=Posts.from_rows(shipped_rows("post"), shipped_rows("post_alias")),
        tags=Tags.from_rows(shipped_rows("tag")),
        routes=Routes(lambda: shipped_rows("routing")),
    )


def with_local(tables: Tables, folder_csvs: Mapping[str, Iterable[Row]]) -> Tables:
    """The tables and an archive's own rows, by file name (`post.csv`); other files are not looked at."""
    posts, aliases, tags, routes = (tuple(folder_csvs.get(name, ())) for name in LOCAL)
    return Tables(
        posts=tables.posts.plus(posts, aliases) if posts or aliases else tables.posts,
        tags=tables.tags.plus(tags) if tags else tables.tags,
        routes=tables.routes.plus(routes) if routes else tables.routes,
    )
