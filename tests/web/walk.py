"""The walk over all pages: for each the requests that are tried. A page that is not in it fails the tests."""

from urllib.parse import quote

WALK: dict[str, tuple[str, ...]] = {
    "/": ("/",),
    "/search": (
        "/search",
        "/search?q=chief",
        "/search?q=chief%20-post:DELWAN&sort=newest",
        "/search?q=&page=2",
        "/search?q=zzz",
        "/search?q=chief&view=table",
    ),
    "/suggest": ("/suggest?q=police%20chi", "/suggest?q=post:d", "/suggest", "/suggest?q=zz"),
    "/saved": ("/saved",),
    "/cable/{key}": ("/cable/11SAHRIYA402", "/cable/11sahriya%20402", "/cable/76SAHRIYA412", "/cable/11SAHRIYA99999"),
    "/versions/{key}": ("/versions/11SAHRIYA402", "/versions/11SAHRIYA99999"),
    "/cite/{key}": ("/cite/11SAHRIYA402?at=p2", "/cite/11SAHRIYA402", "/cite/11SAHRIYA99999"),
    "/person/{key}": (f"/person/{quote('Daoud Jurkhal')}", f"/person/{quote('Xaver Quillfeather')}"),
    "/thread/{key}": ("/thread/11SAHRIYA431", "/thread/11DELWAN88?steps=1", "/thread/11SAHRIYA99999"),
    "/missing": ("/missing", "/missing?post=Delwan&year=2011", "/missing?post=&year=", "/missing?post=Nowhere"),
    "/people": ("/people?name=Daoud%20Jurkhal", "/people", "/people?name=Xaver%20Quillfeather"),
    "/case/{key}": (
        f"/case/{quote('Daoud Jurkhal')}",
        f"/case/{quote('Daoud Jurkhal')}?section=actions&page=2",
        f"/case/{quote('Zohra Telmashi')}?as-of=2011-07-08&time=2011&confirmed=false",
        f"/case/{quote('Zohra Telmashi')}?confirmed=true",
        "/case/11SAHRIYA431",
        "/case/PO%20Delwan",
        "/case/subject%3Atransfer",
        f"/case/{quote('Xaver Quillfeather')}",
    ),
    "/incidents": (
        "/incidents",
        "/incidents?type=meeting&in=Sahriya&from=2011-05&to=2011-12-31&status=occurred",
        "/incidents?type=&in=&from=&to=&status=&as-of=2011-07-08",
        "/incidents?confirmed=true",
    ),
    "/ledger": (
        "/ledger",
        "/ledger?page=2",
        "/ledger?view=table&state=open",
        "/ledger?owner=PO%20Delwan&about=Daoud%20Jurkhal&state=open",
        "/ledger?owner=&about=&state=&as-of=2011-07-08&at=DELWAN&overdue=true",
    ),
    "/watch": ("/watch", "/watch?as-of=2011-07-08&in=Delwan&silent=1", "/watch?as-of=&in=Nowhere&silent=14&page=3"),
    "/add": ("/add",),
    "/offices": ("/offices", "/offices?name=governor", "/offices?page=9"),
    "/places": ("/places", "/places?name=zzz"),
    "/case": ("/case", "/case?page=2"),
    "/log": ("/log", "/log?entry=3"),
    "/review": ("/review", "/review?page=2", "/review?page=400"),
    "/about": ("/about",),
}
LISTS = set(WALK) - {"/versions/{key}", "/saved"}


def formed(address: str, form: str) -> str:
    """The address in another form: `/search.json?q=chief`."""
    path, mark, query = address.partition("?")
    return f"{path}{form}{mark}{query}"
