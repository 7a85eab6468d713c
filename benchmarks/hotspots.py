"""Where the time goes: the functions that `read()` spends most in, over generated telegrams.

python benchmarks/hotspots.py [--count 500] [--top 30] [--cables FILE]
"""

import argparse
import cProfile
import pstats
import sys
import tempfile
from pathlib import Path

from reftel.bench.telegrams import telegrams
from reftel.message.read import read
from reftel.message.record import record
from reftel.readers.reader import read_path
from reftel.terms.tables import shipped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cables", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--top", type=int, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cables = asked.cables or Path(folder) / "cables.txt"
        if asked.cables is None:
            cables.write_text("\n\f\n".join(telegrams(asked.count)), encoding="utf-8", newline="")
        copies = tuple(read_path(cables))
    tables = shipped()
    read(copies[0], tables)
    profile = cProfile.Profile()
    profile.enable()
    for copy in copies:
        record(read(copy, tables))
    profile.disable()
    pstats.Stats(profile, stream=sys.stdout).strip_dirs().sort_stats("tottime").print_stats(asked.top)


if __name__ == "__main__":
    main()
