"""An event's clause: its span, its tense, and whether it is asserted, denied, possible, planned, hoped or asked."""

from __future__ import annotations

from onrecord.annotate.events.leading import negated
from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import Tree
from onrecord.model.parse import Token
from onrecord.model.reading import Modality, Polarity, Reading, StatementPolarity
from onrecord.model.text import Span
from onrecord.values.predicates import aspects

HOPES = frozenset({"hopes", "wants", "wishes", "fears", "demands"})
NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
OPEN = frozenset({"think", "believe", "say", "claim", "suggest", "expect", "suppose", "imply", "mean", "show", "prove", "confirm",
                  "conclude", "find", "indicate", "feel", "consider", "assume", "agree", "accept", "argue", "allege",
                  "guarantee", "see", "establish", "determine", "know"})  # fmt: skip
"""Verbs whose “not” leaves open what hangs on them; “did not regret that it fell” does not."""
EDGE = frozenset(",;:.—–-“”\"'‘’()[]…")
MODALITIES = {
    "planned": Modality.PLANNED, "hoped": Modality.HOPED, "possible": Modality.POSSIBLE, "open": Modality.POSSIBLE, "denied": Modality.DENIED,
    "questioned": Modality.QUESTIONED, "wanted": Modality.HOPED,
}  # fmt: skip
"""“Should” and “must” say what somebody wants."""


def span_of(reading: Reading, tree: Tree, core: Core, statement: int | None) -> Span | None:
    """The clause: all that hangs on its top, without joined clauses, within the statement's content if inside one."""
    top = tree.tokens[core.top]
    inside = {i for i in tree.under(core.top) if tree.tokens[i].sentence == top.sentence} - _others(tree, core)
    indices = sorted(_run(inside, core.trigger))
    if statement is not None:
        pieces = reading.statements[statement].content
        at = tree.tokens[core.trigger]
        piece = next((p for p in pieces if p.start <= at.start < p.end), None)
        indices = [
            i for i in indices if piece and piece.start <= tree.tokens[i].start and tree.tokens[i].end <= piece.end
        ]
    while indices and _is_edge(tree.tokens[indices[0]], core):
        indices.pop(0)
    while indices and (tree.tokens[indices[-1]].text in EDGE - {"]", ")"} or tree.tokens[indices[-1]].dep == "cc"):
        indices.pop()
    indices = _behind_its_mark(tree, core, _without_next_subject(tree, core, indices))
    if core.trigger not in indices:
        return None
    if indices[0] and core.negative and tree.tokens[indices[0] - 1].lower == "nor":
        indices.insert(0, indices[0] - 1)
    return Span(tree.tokens[indices[0]].start, tree.tokens[indices[-1]].end)


def _behind_its_mark(tree: Tree, core: Core, indices: list[int]) -> list[int]:
    """The clause without how long before or after it something else was: “(*ten seconds after*) it left the town”."""
    marks = [kid.index for kid in tree.kids(core.top, "mark") if kid.lower in {"before", "after", "since", "until"}]
    at = next((mark for mark in marks if indices and indices[0] < mark < core.trigger), None)
    return indices if at is None else [index for index in indices if index > at]


def _without_next_subject(tree: Tree, core: Core, indices: list[int]) -> list[int]:
    """The clause without who does what follows it: “the court opened an inquiry *and Berg* (issued a statement)”."""
    after = indices[-1] + 1 if indices else 0
    if not indices or after >= len(tree.tokens) or tree.tokens[after].tag not in {"VBD", "VBZ", "VBP", "MD"}:
        return indices
    if (
        tree.tokens[after].dep not in {"conj", "aux"}
        or tree.tokens[after].sentence != tree.tokens[core.trigger].sentence
    ):
        return indices
    at = len(indices) - 1
    while at > 0 and tree.tokens[indices[at]].pos in {"NOUN", "PROPN", "PRON", "DET", "ADJ"}:
        at -= 1
    cut = tree.tokens[indices[at]].dep == "cc" and indices[at] > core.trigger and at < len(indices) - 1
    return indices[:at] if cut else indices


def _others(tree: Tree, core: Core) -> set[int]:
    """What hangs on the clause but is said by itself: a joined verb, the rest of a run-on sentence."""
    away: set[int] = set()
    for index in tree.under(core.top):
        token = tree.tokens[index]
        joined = token.dep in {"conj", "parataxis"} and token.pos in {"VERB", "AUX"}
        if joined and index not in core.words and token.head in core.words:
            away.update(tree.under(index))
        if token.dep == "ccomp" and token.head == core.top and index not in core.words and token.index < core.top:
            away.update(tree.under(index))
    return away


def _run(inside: set[int], trigger: int) -> set[int]:
    """The tokens around the trigger, over gaps of at most two (a comma, a quotation mark)."""
    found = {trigger}
    for step in (-1, 1):
        at, gap = trigger, 0
        while gap <= 2:  # noqa: PLR2004 - see above
            at += step
            gap = 0 if at in inside else gap + 1
            if at in inside:
                found.add(at)
    return found


def _is_edge(token: Token, core: Core) -> bool:
    """What joins a clause to others; the “if” of a condition before it (“*if* it fails, the mill will close”) stays."""
    return (
        token.text in EDGE - {"[", "(", "“"}
        or token.dep == "cc"
        or (token.dep == "mark" and token.head in core.words)
        or (token.dep == "punct" and not token.text.isalnum())
    )


