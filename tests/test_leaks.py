"""The leak catalogue of search where not everybody sees everything: each way in which others were found out."""

import subprocess
import sys
import tarfile

import msgspec
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.room.grammar import read_query
from reftel.room.ranking import Sort
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text
from tests.table import cases

SEEN = [
    telegram_text(n, f"1. (C) The chief {'met the chief ' * n}of the river road.\n\n2. (C) Rain.", day=f"{n + 10}")
    for n in range(1, 9)
]
HIDDEN = [
    telegram_text(n, f"1. (S) The mole, chief of moles, {'ran ' * n}.\n\n2. (S) Riverbank.", "S E C R E T", day="12")
    for n in range(20, 60)
]
QUERIES = (
    "chief",
    "chief road",
    "rain OR chief OR river",
    "river*",
    "chef~",
    '"river road"~2',
    "NOT mole",
    "tags:PHUM",
)


def reftel(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def room_of(folder, texts):
    archive = archive_of(folder, *texts)
    assert reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", archive).exit_code == 0
    return archive


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """An archive that holds hidden telegrams, and one that does not."""
    folder = tmp_path_factory.mktemp("leaks")
    return room_of(folder / "with", [*SEEN[:4], *HIDDEN, *SEEN[4:]]), room_of(folder / "without", SEEN)


def both(pair, *words):
    found = [reftel(*words, "--room", "visitors", "--archive", archive) for archive in pair]
    return [(done.exit_code, done.stdout.encode(), done.stderr) for done in found]


@pytest.mark.parametrize("query", QUERIES)
def test_l1_l2_scores_tell_of_nothing_hidden(pair, query):
    one, two = both(pair, "search", "--json", "--limit", "50", query)
    assert one == two
    assert msgspec.json.decode(one[1])["total"]


@pytest.mark.parametrize("query", QUERIES)
def test_l3_l4_counts_and_facets_tell_of_nothing_hidden(pair, query):
    for archive in pair:
        with Room.open(archive, name="visitors") as room:
            found = read_query(query)
            facets = room.facets(found)
            assert all(row.count for rows in facets.values() for row in rows)
            assert sum(row.count for row in facets["post"]) == len(room.found(found)) > 0
            assert "SECRET" not in {row.value for row in facets["marking"]}


def test_l5_neither_beginnings_nor_likenesses_nor_stems_know_hidden_words(pair):
    for query in ("mol*", "mole~", "moles", "riverbank", "riverban*"):
        one, two = both(pair, "search", "--json", query)
        assert one == two
        assert msgspec.json.decode(one[1])["total"] == 0


def test_l6_what_was_taken_away_leaves_no_ghost_in_the_scores(tmp_path):
    raised = SEEN[3].replace("C O N F I D E N T I A L", "S E C R E T").replace("(C)", "(S)")
    raised = raised.replace("FEB 11\n", "FEB 11 ZDS\n")
    archive = room_of(tmp_path / "corrected", SEEN)
    archive_of(archive, raised)
    for text in HIDDEN[:3]:
        archive_of(archive, text)
        with Room.open(archive, name="visitors"):
            pass
    at_once = room_of(tmp_path / "at once", [*SEEN, raised])
    for query in QUERIES:
        one, two = both((archive, at_once), "search", "--json", query)
        assert one == two
        assert msgspec.json.decode(one[1])["total"]


def test_l7_briefs_name_only_what_is_seen(pair):
    one, two = both(pair, "brief", "--json", "Mole")
    assert one == two


@pytest.mark.parametrize("number", ["11SAHRIYA20", "11SAHRIYA59", "11SAHRIYA200", "11SAHRIYA2"])
def test_l8_hidden_and_unknown_are_one(pair, number):
    one, two = both(pair, "show", number)
    assert one == two


def test_l9_a_number_that_is_hidden_can_be_added_again(pair, tmp_path):
    low = telegram_text(25, "1. (C) A dull day.", day="12")
    archives = room_of(tmp_path / "a", [*SEEN, *HIDDEN]), room_of(tmp_path / "b", SEEN)
    for archive in archives:
        archive_of(archive, low)
    one, two = both(archives, "show", "11SAHRIYA25")
    assert one == two
    assert one[0] == 0


def test_l10_errors_tell_of_nothing_hidden(pair):
    for query in ("claim:mole", "frm:mole", "(mole", 'person:"&"', "date:mole"):
        one, two = both(pair, "search", query)
        assert one == two
        assert one[0] == 2


def test_l12_the_order_of_equal_hits_is_of_time_and_number(tmp_path):
    alike = [telegram_text(n, "1. (C) The chief.", day=f"{11 + n % 3}") for n in range(1, 30)]
    orders = []
    for number, texts in enumerate((alike, alike[::-1], alike[1::2] + alike[::2])):
        archive = tmp_path / str(number)
        for start in range(0, len(texts), 11):
            archive_of(archive, *texts[start : start + 11])
            with Room.open(archive) as room:
                rows = [room.find(read_query("chief"), 7, first)[0] for first in range(0, 29, 7)]
        orders.append([row.key for page in rows for row in page])
    assert orders[0] == orders[1] == orders[2]
    assert orders[0] == sorted(orders[0], key=lambda key: (int(key[9:]) % 3, key))


def test_l15_pages_stay_where_they_are(pair):
    with Room.open(pair[0], name="visitors") as room:
        for sort in Sort:
            query = read_query("chief rain road")
            whole, total = room.find(query, 100, 0, sort)
            assert total > 3
            parts = [row for first in range(0, total, 3) for row in room.find(query, 3, first, sort)[0]]
            assert parts == whole


def test_l16_no_hidden_word_is_left_in_the_files(pair):
    files = [file for file in (pair[0] / "rooms" / "visitors").rglob("*") if file.is_file()]
    assert files
    assert [file.name for file in files if b"mole" in file.read_bytes().lower()] == []


def test_l17_gaps_between_numbers_are_all_that_shows(tmp_path):
    mixed = telegram_text(70, "1. (C) Rain.\n\n2. (S) The mole.\n\n3. (C) More rain.", "S E C R E T")
    archive = room_of(tmp_path / "mixed", [mixed])
    page = reftel("show", "11SAHRIYA70", "--room", "visitors", "--archive", archive).stdout
    assert "¶1" in page
    assert "¶3" in page
    assert not any(words in page for words in ("SECRET", "¶2", "withheld", "PHUM", "NEWS", "SECSTATE", "VALE", "DECL"))


def section(number: int, body: str, level: str = "S E C R E T", caption: str = "") -> str:
    """A section of 11SAHRIYA80, sent as a message of its own."""
    text = telegram_text(80, body, level)
    return text.replace(f"{level} SAHRIYA", f"{level} SECTION {number:02} OF 02 SAHRIYA").replace(
        "\nE.O.", f"{caption}\nE.O."
    )


SECTIONS = {
    "a caption": (section(1, "1. (S) Mole.", caption="NODIS\n"), section(2, "2. (C) The canary.")),
    "a level": (section(1, "1. (S) Mole."), section(2, "2. The canary.", "C O N F I D E N T I A L")),
}


@pytest.mark.parametrize("texts", SECTIONS.values(), ids=SECTIONS)
@pytest.mark.parametrize("order", [1, -1])
def test_sections_that_came_apart_are_marked_as_one(tmp_path, texts, order):
    archive = room_of(tmp_path / "archive", texts[::order])
    page = reftel("show", "11SAHRIYA80", "--room", "visitors", "--archive", archive)
    nothing = reftel("show", "11SAHRIYA80", "--room", "visitors", "--archive", room_of(tmp_path / "none", SEEN[:1]))
    assert (page.exit_code, page.stdout) == (nothing.exit_code, nothing.stdout)
    why = reftel("room", "why", "11SAHRIYA80", "--room", "visitors", "--archive", archive).stdout
    assert "is not in the room" in why


@pytest.mark.parametrize("texts", SECTIONS.values(), ids=SECTIONS)
def test_a_section_that_comes_later_takes_away_what_it_restricts(tmp_path, texts):
    archive = room_of(tmp_path / "archive", texts[1:])
    with Room.open(archive, name="visitors") as room:
        assert [row.paragraph for row in room.telegram("11SAHRIYA80").passages][-1] == "¶2"
    archive_of(archive, texts[0])
    with Room.open(archive, name="visitors") as room:
        assert room.telegram("11SAHRIYA80") is None
    for file in (archive / "rooms" / "visitors").rglob("*"):
        assert not file.is_file() or b"canary" not in file.read_bytes().lower()


def test_a_section_may_be_told_by_its_station_line_alone(tmp_path):
    stations = [f"PP RUEHC\nDE RUEHXX #0083/{number:02} 0421530\nZNY SSSSS ZZH\n" for number in (1, 2)]
    first = telegram_text(83, "1. (S) Mole.", "S E C R E T").replace("\nE.O.", "NODIS\n\nE.O.")
    second = telegram_text(83, "2. (C) The canary.", "S E C R E T")
    archive = room_of(tmp_path / "archive", [stations[0] + first, stations[1] + second])
    assert reftel("show", "11SAHRIYA83", "--room", "visitors", "--archive", archive).exit_code == 2


def test_a_portion_keeps_its_own_level_whatever_the_other_sections_say(tmp_path):
    archive = room_of(tmp_path / "archive", [section(1, "1. (S) Mole."), section(2, "2. (C) Rain.")])
    page = reftel("show", "11SAHRIYA80", "--room", "visitors", "--archive", archive).stdout
    assert "Rain." in page
    assert not any(words in page for words in ("Mole", "NEWS", "PHUM", "SECSTATE"))


def test_a_corrected_copy_is_judged_apart_from_the_sections_of_the_first(tmp_path):
    corrected = section(2, "2. (C) Rain.").replace("FEB 11\n", "FEB 11 ZDS\n")
    archive = room_of(tmp_path / "archive", [section(1, "1. (S) Mole.", caption="NODIS\n"), corrected])
    assert "Rain." in reftel("show", "11SAHRIYA80", "--room", "visitors", "--archive", archive).stdout


@pytest.mark.parametrize("line", [line for line, expected in cases("unknown_caption") if expected == "yes"])
def test_what_is_not_known_to_address_somebody_restricts(tmp_path, line):
    text = telegram_text(81, "1. (C) The canary.").replace("\nE.O.", f"{line}\n\nE.O.")
    archive = room_of(tmp_path / "archive", [text])
    assert reftel("show", "11SAHRIYA81", "--room", "visitors", "--archive", archive).exit_code == 2
    for file in (archive / "rooms" / "visitors").rglob("*"):
        assert not file.is_file() or b"canary" not in file.read_bytes().lower()


@pytest.mark.parametrize("line", [line for line, expected in cases("unknown_caption") if expected == "no"])
def test_what_addresses_somebody_does_not_restrict(tmp_path, line):
    text = telegram_text(81, "1. (C) The canary.").replace("\nE.O.", f"{line}\n\nE.O.")
    archive = room_of(tmp_path / "archive", [text])
    assert "canary" in reftel("show", "11SAHRIYA81", "--room", "visitors", "--archive", archive).stdout


def test_a_room_that_was_dropped_is_served_no_more(tmp_path):
    from tests.web.conftest import served

    archive = room_of(tmp_path / "archive", SEEN[:2])
    with served(archive, "visitors") as client:
        assert client.get("/cable/11SAHRIYA1").status_code == 200
        assert reftel("room", "drop", "visitors", "--archive", archive).exit_code == 0
        for address in ("/", "/search?q=chief", "/cable/11SAHRIYA1", "/people?name=Rustam"):
            assert client.get(address).status_code == 404, address
        assert reftel("room", "add", "visitors", "--clearance", "CONFIDENTIAL", "--archive", archive).exit_code == 0
        assert client.get("/cable/11SAHRIYA1").status_code == 200


def test_the_keeper_hears_that_one_copy_opens_what_another_hides(tmp_path):
    low, high = (telegram_text(82, "1. Rain fell.", level) for level in ("C O N F I D E N T I A L", "S E C R E T"))
    archive = room_of(tmp_path / "archive", [high, low])
    told = reftel("room", "why", "11SAHRIYA82", "--room", "visitors", "--archive", archive).stdout
    assert "copy 1 has the same words under SECRET, where they are hidden" in told
    alone = room_of(tmp_path / "alone", [low])
    assert "same words" not in reftel("room", "why", "11SAHRIYA82", "--room", "visitors", "--archive", alone).stdout


def modes(folder):
    return {path.name: path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))}


def test_what_is_written_is_its_owners_alone(tmp_path):
    telegram = tmp_path / "telegram.txt"
    telegram.write_text(SEEN[0])
    archive = tmp_path / "archive"
    archive.mkdir()
    archive.chmod(0o755)
    run = "from reftel.cli.main import main; main()"
    for words in (("add", telegram), ("search", "chief"), ("backup", tmp_path / "kept.tar")):
        done = subprocess.run(
            [sys.executable, "-c", run, *map(str, words), "--archive", str(archive)],
            capture_output=True,
            text=True,
            check=True,
            umask=0o022,
        )
        if words[0] == "add":
            assert f"others than its owner can look into {archive} (mode 755)" in done.stderr
            archive.chmod(0o700)
    assert not any(modes(archive).values()), modes(archive)
    with tarfile.open(tmp_path / "kept.tar") as kept:
        assert {member.mode for member in kept} == {0o600}
