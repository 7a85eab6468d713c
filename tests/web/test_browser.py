"""The pages in a real browser: for everybody, from the keyboard, without scripts, in a narrow window, on paper."""

from io import BytesIO
from shutil import copytree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from reftel.cli.add import take_in
from reftel.cli.demo import example
from reftel.vault.run import Origin
from tests.archive import telegram_text
from tests.conftest import SHARED
from tests.web.browser import NARROW, WIDE, chromium, page_of, serving
from tests.web.conftest import read_for_claims
from tests.web.walk import WALK

pytestmark = pytest.mark.browser
MORE = ["/search?q=chief%20-post:DELWAN", "/search?q=%22", "/ledger?view=table", "/nowhere"]
ADDRESSES = [rows[0] for rows in WALK.values()] + MORE


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser")
    long = folder / "long.txt"
    long.write_text(
        telegram_text(990, "\n\n".join(f"{number}. (C) Passage {number}." for number in range(1, 999))),
        encoding="utf-8",
    )
    take_in(folder / "archive", [example(), long], Origin(), lambda failure: None, workers=1)
    read_for_claims(folder / "archive")
    with serving(folder / "archive") as address:
        yield address


@pytest.fixture
def own(kharvan, tmp_path):
    """An archive that a test may write to."""
    copytree(kharvan, tmp_path / "archive")
    with serving(tmp_path / "archive") as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium() as made:
        yield made


def violations(page):
    found = Axe().run(page).response["violations"]
    return [f"{row['id']}: {[node['html'][:200] for node in row['nodes'][:3]]}" for row in found]


@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_it(base, browser, address):
    with page_of(browser, base, viewport=WIDE, color_scheme="light") as page:
        page.goto(address)
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(NARROW)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_from_the_keyboard_alone(base, browser):
    with page_of(browser, base, viewport=WIDE) as page:
        page.goto("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("/")
        page.keyboard.type("rescinded")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=rescinded**")
        first = page.locator(".hit h3 a").first
        for _ in range(200):
            page.keyboard.press("Tab")
            if first.evaluate("link => link === document.activeElement"):
                break
        assert first.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/cable/11SAHRIYA431*")
        assert "TRANSFER ORDER RESCINDED" in page.locator("h1").inner_text()


def test_questions_are_answered_from_the_keyboard(own, browser):
    with page_of(browser, own, viewport=WIDE) as page:
        page.goto("/review")
        total = page.request.get("/review.json").json()["total"]
        current = page.locator(".question[aria-current]")
        first = current.get_attribute("id")
        page.keyboard.press("?")
        assert page.locator("#keys dd").first.is_visible()
        page.keyboard.press("j")
        second = current.get_attribute("id")
        assert second != first
        page.keyboard.press("k")
        assert current.get_attribute("id") == first
        with page.expect_navigation(url=f"**/review#{second}"):
            page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == second
        assert page.locator(".total").inner_text() == f"{total - 1} questions"
        for key, left in (("h", 2), ("u", 1), ("u", 0)):
            with page.expect_navigation():
                page.keyboard.press(key)
            assert page.locator(".decided li").count() == left
        assert page.request.get("/review.json").json()["total"] == total
        page.locator(".question input[name=why]").first.fill("ynhu?")
        assert page.request.get("/review.json").json()["total"] == total


def test_questions_are_answered_without_scripts(own, browser):
    with page_of(browser, own, viewport=NARROW, java_script_enabled=False) as page:
        page.goto("/review")
        page.locator(".question input[name=why]").first.fill("35 years apart")
        page.locator(".question button >> text=No").first.click()
        assert "35 years apart" in page.locator(".decided").inner_text()
        page.locator(".decided button").first.click()
        assert page.locator(".decided").count() == 0


def test_a_case_file_is_kept_on_its_page(own, browser):
    with page_of(browser, own, viewport=WIDE) as page:
        page.goto("/case/Daoud%20Jurkhal")
        page.click("text=Keep this case file")
        line = page.locator(".of-risks .row").first
        line.locator("summary").click()
        line.locator("button >> text=Pin").click()
        pinned = page.locator(".of-pinned .row").first
        pinned.locator("summary").click()
        pinned.locator("input[name=text]").fill("Since May")
        pinned.locator("button >> text=Note").click()
        assert "Since May" in page.locator(".of-pinned").inner_text()
        with page_of(browser, own, viewport=WIDE) as beside:  # axe needs the scripts that this page does without
            beside.goto("/case/Daoud%20Jurkhal")
            assert violations(beside) == []
        page.click("header button >> text=Undo: note")
        page.click("header button >> text=Undo: pin")
        assert page.locator(".of-pinned").count() == 0
        page.click("text=Put away")
        assert page.locator("text=Keep this case file").count() == 1


def test_what_happens_now_is_noted_and_stands_on_the_watch(own, browser):
    with page_of(browser, own, viewport=NARROW) as page:
        page.goto("/watch")
        page.click("text=Note something")
        page.select_option("#log-kind", "risk")
        page.fill("#log-about", "Zohra Telmashi")
        page.fill("#log-said", "2011-09-30")
        page.fill("#log-text", "Two men asked for her by name")
        page.click("text=Note it")
        page.wait_for_url("**/log?entry=1#LOG1")
        assert violations(page) == []
        page.goto("/watch")
        assert page.locator("text=Two men asked for her by name").count() == 1
        page.goto("/log")
        page.click("text=Undo")
        assert page.locator(".row.logged").count() == 0


def test_the_timeline_says_the_same_as_its_table(base, browser):
    with page_of(browser, base, viewport=WIDE) as page:
        page.goto("/case/Daoud%20Jurkhal")
        drawn = page.eval_on_selector_all(".timeline a", "rows => rows.map(row => row.getAttribute('href'))")
        listed = page.eval_on_selector_all(".timelined tbody th a", "rows => rows.map(row => row.getAttribute('href'))")
        assert drawn
        assert set(drawn) == set(listed)
        page.emulate_media(media="print")
        assert page.locator(".timelined table").is_visible()


def test_the_arrows_go_along_the_timeline(base, browser):
    with page_of(browser, base, viewport=WIDE) as page:
        page.goto("/case/Daoud%20Jurkhal")
        page.locator(".drawing:has(.timeline)").focus()
        seen = []
        for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "End"):
            page.keyboard.press(key)
            seen.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
            expect(page.locator(".moment-told")).to_have_text(seen[-1])
        assert seen[0] == seen[2] != seen[1]
        assert seen[3] not in seen[:3]
        page.keyboard.press("Enter")
        page.wait_for_url("**#l*")


