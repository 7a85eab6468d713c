"""Read damaged telegrams again by their numbers: `python -m tests.deep 4711`; `make test-deep` runs the long tests."""

import argparse

from tests.deep.damage import damaged
from tests.deep.holds import hold, hold_written_anew


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.deep", description=__doc__)
    parser.add_argument("number", type=int, nargs="+", help="the number a failure names")
    for number in parser.parse_args().number:
        text = damaged(number)
        print(text)
        hold_written_anew(hold(text))


if __name__ == "__main__":
    main()
