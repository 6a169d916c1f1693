"""Who speaks in a document: “the ministry's statement said”, “a joint statement was issued by A and B. The statement reads ...”.

“The statement” is the one told of last, whoever issued it; where the text does not tell that, or where two could be meant, nobody
speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.link.attribution.ground import Ground
from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Ref, StatementForm
from onrecord.model.text import Passage, Reason, Span
from onrecord.values import places

Known = Callable[[int], tuple[str, ...]]
"""The speakers of an earlier statement of the article, by its index."""
Issuers = tuple[tuple[str, ...], tuple[Reason, ...]]
NOBODY: Issuers = ((), ())

FEW = 4
"""Words between an owner and the document: “Lund's closely guarded notes”."""
NEXT = 250
"""Code points between a document's words and “it reads” within which they are one document's."""
SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE, EntityKind.OTHER})
READS = frozenset({"read", "reads"})
"""What a document alone does: “it reads”."""
AGAIN = ("the ", "this ", "that ", "its ", "it ", "their ", "his ", "her ", "the same ")
"""How words for a document begin that take up one told of before."""
TAKING_UP = frozenset({"the", "this", "that"})
ISSUED = (
    r"(?:issue[ds]?|releas(?:e[ds]?|ing)|publish(?:e[ds]|ing)?|circulate[ds]?|distributed?|signed|posted|made|put out|sent|"
    r"drafted|endorsed|adopted|written|shared|delivered|read out|carried)"
)
WHEN = r"(?:\s+(?:late |early |earlier |later )?(?:on )?[\w’']+(?: \w+){0,3}?)?"
BY = re.compile(
    rf"(?:\s+(?:that|which))?(?:\s+(?:was|were|is|has been|had been))?(?:\s+\w+ly)?\s+{ISSUED}{WHEN}\s+(?:by|from)\s+$"
    r"|\s+(?:by|from|of)\s+$"
)
"""From the word for a document to who issued it: “statement | was issued on Monday by | ...”."""
PUT_OUT = re.compile(
    rf"\s*,?\s*(?:(?:has|have|had|jointly|also|later|then|on \w+)\s+)*{ISSUED}\s+(?:an?|the|their|its|his|her)\s+(?:[\w-]+\s+){{0,3}}$"
)
"""From who issued a document to the word for it: “the ministry | issued a joint | statement”."""
JOINED = re.compile(r"(?:\s|,|;|and|&|the|as well as|along with|together with|other|key|its|their)*")
"""What stands between two who issued one document."""


def issuers(ground: Ground, reading: Reading, index: int, known: Known) -> Issuers:
    """Who speaks in the document that is the source of a statement: its owner, where its own words tell, else that of the one told of
    last."""
    statement = reading.statements[index]
    if statement.source is None or statement.medium is None:
        return NOBODY
    own = _within(ground, reading, statement.source, statement.medium)
    if own != NOBODY:
        return own
    word = reading.words(statement.medium).lower()
    if not reading.words(statement.source).lower().startswith((*AGAIN, word)):
        return NOBODY  # “a ministry statement” is a new one
    return _told_last(ground, reading, index, word, known)


def goes_on(reading: Reading, index: int) -> bool:
    """Whether “it reads” or “it said” goes on with the document that spoke right before."""
    statement = reading.statements[index]
    if statement.source is None or reading.words(statement.source).lower() != "it" or not index:
        return False
    before = reading.statements[index - 1]
    document = before.medium is not None and before.medium in before.source_heads
    reads = statement.cue is not None and reading.words(statement.cue).lower() in READS
    return (document or (reads and before.medium is not None)) and statement.span.start - before.span.end <= NEXT


def as_before(reading: Reading, index: int, known: Known) -> Issuers:
    """The speakers of the statement right before, with the reason."""
    found = known(index - 1)
    return (found, (_spoken_of(reading, index - 1, "it"),)) if found else NOBODY


def _spoken_of(reading: Reading, index: int, word: str) -> Reason:
    return Reason(f"“{word}” is the one spoken of before", Passage(reading.id, reading.statements[index].span))


# --- the one told of last ------------------------------------------------------------------------------------------


def _told_last(ground: Ground, reading: Reading, index: int, word: str, known: Known) -> Issuers:
    """Who issued the document of this kind that the text told of last; nobody, where its sentence tells of two of different owners."""
    source = reading.statements[index].source
    stop = source.start if source else 0
    told = list(_tellings(reading, word, stop))
    if not told:
        return NOBODY
    at = len(told) - 1
    while (
        at
        and told[at].start
        and _taken_up(reading, told[at])
        and _of(ground, reading, told[at], index, word, known) == NOBODY
    ):
        at -= 1  # “The statement came late” tells of none that is new
    last = told[at]
    sentence = next((s.span for s in reading.sentences if s.span.start <= last.start < s.span.end), last)
    beside = [place for place in told[: at + 1] if place.start >= sentence.start]
    found = [_of(ground, reading, place, index, word, known) for place in beside]
    named = {names for names, _ in found if names}
    return found[-1] if len(named) == 1 else NOBODY


def _taken_up(reading: Reading, place: Span) -> bool:
    """Whether words for a document only take up one told of before: “the statement”, “that report”."""
    before = reading.text[: place.start].lower().split()[-2:]
    return bool(before) and (before[-1] in TAKING_UP or before == ["the", "same"])


def _tellings(reading: Reading, word: str, stop: int) -> Iterator[Span]:
    """The places before `stop` at which the outlet itself writes a word for a document."""
    quoted = [c for s in reading.statements if s.form is StatementForm.DIRECT for c in s.content]
    for match in re.finditer(rf"\b{re.escape(word)}\b", reading.text[:stop], re.IGNORECASE):
        read = any(s.span.start <= match.start() < s.span.end for s in reading.sentences)
        if read and not any(c.start <= match.start() < c.end for c in quoted):
            yield Span(*match.span())