def test_a_wide_drawing_opens_where_it_was_asked_for(base, browser):
    with page_of(browser, base, viewport=NARROW) as page:
        page.goto("/thread/11SAHRIYA431")
        box = page.locator(".thread .start").bounding_box()
        assert 0 <= box["x"] < NARROW["width"] - box["width"]


def test_without_scripts(base, browser):
    with page_of(browser, base, viewport=WIDE, java_script_enabled=False) as page:
        page.goto("/")
        page.fill("#q", "chief")
        page.click(".box button")
        assert page.locator(".hit").count() > 5
        page.click(".facet a >> text=DELWAN")
        assert page.url.endswith("post%3ADELWAN")
        page.click(".hit h3 a")
        assert page.locator(".passage").count() > 2


def test_a_citation_is_copied(base, browser):
    with page_of(browser, base, viewport=WIDE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto("/cable/11SAHRIYA402")
        page.locator("#p2 button.cite").click()
        expect(page.locator("#p2 button.cite")).to_have_text("copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Embassy Sahriya to Department of State, telegram 11SAHRIYA402, ")
        assert copied.endswith(f"” May 19, 2011, ¶2, CONFIDENTIAL. {base}/cable/11SAHRIYA402#p2")


def test_a_claim_and_its_words_lead_to_each_other(base, browser):
    for scripts in (True, False):
        with page_of(browser, base, viewport=WIDE, java_script_enabled=scripts) as page:
            page.goto("/cable/11SAHRIYA402")
            page.locator("#p2 .note").first.click()
            line = page.locator(".claims li:target")
            assert line.is_visible()
            line.locator(".place").click()
            assert page.locator("#p2 .note:target").is_visible()
            if scripts:
                line = page.locator(".claims li").nth(3)
                line.hover()
                assert page.locator(".said.lit").first.is_visible()


def test_a_reference_shows_what_it_leads_to(base, browser):
    with page_of(browser, base, viewport=WIDE) as page:
        page.goto("/cable/11SAHRIYA402")
        page.locator("a.ref[href^='/cable/']").first.focus()
        page.wait_for_selector(".hover")
        assert "11" in page.locator(".hover").inner_text()
        page.keyboard.press("Escape")
        assert page.locator(".hover").count() == 0


def test_a_passage_far_down_a_long_telegram(base, browser):
    with page_of(browser, base, viewport=WIDE) as page:
        page.goto("/cable/11SAHRIYA990#p950")
        page.wait_for_url("**?at=p950#p950")
        assert page.locator("#p950").is_visible()


def test_on_paper(base, browser):
    with page_of(browser, base, viewport=WIDE) as page:
        page.goto("/cable/11SAHRIYA402")
        for address in ("/thread/11SAHRIYA431", "/ledger?view=table", "/cable/11SAHRIYA402"):
            page.goto(address)
            sheets = PdfReader(BytesIO(page.pdf())).pages
            assert len(sheets) > 1
            for sheet in sheets:
                lines = sheet.extract_text().strip().splitlines()
                assert (lines[0], lines[-1]) == ("SECRET//NOFORN", "SECRET//NOFORN")
        last = " ".join(sheets[-1].extract_text().split())
        assert "telegram 11SAHRIYA402, “" in last
        assert "/cable/11SAHRIYA402 SECRET//NOFORN" in last
        page.emulate_media(media="print")
        assert page.locator(".marking").first.is_visible()
        assert page.locator("#p3 .words").is_visible()
        assert page.locator(".told-to tbody tr").first.is_visible()
        for hidden in (".head nav", ".find", ".foot", ".cite >> nth=0"):
            assert not page.locator(hidden).is_visible()


@pytest.mark.shared
def test_real_telegrams_are_read_as_well(browser, tmp_path):
    files = [
        *sorted((SHARED / "corpora/cablegate").rglob("*.txt"))[::30],
        *sorted((SHARED / "corpora/aad").rglob("*.*"))[::12],
    ]
    take_in(tmp_path / "archive", files, Origin(), lambda failure: None, workers=1)
    with serving(tmp_path / "archive") as base, page_of(browser, base, viewport=NARROW) as page:
        found = page.request.get("/search.json?q=the&sort=oldest").json()
        assert found["total"] > 10
        hits = found["hits"][:6]
        for address in ("/", "/search?q=the", "/missing", *(f"/cable/{hit['pin'].split()[0]}" for hit in hits)):
            page.goto(address)
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], address
