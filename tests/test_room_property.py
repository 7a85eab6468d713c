"""Nobody sees, counts or infers what they may not see: a room answers like one that never knew of it.

For random telegrams and any history of adding, correcting and dropping, a room answers byte for byte like a room built
at once by reading what is left of each telegram; and no word of what is hidden is in any of its files.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from functools import reduce
from hashlib import sha256
from operator import or_
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
import zstandard
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.message.cable import Copy
from reftel.message.canonical import canonical
from reftel.message.read import read
from reftel.room import definition
from reftel.room.build import INDEX, ROOMS, newest
from reftel.room.index import FACETS, TEXTS, VALUES, open_index
from reftel.room.room import Room
from reftel.room.select import select
from reftel.room.view import View, settled
from reftel.terms.marking import Marking, permits, read_marking, read_portion
from reftel.terms.tables import shipped
from reftel.vault.group import Stretch, groups
from reftel.vault.vault import Vault
from tests.archive import archive_of
from tests.room_requests import ROOM_COMMANDS, ROOM_PAGES, addresses, requests
from tests.web.conftest import served
from tests.web.walk import WALK

NAME = "visitors"
EXAMPLES = 10
KEEPERS = {"room"}
"""Commands about rooms that are their keeper's, who needs the vault."""
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""A history that fails is printed as it is: making it smaller would take minutes."""
CLEARANCES = ("UNCLASSIFIED", "UNCLASSIFIED//SBU", "CONFIDENTIAL", "CONFIDENTIAL//NOFORN", "SECRET", "SECRET//EXDIS")
LEVELS = {
    "UNCLAS": read_marking("UNCLASSIFIED"),
    "UNCLAS SENSITIVE": read_marking("UNCLASSIFIED//SBU"),
    "C O N F I D E N T I A L": read_marking("CONFIDENTIAL"),
    "S E C R E T": read_marking("SECRET"),
}
BANNERS = tuple(LEVELS)
CAPTIONS = ("SIPDIS", "NOFORN", "EXDIS", "NODIS", "ZEBRA ONLY")
MARKS = ("(U) ", "(SBU) ", "(C) ", "(C/NF) ", "(S) ", "(S/NF) ", "(S//XD) ", "(C ) ", "(5) ", "")
OPENINGS = (
    "Summary: ",
    "",
    "Comment: ",
    "Chief Rustam Darvazi met police. ",
    "The police chief, ",
    "Colonel Rostam Darwazi was killed on February 9. ",
    "PO Delwan will try to meet Chief Rustam Darvazi on February 12. He is in danger. ",
)
ENDS = ("", "", " End Summary.", " End comment.", " See ref A.")
WORDS = ("amber", "birch", "cedar", "dahlia", "elder", "fennel")


class Piece(NamedTuple):
    """One paragraph: its mark, how it begins and ends, a word of its own, whether a heading stands above it."""

    mark: str
    opening: str
    word: str
    ends: str
    headed: bool


pieces = st.builds(
    Piece,
    st.sampled_from(MARKS),
    st.sampled_from(OPENINGS),
    st.sampled_from(WORDS),
    st.sampled_from(ENDS),
    st.booleans(),
)


class Sheet(NamedTuple):
    """A telegram to be written: its number within the archive, and everything that varies in it."""

    serial: int
    post: str
    banner: str
    captions: tuple[str, ...]
    subject: str
    tags: str
    ref: str
    section: str
    signal: str
    pieces: tuple[Piece, ...]


sheets = st.builds(
    Sheet,
    st.integers(1, 5),
    st.sampled_from(("SAHRIYA", "DELWAN")),
    st.sampled_from(BANNERS),
    st.lists(st.sampled_from(CAPTIONS), max_size=2, unique=True).map(tuple),
    st.sampled_from(("", "(U) ", "(S) ")),
    st.sampled_from(("PGOV, PHUM", "PHUM", "ECON")),
    st.sampled_from(("", "REF: A. 11 SAHRIYA 2\n     B. 11 DELWAN 3\n")),
    st.sampled_from(("", "", "", " SECTION 01 OF 02", " SECTION 02 OF 02")),
    st.sampled_from(("", "", "", " ZDS")),
    st.lists(pieces, min_size=1, max_size=4).map(tuple),
)


SUBJECT, SIGNER, INFO, HEADING = 0, 100, 101, 200
"""Numbers of the canaries that stand in no paragraph; that of a heading is its paragraph's and this."""


