"""How the room that is served is asked: what takes long keeps nobody waiting who looks something up."""

import asyncio
from threading import Event

import pytest

from reftel.desk import missing_list as kept
from reftel.desk.record import recorded
from reftel.room.room import Room
from reftel.web import ready
from reftel.web.rooms import Rooms
from tests.archive import archive_of, telegram_text


@pytest.fixture
def rooms(tmp_path):
    text = telegram_text(12, "1. (C) PO Delwan will meet Chief Rustam Darvazi; see Delwan 44.")
    archive = archive_of(tmp_path / "archive", text)
    with Room.open(archive):
        pass  # the room is made
    made = Rooms(archive, "main")
    yield made
    made.close()


def test_a_long_answer_keeps_nobody_waiting_who_looks_something_up(rooms):
    over = Event()

    async def both():
        long = asyncio.create_task(rooms.ask_long(lambda room: over.wait(30)))
        await asyncio.sleep(0)
        count = await asyncio.wait_for(rooms.ask(lambda room: room.count()), 20)
        over.set()
        return count, await long

    assert asyncio.run(both()) == (1, True)


def test_what_takes_longer_than_the_patience_is_worked_out_all_the_same(rooms):
    over, done = Event(), Event()

    def question(_):
        over.wait(30)
        done.set()

    async def ask():
        with pytest.raises(TimeoutError):
            await rooms.ask_long(question, 0.01)
        over.set()
        await rooms.ask_long(lambda room: None)

    asyncio.run(ask())
    assert done.is_set()


def test_an_answer_is_found_once_until_somebody_decides(rooms):
    found = []

    async def ask():
        for _ in range(2):
            await rooms.ask_once("count", lambda room: found.append(room.count()))
        desk = rooms.archive / "desk"
        desk.mkdir(exist_ok=True)
        (desk / "main.db").write_bytes(b"decided")
        await rooms.ask_once("count", lambda room: found.append(room.count()))

    asyncio.run(ask())
    assert found == [1, 1]


def test_what_pages_are_made_from_is_there_before_somebody_asks(rooms, monkeypatch):
    with Room.open(rooms.archive) as room:
        recorded(room, rooms.archive)  # the telegrams were read for claims
        (room.folder / "desk.db").unlink()
    monkeypatch.setattr(ready, "_EVERY", 0.01)

    async def wait():
        task = asyncio.create_task(ready.keep_ready(rooms))
        folder = room.folder
        for _ in range(3_000):
            await asyncio.sleep(0.01)
            if (folder / "desk.db").is_file() and (folder / kept.FILE).is_file():
                break
        task.cancel()
        return (folder / "desk.db").is_file(), (folder / kept.FILE).is_file()

    assert asyncio.run(wait()) == (True, True)
