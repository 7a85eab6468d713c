"""The pictures of the README: `make screenshots` takes them of the example archive, in Chromium."""

from pathlib import Path
from tempfile import TemporaryDirectory

from reftel.cli.add import take_in
from reftel.cli.demo import example
from reftel.vault.run import Origin
from tests.conftest import ROOT
from tests.web.browser import chromium, page_of, serving

FOLDER = ROOT / "docs" / "pictures"
SIZE = {"width": 1080, "height": 720}
PICTURES = {
    "search": "/search?q=chief%20-post:DELWAN",
    "telegram": "/cable/11SAHRIYA402",
    "case": "/case/Daoud%20Jurkhal",
    "person": "/person/Daoud%20Jurkhal",
    "thread": "/thread/11SAHRIYA431?steps=1",
}


def main() -> None:
    """Take each picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        take_in(archive, [example()], Origin(), lambda failure: None, workers=1)
        with serving(archive) as base, chromium() as browser, page_of(browser, base, viewport=SIZE) as page:
            for name, address in PICTURES.items():
                page.goto(address)
                page.screenshot(path=FOLDER / f"{name}.png")
                print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