def canary(sheet: Sheet, number: int) -> str:
    """A word that stands nowhere else than in this paragraph, or line, of this text."""
    digest = sha256(repr((sheet, number)).encode()).hexdigest()[:12]
    return f"q{digest}z".translate(str.maketrans("0123456789", "ghjklmnpqr"))


def written(sheet: Sheet) -> str:
    """The text of a telegram, a canary in each of its paragraphs and in its subject."""
    body = "\n\n".join(
        (f"What {canary(sheet, HEADING + number)} said\n\n" if piece.headed else "")
        + f"{number}. {piece.mark}{piece.opening}The {piece.word} {canary(sheet, number)} spoke."
        + piece.ends
        for number, piece in enumerate(sheet.pieces, 1)
    )
    captions = "".join(f"\n{caption}\n" for caption in sheet.captions)
    return (
        f"P 1{sheet.serial}1530Z FEB 11{sheet.signal}\nFM AMEMBASSY {sheet.post}\nTO RUEHC/SECSTATE WASHDC PRIORITY\n"
        f"INFO AMEMBASSY {canary(sheet, INFO).upper()}\n\n"
        f"{sheet.banner}{sheet.section} {sheet.post} {sheet.serial:06}\n{captions}\n"
        f"E.O. 13526: DECL: 02/11/2021\nTAGS: {sheet.tags}\n"
        f"SUBJECT: {sheet.subject}NEWS {canary(sheet, SUBJECT).upper()}\n{sheet.ref}\n"
        f"{body}\n\n{canary(sheet, SIGNER).upper()}\n"
    )


def siblings(sheet: Sheet, others: Iterable[Sheet]) -> list[Sheet]:
    """The sections of the same text, this one among them; a text of one piece stands alone."""
    text = (sheet.serial, sheet.post, sheet.signal)
    return [each for each in others if sheet.section and each.section and (each.serial, each.post, each.signal) == text]


def whole_marking(sheet: Sheet) -> Marking:
    """The join of all that marks a text."""
    marks = filter(None, map(portion, (sheet.subject, *(piece.mark for piece in sheet.pieces))))
    return reduce(or_, marks, LEVELS[sheet.banner] | Marking(captions=frozenset(sheet.captions)))


def allowed(sheet: Sheet, clearance: str, others: Iterable[Sheet]) -> set[int]:
    """The numbers of the canaries this clearance may see at most, told from what was written and nothing else."""
    permitted = read_marking(clearance)
    marks = {number: portion(piece.mark) for number, piece in enumerate(sheet.pieces, 1)} | {
        SUBJECT: portion(sheet.subject)
    }
    sections = siblings(sheet, others)
    captions = Marking(captions=frozenset(name for each in (sheet, *sections) for name in each.captions))
    whole = reduce(or_, map(whole_marking, sections), whole_marking(sheet))
    if permits(permitted, whole):
        return {*range(HEADING + len(sheet.pieces) + 1)}
    # Captions of distribution fall on every passage, controls such as NOFORN only on those without a mark.
    spread = Marking(captions=captions.captions)
    return {number for number, mark in marks.items() if mark is not None and permits(permitted, mark | spread)}


def portion(mark: str) -> Marking | None:
    """What a mark says; None for none, and for one that is only read after repair."""
    found = read_portion(mark.strip().strip("()")) if mark else None
    return found.marking if found and not found.repaired else None


NUMBERS = ("11SAHRIYA1", "11SAHRIYA2", "11DELWAN3", "11DELWAN77")


def answers(archive: Path) -> list[str]:
    """What the room answers to every request; the archive's own path is nobody's secret."""
    runner, found = CliRunner(), []
    for request in requests(NUMBERS, WORDS):
        done = runner.invoke(app, [*request, "--archive", str(archive), "--room", NAME])
        assert done.exit_code in (0, 2), (request, done.output, done.exception)
        found.append(f"{request}\n{done.exit_code}\n{done.output}".replace(str(archive), "ARCHIVE"))
    with served(archive, NAME) as client:
        for address in addresses(NUMBERS, WORDS):
            page = client.get(address)
            assert page.status_code in (200, 404), (address, page.text)
            found.append(f"{address}\n{page.status_code}\n{page.text}")
    return found


def left_of(archive: Path, clearance: str) -> list[str]:
    """What is left of each copy, its sections judged together, rendered."""
    view = View(definition.Definition(NAME, read_marking(clearance)), shipped())
    with Vault.open(archive) as vault:
        last = vault.last
        return [canonical(each) for group in groups(vault, Stretch(0, last, 0, last)) for each in view.texts(group)]


