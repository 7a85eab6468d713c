"""Tellings: sentences of later telegrams, with what is needed to see whether one tells what became of something.

`She called the chairman and pressed him for the two guards` tells of the deeds to call on and to press; `The guards
remain outstanding` tells that something is still to come.
"""

import re
from functools import cache, cached_property
from itertools import zip_longest

from reftel.claims.lemma import lemma
from reftel.claims.rows import lexicon_rows
from reftel.claims.sentence import sentences
from reftel.desk.deed import class_of, content
from reftel.desk.wordclass import words_of
from reftel.room.telegram import Passage, Telegram

_ENDED = re.compile(r"\w{2,}ed$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STILL = re.compile(
    r"\b(?:not yet|outstanding|still (?:wait|await|pending|unpaid|to)\w*|ha(?:s|ve|d) (?:still )?not \w+|remains? to"
    r"|unanswered|ha(?:s|ve) had no|under (?:study|review|consideration)|being (?:studied|considered))\b",
    re.IGNORECASE,
)
_HAPPENED = "come|came|appeared|arrived|received|done|sent|paid|made|given|built|delivered|met|took place|happened"
_NEVER = re.compile(
    r"\b(?:never|nobody ever|not (?:been )?(?:kept|honou?red|fulfilled))\b|\b(?:received|did|done) nothing\b"
    rf"|\b(?:nothing|nobody|none|no one)\b(?: \w+){{0,4}} (?:{_HAPPENED})\b"
    rf"|(?:^|[;:,] )no (?!doubt)(?:\w+ ){{1,3}}?(?:{_HAPPENED})\b",
    re.IGNORECASE,
)
PUT_OFF = re.compile(r"\b(?:put off|postponed|cancell?ed|called off|abandoned)\b", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:declin|refus|reject|turned down)\w*", re.IGNORECASE)
_NEEDLESS = re.compile(
    r"\b(?:no longer needs?|(?:do|does|did) not need(?! to\b)|(?:is|are) not needed|without object"
    r"|(?:offer|request|proposal|invitation) (?:is|was|has been|had been) (?:hereby )?withdrawn)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:kept|honou?red) (?:his|her|its|their) (?:\w+ )?(word|promise|appointment|undertaking|pledge)\b",
    re.IGNORECASE,
)
_AS_ASKED = re.compile(
    r"\bas (?:(?:he|she|it|they|we|(?:the )?\w+(?: \w+)?|ref(?:tel)? ?[A-Z]?) )?(?:had )?"
    r"(?:promised|agreed|asked|requested|instructed|said|told|undertaken|wished|announced|recommended)\b"
    r"|\bwhich (?:he|she|it|they) had (?:requested|asked for|promised)\b"
    r"|\bafter (?:he|she|it|they) \w+ (?:first )?promised\b"
    r"|\b(?:later|sooner|earlier) than (?:he|she|it|they|[A-Z]\w+) (?:had )?(?:said|promised)\b"
    r"|\bin (?:reply|answer|response) to (?:\w+ ){0,3}(?:request|appeal|demarche|letter|proposal|ref|reftel)\b"
    r"|\bas (?:\w+ )?(?:foreseen|planned|envisaged|suggested|arranged|scheduled|proposed|directed|authori[sz]ed)\b"
    r"|\bref(?:tel)?(?: [A-Z])? (?:asked|requested|wanted|recommended)\b|\bshares? the view\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:requested|promised|asked for|offered|agreed|pledged)\s+(?:[\w'.]+\s+){0,6}?\(?ref(?:tel)?\b", re.IGNORECASE
)
_CAME = re.compile(
    r"\b(?:came|arrived|present|reached|delivered|handed (?:in|over|to)|paid|sent|signed|released|issued|published"
    r"|brought|went|holds|reported at|built|installed|found"
    r"|has read|have read|received|admitted|let in|allowed|granted|permitted|approved"
    r"|lodged|filed|submitted|presented|tabled|ha(?:s|ve|d) been (?:at|beside|with|outside|there)\b(?=.* since\b))\b",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"\b(?:under|on|by) the (?:arrangements?|agreement|terms|offer|plan|understanding) (?:\w+ ){0,3}?\(?ref",
    re.IGNORECASE,
)
_ASKER = re.compile(
    r"\b(?i:as|than) (?i:the )?((?!\w+(?i:ly)\b)[A-Z]\w+(?: [A-Z]\w+)?) (?i:had )?"
    r"(?i:promised|agreed|asked|requested|wished|said)\b"
)
_SAID = {
    "raise": re.compile(
        r"\b(?:put (?:the |a |this |that )?(?:question|case|matter|point|request|problem)\b"
        r"|(?:took|taken) (?:\w+ ){0,4}?up\b)",
        re.IGNORECASE,
    ),
    "shelter": re.compile(r"\b(?:living|staying|lodged|housed|put up) (?:at|with|in|by)\b", re.IGNORECASE),
    "attend": re.compile(r"\b(?:was|were) (?:also )?(?:present|there|in the room|in attendance)\b", re.IGNORECASE),
}
"""Deeds that are told by more than a verb."""
_SENDING = re.compile(
    r"\b(?:are|is|am) (?:\w+ )?(send|forward|ship|pouch|transmit|return|fax|hand)ing\b", re.IGNORECASE
)
_LABELS = re.compile(r"\bref(?:tel)?s?\.?\s*((?:[A-Z](?:\s*(?:,|and)\s*)?){1,6})\b", re.IGNORECASE)
_ALONE = re.compile(r"\breftel\b", re.IGNORECASE)
_AHEAD = frozenset({"to", "will", "would", "shall", "should", "may", "might", "can", "could", "must", "not"})
_BEFORE_A_NOUN = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "those", "of", "for", "by"}
)
_MODAL, _REACH = _AHEAD - {"not", "to"}, 6


