"""How many telegrams a second claims are made of on one core, and what the quick pass spares the parser.

    python benchmarks/claims.py                      40 generated telegrams
    python benchmarks/claims.py --cables cables.txt  a file of your own, telegrams parted by form feeds

Everything is measured in this one run, in processor seconds, so that other work on the machine disturbs it less. The
ratios are what counts: the parser on every sentence, against what it is given. A telegram that came alone is measured
twice: where the parser is loaded already, as in a server, and as `reftel extract` by itself, in a new process.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from reftel.bench.machine import machine
from reftel.bench.telegrams import telegrams
from reftel.claims.cue import cued
from reftel.claims.extract import Passage, extract
from reftel.claims.parser import parse
from reftel.claims.sentence import in_capitals, sentences
from reftel.claims.telegram import passages
from reftel.claims.wording import Wording, word
from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.terms.tables import shipped

GENERATED = 40
REFTEL = Path(sys.executable).with_name("reftel")
COLD = 5
"""So many telegrams are added to an archive one by one, each followed by `reftel extract`."""


def spent(work: Callable[[], object]) -> float:
    """The processor seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def lines(passage: Passage) -> list[Wording]:
    """The sentences of a passage, worded for the parser."""
    capitals = in_capitals(passage.text)
    return [word(passage.text, each, capitals) for each in sentences(passage.text)]


def alone(texts: Sequence[str]) -> list[float]:
    """What `reftel extract` takes when one telegram came into an archive that lacked nothing, in order of size."""
    times = []
    with TemporaryDirectory() as folder:
        archive, came = Path(folder) / "archive", Path(folder) / "came.txt"
        for text in texts[: COLD + 1]:
            came.write_text(text, encoding="utf-8")
            for command in (["add", "--archive", archive, came], ["extract", "--archive", archive]):
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                done = subprocess.run([REFTEL, *command], capture_output=True, check=False)
                if done.returncode > 1:  # 1 is for what a telegram itself has wrong
                    raise SystemExit(done.stderr.decode())
                used = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime)
    return sorted(times[1:])


def spread(times: Sequence[float]) -> str:
    """The middle one of sorted times, that of nine in ten, the longest."""
    return f"{times[len(times) // 2]:.2f}, nine of ten {times[len(times) * 9 // 10]:.2f}, most {times[-1]:.2f} s"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cables", type=Path, help="telegrams parted by form feeds")
    chosen = options.parse_args().cables
    texts = chosen.read_text(encoding="utf-8").split("\f") if chosen else list(telegrams(GENERATED))
    cables = [read(Copy(text, "0", "telegram", "-"), shipped()).cable for text in texts if text.strip()]
    rows = [passage for cable in cables for passage in passages(cable)]
    list(extract([Passage("Poloff met with Ali Tamaz on December 1.", date(2009, 12, 10))]))  # loads the parser
    every = [line for row in rows for line in lines(row) if line.text]
    kept = [line for line in every if cued(line.text)]
    cue = spent(lambda: [cued(line.text) for line in every])
    parser, whole = spent(lambda: list(parse(kept))), spent(lambda: list(parse(every)))
    claims = spent(lambda: list(extract(rows)))
    warm = sorted(spent(lambda one=cable: list(extract(passages(one)))) for cable in cables)
    count = len(cables)
    print(f"{machine()}\n{count} telegrams, {len(every):,} sentences, {len(kept) / len(every):.0%} given to the parser")
    print(f"claims           {count / claims:8.1f} telegrams a second of one core")
    print(f"parser alone     {parser / claims:8.0%} of that time; on every sentence {whole / claims:.0%}")
    print(f"quick pass       {cue / claims:8.1%} of that time")
    print(f"one, loaded      {spread(warm)}")
    print(f"one, cold        {spread(alone([text for text in texts if text.strip()]))}")


if __name__ == "__main__":
    main()
