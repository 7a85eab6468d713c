"""Fuzzing led by coverage: atheris seeks new paths itself. `python -m tests.deep.guided -runs=25000 FOLDER`"""

import sys

import atheris

with atheris.instrument_imports(include=["reftel"]):
    from reftel.text.encoding import decode
    from tests.deep.holds import hold


def one(data: bytes) -> None:
    hold(decode(data).text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