class Telling:
    """One sentence: its passage, its words, and what it says of something done."""

    def __init__(self, passage: Passage, text: str, after: str = "") -> None:
        self.passage, self.text, self._after = passage, text, after
        self.words = content(text)

    @cached_property
    def after(self) -> frozenset[str]:
        """The words of the sentence that follows in its passage."""
        return content(self._after)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs it tells as done, in their base form; what `we are sending` is on its way."""
        sending = (found[1].lower() for found in _SENDING.finditer(self.text))
        return frozenset((*_done(_AS_ASKED.sub(" ", self.text)), *sending))

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The classes of these verbs: `meet`, `raise` (`put the question to`), `attend` (`was there`), else itself."""
        said = {name for name, words in _SAID.items() if words.search(self.text)}
        return frozenset(map(class_of, self.verbs)) | said

    @cached_property
    def done(self) -> frozenset[str]:
        """The stems of what was done in it, other than to ask, to promise or to think."""
        return content(" ".join(self.verbs - words_of("asking or promising")))

    @cached_property
    def deed(self) -> bool:
        """Whether it tells of something done, other than said or thought."""
        return bool(self.verbs - words_of("asking or promising") - _saying())

    @cached_property
    def is_still(self) -> bool:
        """Whether it tells that something is still to come."""
        return bool(_STILL.search(self.text))

    @cached_property
    def is_never(self) -> bool:
        """Whether it tells that something was never done."""
        return bool(_NEVER.search(self.text))

    @cached_property
    def is_put_off(self) -> bool:
        """Whether it tells that something was put off, called off or withdrawn."""
        return bool(PUT_OFF.search(self.text))

    @cached_property
    def is_refused(self) -> bool:
        """Whether somebody declines in it."""
        return bool(_REFUSED.search(self.text))

    @cached_property
    def is_needless(self) -> bool:
        """Whether it tells that something is no longer needed."""
        return bool(_NEEDLESS.search(self.text))

    @cached_property
    def is_as_asked(self) -> bool:
        """Whether it tells of something as having been asked for or promised: `as he had said he would`."""
        return bool(_AS_ASKED.search(self.text) or _ASKED.search(self.text))

    @cached_property
    def is_arranged(self) -> bool:
        """Whether it tells of something as done under what a telegram describes: `under the arrangement in ref B`."""
        return bool(_ARRANGED.search(self.text))

    @cached_property
    def asker(self) -> str:
        """Who asked or promised, by `as the Minister had wished`; empty for `he` and telegrams."""
        found = _ASKER.search(self.text)
        return found[1] if found else ""

    @cached_property
    def kept(self) -> str | None:
        """What somebody kept in it: his word, or an appointment."""
        found = _KEPT.search(self.text)
        return found[1].lower() if found else None

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of the references it rests on; `reftel` alone is the empty label."""
        found = {label for each in _LABELS.finditer(self.text) for label in re.findall(r"[A-Z]", each[1])}
        return frozenset(found | ({""} if _ALONE.search(self.text) else set()))

    def came(self, things: frozenset[str]) -> bool:
        """Whether one of these things stands within three words of a verb that says it came."""
        for found in _CAME.finditer(self.text):
            ahead = self.text[: found.start()].lower().split()
            if _MODAL & set(ahead[-_REACH:]):
                continue
            before, behind = _headed(ahead[-_REACH:]), self.text[found.end() :].split()[:3]
            if things & content(" ".join((*before, *behind))):
                return True
        return False


def _headed(words: list[str]) -> list[str]:
    """The last three words before a verb; of `two guards of the commission` those before `of`."""
    whose = next((place for place, word in enumerate(words[-4:], len(words) - len(words[-4:])) if word == "of"), None)
    return words[:whose][-2:] if whose else words[-3:]


def _done(text: str) -> list[str]:
    """The verbs of a sentence that stand in the past and are neither asked for nor denied."""
    words = [word.lower() for word in _WORD.findall(text)]
    found = []
    for place, word in enumerate(words):
        if not (_ENDED.search(word) or word in _past()):
            continue
        ahead = words[place - 1] if place else ""
        if ahead == "be" and place > 1:
            ahead = words[place - 2]
        if ahead not in _AHEAD and not (word.endswith("ed") and ahead in _BEFORE_A_NOUN):
            found.append(lemma(word, "VBD"))
    return found


@cache
def _saying() -> frozenset[str]:
    """The verbs of saying and believing."""
    spoken = (row["word"] for row in lexicon_rows("report") if row["kind"] in ("speech", "belief", "wish", "question"))
    return frozenset(word for word in spoken if class_of(word) != "relay") - {"answer", "reply", "respond"}


@cache
def _past() -> frozenset[str]:
    """The irregular past forms, without those of `be`, `have` and `do`, which tell of no deed."""
    rows = lexicon_rows("irregular")
    return frozenset(row["form"] for row in rows if row["base"] not in ("be", "have", "do", "lie", "die"))


def tellings(telegram: Telegram) -> tuple[Telling, ...]:
    """The sentences of a telegram, its subject line first."""
    found = []
    for passage in telegram.passages:
        lines = [" ".join(span.of(passage.text).split()) for span in sentences(passage.text)]
        found += [Telling(passage, *pair) for pair in zip_longest(lines, lines[1:], fillvalue="")]
    return tuple(found)
