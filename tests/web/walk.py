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
    ),
    "/cable/{key}": ("/cable/11SAHRIYA402", "/cable/11sahriya%20402", "/cable/76SAHRIYA412", "/cable/11SAHRIYA99999"),
    "/versions/{key}": ("/versions/11SAHRIYA402", "/versions/11SAHRIYA99999"),
    "/cite/{key}": ("/cite/11SAHRIYA402?at=p2", "/cite/11SAHRIYA402", "/cite/11SAHRIYA99999"),
    "/person/{key}": (f"/person/{quote('Daoud Jurkhal')}", f"/person/{quote('Xaver Quillfeather')}"),
    "/thread/{key}": ("/thread/11SAHRIYA431", "/thread/11DELWAN88?steps=1", "/thread/11SAHRIYA99999"),
    "/missing": ("/missing", "/missing?post=Delwan&year=2011", "/missing?post=&year=", "/missing?post=Nowhere"),
    "/people": ("/people?name=Daoud%20Jurkhal", "/people", "/people?name=Xaver%20Quillfeather"),
    "/about": ("/about",),
}
LISTS = {
    "/",
    "/search",
    "/cable/{key}",
    "/cite/{key}",
    "/person/{key}",
    "/thread/{key}",
    "/missing",
    "/people",
    "/about",
}


def formed(address: str, form: str) -> str:
    """The address in another form: `/search.json?q=chief`."""
    path, mark, query = address.partition("?")
    return f"{path}{form}{mark}{query}"
