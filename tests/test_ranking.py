"""Of telegrams with one score the earlier one comes first, whatever order they came in and however many there are."""

import random

import pytest
import tantivy

from reftel.room.index import open_index
from reftel.room.ranking import Sort, key_of, ranked

MANY = 600


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A searcher of several segments, and a question that finds everything in it with two scores."""
    index, chance = open_index(tmp_path_factory.mktemp("index")), random.Random(7)
    writer = index.writer(20_000_000, 1)
    for number in range(MANY):
        day = chance.choice(("", "2011-02-09", "2011-02-10", "2011-12-10"))
        place = f"{day}T{chance.randrange(10, 24)}:00:00Z" if day else "~"
        words = chance.choice(("road", "road rain"))
        document = tantivy.Document(kind="telegram", order=f"{place}|11DELWAN{number}", words=words)
        if day:
            document.add_unsigned("day", int(day.replace("-", "")))
        writer.add_document(document)
        if number % 100 == 0:
            writer.commit()
    writer.commit()
    index.reload()
    return index.searcher(), tantivy.Query.term_query(index.schema, "words", "road")


def expected(searcher, question):
    rows = [(-score, str(searcher.doc(at).get_first("order"))) for score, at in searcher.search(question, MANY).hits]
    return [key_of(place) for _, place in sorted(rows)]


@pytest.mark.parametrize(("first", "most"), [(0, 10), (5, 1), (250, 60), (MANY - 5, 30), (0, MANY), (MANY, 10)])
def test_equal_scores_are_in_order_of_time(asked, first, most):
    searcher, question = asked
    rows, total = ranked(searcher, question, 1, Sort.RELEVANCE, first, most)
    assert total == MANY
    assert [row.key for row in rows] == expected(searcher, question)[first : first + most]


@pytest.mark.parametrize(("first", "most"), [(0, 10), (430, 60), (0, MANY), (MANY, 10)])
def test_the_newest_come_first_and_those_without_a_day_last(asked, first, most):
    searcher, question = asked
    places = [str(searcher.doc(at).get_first("order")) for _, at in searcher.search(question, MANY).hits]
    wanted = sorted((place for place in places if place[0] != "~"), reverse=True)
    wanted += sorted((place for place in places if place[0] == "~"), reverse=True)
    found, total = ranked(searcher, question, 1, Sort.NEWEST, first, most)
    assert total == MANY
    assert [row.key for row in found] == [key_of(place) for place in wanted[first : first + most]]
