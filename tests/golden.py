"""The golden files of the readers: a document, and beside it in JSON what comes of it.

`python -m tests.golden` writes the JSON anew; look at the difference line by line before you commit it.
"""

import json
from pathlib import Path

from reftel.message.cable import Copy
from reftel.message.finding import Finding
from reftel.readers.failure import Failure
from reftel.readers.reader import read_path

FOLDER = Path(__file__).parent / "readers"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json" and path.name[0] != ".")


def found(document: Path) -> list[dict[str, object]]:
    """What the readers find in a document, as JSON has it."""
    return [_copy(each) if isinstance(each, Copy) else _failure(each) for each in read_path(document)]


def expected(document: Path) -> Path:
    return document.with_name(document.name + ".json")


def _copy(copy: Copy) -> dict[str, object]:
    release = copy.release and {key: getattr(copy.release, key) for key in copy.release.__struct_fields__}
    return {
        "source": _place(copy.source),
        "reader": copy.reader,
        "encoding": copy.encoding,
        "origin": copy.origin,
        "release": release,
        "declared": [list(pair) for pair in copy.declared],
        "findings": [_finding(each) for each in copy.findings],
        "text": copy.text.splitlines(keepends=True),
    }


def _failure(failure: Failure) -> dict[str, object]:
    return {"source": _place(failure.source), "failure": _finding(failure.finding)}


def _finding(finding: Finding) -> dict[str, object]:
    place = [finding.span.start, finding.span.end]
    return {"code": finding.code, "level": finding.level.value, "message": finding.message, "span": place}


def _place(source: str) -> str:
    return source.removeprefix(str(FOLDER)).lstrip("/\\")


if __name__ == "__main__":
    for each in DOCUMENTS:
        expected(each).write_text(json.dumps(found(each), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
