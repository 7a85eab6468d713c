"""Claims of single sentences, their pins, and what no sentence may make of them."""

from datetime import date
from importlib.metadata import EntryPoint

import pytest
from msgspec.structs import replace

from reftel.claims import extractor as extractor_module
from reftel.claims.claim import verified
from reftel.claims.extract import Passage, extract
from reftel.claims.extractor import _checked
from reftel.claims.rule_catalogue import rules
from reftel.text import Span
from tests.table import cases

SAID = date(2009, 12, 10)


def told(sentence):
    return next(extract([Passage(sentence, SAID)]))


def wanted(row):
    kind, _, keys = row.partition(": ")
    return {"kind": kind, **dict(key.split("=", 1) for key in keys.split("; "))}


def shows(claim, want):
    has = {"kind": claim.kind, "source": claim.source, **claim.keys}
    return all(str(has.get(key)).lower() == value.lower() for key, value in want.items())


@pytest.mark.parametrize(("sentence", "expected"), cases("claims"))
def test_what_a_sentence_claims(sentence, expected):
    found = told(sentence)
    if expected == "nothing":
        assert found == ()
        return
    for row in expected.split(" | "):
        assert any(shows(claim, wanted(row)) for claim in found), (row, [(each.kind, each.keys) for each in found])


@pytest.mark.parametrize(("sentence", "expected"), cases("claims"))
def test_every_pin_verifies(sentence, expected):
    words = sentence.split(" ")
    broken = " ".join(words[: len(words) // 2]) + "\n" + "  ".join(words[len(words) // 2 :])
    found = told(broken)
    assert found or expected == "nothing"
    for claim in found:
        assert verified(broken, claim.pin.span, claim.pin.quote)


def test_extraction_knows_only_its_passage():
    rows = [Passage("He was killed.", SAID), Passage("PM Tamaz met the Charge.", SAID)]
    assert list(extract(rows)) == [told(row.text) for row in rows]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.rule)
def test_a_rule_reads_its_example(rule):
    assert rule.rule in {claim.rule for claim in told(rule.example)}


def test_an_extractor_of_another_cannot_claim_what_is_not_said():
    (true,) = told("Poloff met with Ali Tamaz on December 1.")[:1]
    false = replace(true, pin=replace(true.pin, quote="Poloff fled"))
    checked = _checked(lambda passages: [(true, false) for _ in passages])
    assert list(checked([Passage("Poloff met with Ali Tamaz on December 1.")])) == [(true,)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orlan stays at home and Poloff is to meet with him on December 14.", "Orlan"),
        ("Tamaz met the press on December 8. Orlan plans to meet with him on December 14.", "Tamaz"),
        ("Orlan's deputy left after Poloff met with him on December 9.", "Orlan"),
        ("Tamaz left. The customs guard, Ali Orlan, is old. Poloff is to meet with him on December 14.", "Ali Orlan"),
        ("Ali Orlan is old. Tamaz's men are young. Poloff is to meet with him on December 14.", "Ali Orlan"),
        (
            "Robert Orlan met the press. Mary Vakh met Orlan. Poloff will meet with him on December 14.",
            "Robert Orlan",
        ),
        (
            "Mrs. Tamaz met Vale. Robert Orlan met the council. Poloff will meet with her on December 14.",
            "Mrs. Tamaz",
        ),
        ("Orlan met the press. November 2010 will see elections. Poloff will meet with him on December 14.", "Orlan"),
    ],
)
def test_whom_a_pronoun_stands_for(text, name):
    met = [each.name for claim in told(text) for each in claim.meant if each.key == "target"]
    assert met == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We urged Orlan to honor his promise to pay the guards.", "Orlan"),
        ("Tamaz thanked Orlan for his promise to pay the guards.", "Orlan"),
        ("We asked the Ministry to make good on its pledge of radios.", "the Ministry"),
        ("The Ministry could not take them, although it had committed to taking one.", "The Ministry"),
        ("The Ministry wants peace, and the Ambassador noted its promise to take five detainees.", "The Ministry"),
    ],
)
def test_whose_promise_it_is(text, name):
    (promise,) = (each for each in told(text) if each.kind == "action" and each.keys["type"] == "commitment")
    assert [each.name for each in promise.meant if each.key == "owner"] == [name]