def tense_of(tree: Tree, core: Core) -> str:
    """past, present or future, as the clause's first finite verb says; empty for a noun alone."""
    if core.nominal and len(core.words) == 1:
        return ""
    for index in core.words:
        token = tree.tokens[index]
        helpers = [kid.lower for kid in tree.helpers(token)]
        if {"will", "'ll", "’ll", "shall", "wo"} & {*helpers} or core.modality in {"planned", "hoped", "open"}:
            return "future"
        if {"may", "might", "can", "could"} & {*helpers} and not {"have", "'ve", "’ve"} & {*helpers}:
            return "future"
        if {"had", "has", "have", "was", "were", "did", "been", "'ve", "’ve"} & {*helpers} or token.tag == "VBD":
            return "past"
        if token.tag in {"VBZ", "VBP"} or {"is", "are", "'s", "’s", "'re", "does", "do"} & {*helpers}:
            return "present"
    return "past" if tree.tokens[core.top].tag == "VBN" else "present"


def polarity_and_modality(reading: Reading, tree: Tree, core: Core, statement: int | None) -> tuple[Polarity, Modality]:
    """How an article or a speaker stands to an event."""
    polarity = Polarity.NEGATIVE if core.negative else Polarity.POSITIVE
    how = "questioned" if _is_question(tree, core) else core.modality or _auxiliary(tree, core) or _adverb(tree, core)
    if how is None or how == "planned":
        how = _around(tree, core) or how
    modality = MODALITIES.get(how or "", Modality.ASSERTED)
    if statement is not None and modality is Modality.ASSERTED and not _is_known(tree, core):
        modality = _attitude(reading, statement)
    if (
        statement is not None
        and modality is not Modality.DENIED
        and _is_unsaid(reading, statement)
        and not _is_known(tree, core)
    ):
        modality = Modality.QUESTIONED
    return polarity, modality


def _is_unsaid(reading: Reading, statement: int) -> bool:
    """Whether nobody says it: “could not confirm that it fell”, “did not say that it would close”."""
    return reading.statements[statement].polarity is StatementPolarity.NOT_SAID


def _is_question(tree: Tree, core: Core) -> bool:
    """Whether a question mark ends the event's sentence, as in “Will the siege go on?”."""
    at = tree.tokens[core.trigger]
    for token in tree.tokens[core.trigger :]:
        if token.sentence != at.sentence:
            break
        if token.text == "?":
            return True
    return False


def _auxiliary(tree: Tree, core: Core) -> str | None:
    for index in core.words:
        for kid in tree.helpers(tree.tokens[index]):
            if how := aspects().auxiliaries.get(kid.lower):
                return how
    return None


def _adverb(tree: Tree, core: Core) -> str | None:
    for index in core.words:
        for kid in tree.kids(index, "advmod"):
            if aspects().adverbs.get(kid.lower) == "possible":
                return "possible"
    return None


def _around(tree: Tree, core: Core) -> str | None:
    """“whether it has left” is asked; “denied that it had left” is denied; “the charge that it left” leaves it open."""
    top = tree.tokens[core.top]
    noun = tree.tokens[top.head]
    if noun.pos == "NOUN" and any(kid.lower == "that" for kid in tree.kids(core.top, "mark")):
        return _told_in(tree, noun)
    if any(kid.lower in {"whether", "if"} for kid in tree.kids(core.top, "mark")):
        return "questioned"
    if top.dep in {"ccomp", "xcomp", "pcomp"} and top.head != top.index:
        over = tree.tokens[top.head]
        how = aspects().modality.get(over.lemma.lower())
        if (how == "denied" or over.lemma.lower() in OPEN) and negated(tree, over):
            return "questioned"  # “did not deny that it fell”, “did not think that it fell”
        return how if how in {"denied", "hoped", "questioned"} else None
    return None


def _told_in(tree: Tree, noun: Token) -> str | None:
    """What a noun makes of the clause that tells its content: “the claim that”, “the risk that”, “denied reports that”."""
    over = aspects().modality.get(tree.tokens[noun.head].lemma.lower())
    return "denied" if over == "denied" else aspects().content_nouns.get(noun.lemma.lower())


def _is_known(tree: Tree, core: Core) -> bool:
    """Whether a clause only says who or what is meant, whatever is made of the rest: “denied that the man *who fled* was armed”."""
    top = tree.tokens[core.top]
    return any(token.dep == "relcl" for token in (top, *tree.up(core.top)) if token.sentence == top.sentence)


def _attitude(reading: Reading, index: int) -> Modality:
    """What the words of a statement's cue make of it: “hopes that”, “demands that”, “denied that”, “if he says”."""
    statement = reading.statements[index]
    if statement.cue is not None:
        words = statement.cue.of(reading.text).lower().split()
        if any(word.startswith(("deny", "denie", "refut")) for word in words):
            return Modality.QUESTIONED if NOT & {*words} else Modality.DENIED
    if statement.attitude in HOPES:
        return Modality.HOPED
    if statement.polarity is StatementPolarity.HYPOTHETICAL:
        return Modality.QUESTIONED
    return Modality.ASSERTED
