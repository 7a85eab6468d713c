"""PDF files are parsed in a process of their own, with a bound on its memory and its time.

A file that breaks the parser, or keeps it busy for ever, takes that process down and nothing else; it is a failure of
that file, and the next one gets a new process.
"""

import atexit
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from io import BytesIO
from typing import IO

import msgspec

_MEMORY = 2 << 30
_SECONDS = 60
_LENGTH = 8


class Pages(msgspec.Struct, frozen=True):
    """What came of a file: the text of each page, or the code and the words of what is wrong with it."""

    texts: tuple[str, ...] = ()
    code: str | None = None
    words: str = ""


def pages(data: bytes) -> Pages:
    """The text of each page of a PDF file."""
    try:
        answer = _child().ask(data)
    except OSError:
        answer = None
    if answer is None:
        return Pages(code="broken-file", words=f"the PDF file took more than {_SECONDS} seconds or too much memory")
    return msgspec.msgpack.decode(answer, type=Pages)


class _Child:
    """One process that parses; it serves many files, since it takes a while to start."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from reftel.readers.pdf_child import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(self.end)

    @property
    def lives(self) -> bool:
        """Whether it still answers."""
        return self._process.poll() is None

    def ask(self, data: bytes) -> bytes | None:
        """Its answer; None when it died over the question or did not answer in time, and then it is ended."""
        to, answers = self._process.stdin, self._process.stdout
        if to is None or answers is None:
            return None
        late = threading.Timer(_SECONDS, self._process.kill)
        late.start()
        try:
            _send(to, data)
            answer = _receive(answers)
        except OSError:
            answer = None
        finally:
            late.cancel()
        if answer is None:
            self.end()
        return answer

    def end(self) -> None:
        """End it."""
        atexit.unregister(self.end)
        self._process.kill()
        self._process.communicate()


_children: list[_Child] = []


def _child() -> _Child:
    if not _children or not _children[0].lives:
        _children[:] = [_Child()]
    return _children[0]


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def serve() -> None:
    """Parse one file after the other, until there is no further one: what the process does."""
    _bound_itself()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of flaws it mends; no business of a reader
    while (data := _receive(sys.stdin.buffer)) is not None:
        _send(sys.stdout.buffer, msgspec.msgpack.encode(parsed(data)))


def _bound_itself() -> None:
    """Let the system bound the memory, where it does such things."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def parsed(data: bytes) -> Pages:
    """The text of each page, parsed in this process; pypdf raises whatever it likes on broken files."""
    from pypdf import PdfReader  # slow to import, and few files need it

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Pages(code="encrypted-file", words="the PDF file is encrypted; save it without a password")
        return Pages(tuple(_page_text(page.extract_text) for page in reader.pages))
    except Exception as error:
        return Pages(code="broken-file", words=f"the PDF file is broken: {error}")


def _page_text(extract: Callable[[], str]) -> str:
    """The text of one page, which may be broken while the others are not."""
    try:
        text = extract()
    except MemoryError:
        raise
    except Exception:
        return ""
    return text.encode("utf-8", "replace").decode("utf-8") if text.strip() else ""