def test_a_place_is_not_whom_the_next_sentence_is_about():
    (risk,) = told("Vosmani rang that evening. It lies in a bank in Sahriya. His life is in danger.")
    assert [each.name for each in risk.meant if each.key == "subject"] == ["Vosmani"]


@pytest.mark.parametrize(
    ("text", "owner", "counterpart"),
    [
        ("Tamaz praised the treaty and said it was late. Kharvan should sign it.", "Kharvan", "Tamaz"),
        ("Orlan met the press. He said it was late. The Embassy has to reply.", "The Embassy", "Orlan"),
    ],
)
def test_speech_goes_on_in_the_next_sentence(text, owner, counterpart):
    (asked,) = (each for each in told(text) if each.kind == "action")
    assert (asked.keys["type"], asked.keys["owner"], asked.keys["counterpart"]) == ("request", owner, counterpart)
    assert asked.source == counterpart


def test_the_author_tells_again_what_is_no_speech():
    found = told("Tamaz said it was late. He left Sahriya on Monday. The Embassy should reply.")
    assert [each.keys["type"] for each in found if each.kind == "action"] == ["recommendation"]


@pytest.mark.parametrize(("sender", "type_"), [("SECSTATE WASHDC", "request"), ("AMEMBASSY SAHRIYA", "recommendation")])
def test_the_department_orders_and_a_post_advises(sender, type_):
    (found,) = next(extract([Passage("The Embassy should rebut these claims.", SAID, sender)]))
    assert found.keys["type"] == type_


def test_a_passage_that_breaks_the_rules_costs_no_other_its_claims(caplog):
    def brittle(passages):
        for passage in passages:
            if "brittle" in passage.text:
                raise IndexError("no such word")
            yield from extract([passage])

    passages = [
        Passage("The PRT met with the governor."),
        Passage("A brittle line."),
        Passage("The PRT met the chief."),
    ]
    first, broken, last = extractor_module.unbroken(brittle)(passages)
    assert (len(first), broken, len(last)) == (1, (), 1)
    assert "A brittle line." in caplog.text
    assert "IndexError" in caplog.text


def other_extractor(passages):
    """An extractor of another: it claims a meeting in the first words of each passage, and one that is not said."""
    for passage in passages:
        (true,) = told("Poloff met with Ali Tamaz on December 1.")[:1]
        start, end = 0, len("Poloff met")
        said = replace(true, pin=replace(true.pin, span=Span(start, end), quote=passage.text[start:end]))
        yield said, replace(said, pin=replace(said.pin, quote="never said"))


def test_another_extractor_is_taken_by_name(monkeypatch):
    point = EntryPoint("oracle", "tests.test_claims:other_extractor", extractor_module.GROUP)
    monkeypatch.setenv(extractor_module.CHOICE, "rules")
    monkeypatch.setattr(extractor_module, "entry_points", lambda group: [point] if group == point.group else [])
    extractor_module.choose("oracle")
    assert (extractor_module.names(), extractor_module.version("oracle")) == (("rules", "oracle"), "oracle")
    by = extractor_module.extractor(extractor_module.chosen())
    assert [[each.pin.quote for each in row] for row in by([Passage("Poloff met nobody.", SAID)])] == [["Poloff met"]]
    with pytest.raises(ValueError, match="there is no extractor muse; there are rules, oracle"):
        extractor_module.choose("muse")


def test_a_day_at_the_head_of_a_line_ends_its_sentence():
    text = "The Embassy will send twelve guards to the house in Delwan by December\n14. The Consul met Orlan."
    assert [claim.pin.quote for claim in told(text)] == [
        "The Embassy will send twelve guards to the house in Delwan by December 14",
        "The Consul met Orlan",
    ]
