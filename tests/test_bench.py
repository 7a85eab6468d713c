"""`reftel bench` measures what it says it does; how fast anything is, no test asks."""

import msgspec
from typer.testing import CliRunner

from reftel.bench.corpus import write_corpus
from reftel.bench.telegrams import telegrams
from reftel.cli.main import app
from reftel.message.read import read
from reftel.readers.reader import read_path
from reftel.terms.tables import shipped


def test_the_same_number_and_seed_give_the_same_telegrams():
    assert list(telegrams(5, seed=3)) == list(telegrams(5, seed=3))
    assert list(telegrams(5, seed=3)) != list(telegrams(5, seed=4))


def test_no_two_telegrams_of_a_corpus_have_the_same_number(tmp_path):
    size = write_corpus(tmp_path / "in", 2_100)
    assert size == sum(path.stat().st_size for path in (tmp_path / "in").iterdir())
    copies = read_path(tmp_path / "in")
    numbers = [str(read(copy, shipped()).cable.mrn) for copy in copies]
    assert len(set(numbers)) == len(numbers) == 2_100


def test_every_figure_is_measured(tmp_path):
    result = CliRunner().invoke(app, ["bench", "--count", "150", "--in", str(tmp_path), "--json"])
    assert result.exit_code == 0, result.output
    rows = [msgspec.json.decode(line) for line in result.stdout.splitlines()]
    assert [row["what"] for row in rows if row["what"].startswith("search")] == [
        "search: top ten",
        "search: facets and a date range",
        "search: a common word with facets",
    ]
    assert all(row["measured"] > 0 for row in rows)
    assert list(tmp_path.iterdir()) == []