def stored_words(folder: Path) -> bytes:
    """All bytes of a room's files, pressed ones opened, and the index's lists of words."""
    found = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    generation = newest(folder)
    register = sqlite3.connect(generation / "room.db")
    for (table,) in register.execute("select name from sqlite_master where type = 'table'").fetchall():
        for row in register.execute(f"select * from {table}"):
            for value in row:
                pressed = isinstance(value, bytes) and value.startswith(b"\x28\xb5\x2f\xfd")
                found.append(zstandard.decompress(value) if pressed else str(value).encode())
    register.close()
    searcher = open_index(generation / INDEX).searcher()
    for field in (*TEXTS, *VALUES, *FACETS, "passage", "order", "month"):
        found += [term.encode() for term, _ in searcher.terms_with_prefix(field, "")]
    return b"\n".join(found).lower()


class History(RuleBasedStateMachine):
    """An archive and one room of it, in the course of time."""

    @initialize(clearance=st.sampled_from(CLEARANCES), first=st.lists(sheets, min_size=1, max_size=4))
    def begin(self, clearance, first):
        self.place = Path(tempfile.mkdtemp())
        self.archive = self.place / "archive"
        self.clearance, self.sheets = clearance, list(first)
        archive_of(self.archive, *map(written, first))
        definition.add(self.archive, NAME, clearance)

    @rule(more=st.lists(sheets, min_size=1, max_size=3))
    def add(self, more):
        self.sheets += more
        archive_of(self.archive, *map(written, more))

    @rule()
    def look(self):
        with Room.open(self.archive, name=NAME) as room:
            room.count()

    @rule()
    def drop(self):
        runner = CliRunner()
        assert runner.invoke(app, ["room", "drop", NAME, "--archive", str(self.archive)]).exit_code == 0
        definition.add(self.archive, NAME, self.clearance)

    def teardown(self):
        if hasattr(self, "archive"):
            try:
                self.compare()
            finally:
                shutil.rmtree(self.place)

    def compare(self):
        found = answers(self.archive)
        left = left_of(self.archive, self.clearance)
        other = archive_of(self.place / "other", *reversed(left))
        definition.add(other, NAME, self.clearance)
        for one, two in zip(found, answers(other), strict=True):
            assert one == two
        stored = stored_words(self.archive / ROOMS / NAME)
        for sheet in self.sheets:
            may_be = allowed(sheet, self.clearance, self.sheets)
            count = len(sheet.pieces) + 1
            for number in {*range(count), *range(HEADING, HEADING + count), SIGNER, INFO} - may_be:
                assert canary(sheet, number).encode() not in stored, (number, written(sheet))


def histories(examples, steps, same):
    """So many histories; the `same` every time, or new ones."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    tried = {"max_examples": examples, "stateful_step_count": steps, "phases": PHASES, "derandomize": same}
    found = settings(deadline=None, suppress_health_check=slow, **tried)
    run_state_machine_as_test(History, settings=found)


def test_a_room_answers_like_one_that_never_knew():
    histories(EXAMPLES, 4, same=True)


@pytest.mark.deep
def test_a_room_answers_like_one_that_never_knew_ten_thousand_times():
    histories(250, 8, same=False)


@given(sheets, st.sampled_from(CLEARANCES))
def test_what_was_selected_is_selected_whole(sheet, clearance):
    permitted = read_marking(clearance)
    text = written(sheet)
    cable = read(Copy(text, sha256(text.encode()).hexdigest(), "telegram", ""), shipped()).cable
    once, held = select(cable, permitted), settled(cable, permitted, shipped())
    assert (once is None) == (held is None)
    if once and held:
        assert select(once, permitted) == once
        assert settled(held, permitted, shipped()) == held
        assert permits(permitted, once.marking)
        assert permits(permitted, held.marking)


def test_every_command_and_page_of_a_room_is_asked():
    commands = typer.main.get_command(app).commands
    rows = {name: [each, *getattr(each, "commands", {}).values()] for name, each in commands.items()}
    asks_a_room = {
        name for name, each in rows.items() if any("--room" in row.opts for one in each for row in one.params)
    }
    assert asks_a_room - KEEPERS == set(ROOM_COMMANDS)
    assert set(ROOM_PAGES) == set(WALK)
    assert EXAMPLES * len(requests(NUMBERS, WORDS) + addresses(NUMBERS, WORDS)) >= 300