def _of(ground: Ground, reading: Reading, place: Span, index: int, word: str, known: Known) -> Issuers:
    """Who issued the document that is told of at a place: whose words it carries there, else who stands beside it."""
    for earlier in range(index - 1, -1, -1):
        before = reading.statements[earlier]
        if before.medium == place:
            return (known(earlier), (_spoken_of(reading, earlier, f"the {word}"),)) if known(earlier) else NOBODY
    return _beside(ground, reading, place)


def _beside(ground: Ground, reading: Reading, place: Span) -> Issuers:
    """“a statement was issued by A, B and C”, “A and B issued a statement”, “A's statement”."""
    sentence = next((s.span for s in reading.sentences if s.span.start <= place.start < s.span.end), place)
    rows = [(i, m) for i, m in _names(ground, reading, sentence)]
    after = [(i, m) for i, m in rows if m.span.start >= place.end]
    if after and BY.fullmatch(_plain(reading, place.end, after[0][1].span.start)):
        return _all(ground, reading, _chained(reading, after), place)
    before = [(i, m) for i, m in rows if m.span.end <= place.start]
    if before and PUT_OUT.fullmatch(_plain(reading, before[-1][1].span.end, place.start)):
        return _all(ground, reading, _chained(reading, before[::-1]), place)
    if before and _owns(reading, before[-1][1], place, reading.text[sentence.start : place.start]):
        return _all(ground, reading, before[-1:], place)
    return NOBODY


def _plain(reading: Reading, start: int, stop: int) -> str:
    """The words between two places, without an article at their end."""
    words = re.sub(r"\s+", " ", reading.text[start:stop])
    return re.sub(r"(?<= )(?:the|both) $", "", words, flags=re.IGNORECASE)


def _names(ground: Ground, reading: Reading, span: Span) -> list[tuple[int, Mention]]:
    """The outermost mentions in a span that are known to stand for somebody who can issue a document, in order."""
    rows = [
        (i, m)
        for i, m in ground.mentions_in(reading.id, span)
        if Ref(reading.id, i) in ground.owner and m.kind in SPEAKING and m.form is not MentionForm.DEMONYM
    ]
    outer = [row for row in rows if not any(m.span.contains(row[1].span) and m.span != row[1].span for _, m in rows)]
    return sorted(outer, key=lambda row: (row[1].span.start, row[0]))


def _chained(reading: Reading, rows: list[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """The first of some mentions with those that “,” and “and” join to it, in either direction."""
    kept = rows[:1]
    for row in rows[1:]:
        one, other = sorted((kept[-1][1].span, row[1].span))
        if not JOINED.fullmatch(reading.text[one.end : max(one.end, other.start)].lower()):
            break
        kept.append(row)
    return kept


def _all(ground: Ground, reading: Reading, rows: list[tuple[int, Mention]], place: Span) -> Issuers:
    """The entities of some mentions, with the reason."""
    rows = sorted(rows, key=lambda row: row[1].span)
    found = dict.fromkeys(_entity(ground, reading, i, m) for i, m in rows)
    first, last = min(m.span.start for _, m in rows), max(m.span.end for _, m in rows)
    names = " and ".join(ground.entities[one].name for one in found)
    why = Reason(f"the {reading.words(place).lower()} is {names}’s", Passage(reading.id, Span(first, last)))
    return tuple(found), (why,)


def _entity(ground: Ground, reading: Reading, index: int, mark: Mention) -> str:
    """The entity of a mention; of a capital its country's."""
    owner = ground.owner[Ref(reading.id, index)]
    entity = ground.entities[owner]
    code = None
    if entity.kind is EntityKind.PLACE:
        code = places.country_of_capital(reading.words(mark.head)) or places.country_of_capital(entity.name)
    return ground.by_country.get(code or "", owner)


# --- its own words -------------------------------------------------------------------------------------------------


def _within(ground: Ground, reading: Reading, source: Span, medium: Span) -> Issuers:
    """Who issued a document, where its own words tell: “the ministry's statement”, “a statement from the ministry”."""
    before, after = reading.text[source.start : medium.start], reading.text[medium.end : source.end]
    rows = [(i, m) for i, m in ground.mentions_in(reading.id, source) if Ref(reading.id, i) in ground.owner]
    owners = [(i, m) for i, m in rows if m.span.end <= medium.start and _owns(reading, m, medium, before)]
    if owners:
        return _all(ground, reading, [max(owners, key=lambda row: (len(row[1].span), -row[0]))], medium)
    if any(f" {word} " in f" {after} " for word in ("by", "from", "of")):
        named = [(i, m) for i, m in _names(ground, reading, source) if m.span.start >= medium.end]
        if named and BY.fullmatch(_plain(reading, medium.end, named[0][1].span.start)):
            return _all(ground, reading, _chained(reading, named), medium)
        owners = [(i, m) for i, m in rows if m.span.start >= medium.end]
        if owners:
            return _all(ground, reading, [max(owners, key=lambda row: (len(row[1].span), -row[0]))], medium)
    return NOBODY


def _owns(reading: Reading, mark: Mention, medium: Span, before: str) -> bool:
    """Whether a name before the word for a document is its owner's: “the ministry's long statement”, “an Observatory toll”."""
    if before.rstrip().endswith(("’s", "'s", "’", "'")):
        return True
    between = reading.text[mark.span.end : medium.start]
    if between.startswith(("’s ", "'s ")):
        return len(between.split()) <= FEW
    return not between.strip() and mark.kind in {EntityKind.ORGANISATION, EntityKind.PERSON}
