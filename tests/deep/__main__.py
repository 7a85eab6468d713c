"""Read one damaged telegram again, by its number: `python -m tests.deep 4711`."""

import sys

from tests.deep.damage import damaged
from tests.deep.holds import hold, hold_written_anew


def main() -> None:
    text = damaged(int(sys.argv[1]))
    print(text)
    hold_written_anew(hold(text))


if __name__ == "__main__":
    main()
