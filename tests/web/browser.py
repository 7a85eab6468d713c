"""Chromium, driven as a reader would, and the pages it is shown."""

import subprocess
import sys
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LEFT = "net::ERR_ABORTED"
_EXPECTED = "Failed to load resource: the server responded with a status of 40"  # a page that says what is wrong
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def chromium():
    """A browser with a profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serving(archive):
    """The address of `reftel serve` on an archive."""
    command = [sys.executable, "-c", "from reftel.cli.main import main; main()", "serve", "--port", "0", "--archive"]
    with subprocess.Popen([*command, str(archive)], stdout=subprocess.PIPE, text=True) as served:
        try:
            yield served.stdout.readline().strip().rstrip("/")
        finally:
            served.terminate()


@contextmanager
def page_of(browser, base, **settings):
    """A page that loads nothing but what `base` serves, and on which nothing goes wrong.

    Wait with `expect`: `wait_for_function` evaluates a string in the page, which its policy forbids.
    """
    context = browser.new_context(base_url=base, **settings)
    page = context.new_page()
    page.set_default_timeout(60_000)
    wrong = []
    page.on("request", lambda asked: asked.url.startswith(f"{base}/") or wrong.append(asked.url))
    # The icon is asked for last; when the test goes on to another page meanwhile, the browser gives it up.
    page.on("requestfailed", lambda asked: asked.failure == _LEFT or wrong.append(f"failed: {asked.url}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: said.type != "error" or _EXPECTED in said.text or wrong.append(said.text))
    try:
        yield page
        assert not wrong, wrong
    finally:
        context.close()
