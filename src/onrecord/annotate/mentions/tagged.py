"""The parser’s names, trimmed to the name itself, and persons that it left without a label."""

from __future__ import annotations

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.annotate.mentions.known import shorter
from onrecord.model.parse import Parse, Token
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.values import names, roles

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "FAC": EntityKind.FACILITY,
    "EVENT": EntityKind.EVENT,
    "PRODUCT": EntityKind.OTHER,
    "WORK_OF_ART": EntityKind.OTHER,
    "LAW": EntityKind.OTHER,
}


POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


EDGES = frozenset(
    {"DET", "PUNCT", "ADP", "PART", "CCONJ", "SCONJ", "PRON", "SYM", "SPACE", "AUX", "VERB", "ADV", "NUM", "INTJ"}
)
"""Parts of speech that neither begin nor end a name; numbers may (“Channel 4”), and are kept after a capital."""


def restored(reading: Reading, parse: Parse, runs: list[Draft]) -> list[Draft]:
    """Names of a text that lost its apostrophes, without the possessive s: “Assads” where the text also has “Assad”."""
    surfaces = {reading.words(run.span) for run in runs}
    surfaces |= {surface.rpartition(" ")[2].rpartition("-")[2] for surface in surfaces}
    out = []
    for run in runs:
        words = reading.words(run.span)
        after = parse.tokens[run.last + 1] if run.last + 1 < len(parse.tokens) else None
        noun = after is not None and after.pos in {"NOUN", "ADJ", "PROPN", "NUM"} and after.sentence == run.sentence
        owns = words.endswith("s") and not words.endswith("ss") and len(words) > 4  # noqa: PLR2004 - shorter ones are names of their own
        told = words[:-1] in surfaces or (noun and run.kind is EntityKind.PERSON and run.last > run.first)
        out.append(shorter(run) if owns and told else run)
    return out


def runs_of(reading: Reading, parse: Parse) -> list[Draft]:
    """The parser's names, trimmed to the name itself."""
    found: list[Draft] = []
    row: list[Token] = []
    for token in (*parse.tokens, None):
        if token is not None and not token.label and not row:
            continue
        joins = token is not None and row and token.label == row[-1].label and not token.begins
        if row and (not joins or "\n" in reading.text[row[-1].end : token.start]):  # type: ignore[union-attr]
            found.extend(_trimmed(parse, row))
            row = []
        if token is not None and token.label in LABELS:
            row.append(token)
    return found


def _trimmed(parse: Parse, row: list[Token]) -> list[Draft]:
    """A parser's name without the words at its edges that are not part of it, if a name is left."""
    label = row[0].label
    row = _without_edges(parse, list(row), label)
    if not row or _no_name(parse, row, label):
        return []
    form = MentionForm.DEMONYM if label == "NORP" and row[-1].pos == "ADJ" else MentionForm.NAME
    people = roles.peoples().get(" ".join(t.lower for t in row).replace("’", "'")) if label == "NORP" else None
    if people is not None:
        return [draft(parse, row[0].index, row[-1].index, EntityKind.GROUP, form, f"people:{people}")]
    if form is MentionForm.DEMONYM and len(row) == 1:
        return []
    return [draft(parse, row[0].index, row[-1].index, LABELS[label], form)]


def _without_edges(parse: Parse, row: list[Token], label: str) -> list[Token]:
    """The tokens of a name without titles before it and what else cannot begin or end one, with its rest behind a hyphen."""
    if label in {"ORG", "NORP", "FAC"}:
        del row[: _based(row)]
    if label == "PERSON":
        del row[: _titled(row)]
    while row and _edge(row[0], first=True):
        row.pop(0)
    row.extend(_tail(parse, row) if label == "PERSON" and row else ())
    while row and (_edge(row[-1], first=False) or row[-1].text in POSSESSIVES) and not _hyphened(row):
        row.pop()
    return row


def _no_name(parse: Parse, row: list[Token], label: str) -> bool:
    """Whether what is left of the parser's name is none: a lone letter, a title, a word in capitals."""
    lone = row[0] if len(row) == 1 else None
    if not any(token.text[0].isupper() for token in row) or (lone is not None and len(lone.text) == 1):
        return True
    if label == "PERSON":
        if not person_like(row):
            return True
    elif lone is not None and _of_a_title(parse, lone):
        return True
    shouted = lone is not None and lone.text.isupper() and lone.pos not in {"PROPN", "ADJ", "NOUN"}
    return shouted and label in {"NORP", "PERSON", "GPE"}


BASED = frozenset({"based", "backed", "led", "run", "owned", "linked", "affiliated", "aligned", "held", "controlled"})
"""Words behind a hyphen that say of a body where it is or whose, and are no part of its name."""


def _based(row: list[Token]) -> int:
    """How many first tokens are such words: “Britain-based” of “Britain-based Rila Observatory” → 3."""
    last = max(
        (at for at, token in enumerate(row[:-1]) if at > 1 and token.lower in BASED and row[at - 1].text == "-"),
        default=-1,
    )
    return last + 1 if last + 1 < len(row) and row[last + 1].text[0].isupper() else 0


def _surname_follows(given: Token, token: Token) -> bool:
    """Whether the parser stopped before the last name: “Paul” of “Paul Marchand”."""
    if token.label in LABELS or token.pos != "PROPN" or token.sentence != given.sentence or not token.text.isalpha():
        return False
    if token.lower in NOT_PERSONS or token.text in MONTHS:
        return False
    told = names.gender(f"{given.text} {token.text}") is not None
    return told and token.text.istitle() and token.text not in roles.office_nouns() and not roles.is_title(token.text)


MONTHS = frozenset({"May", "June", "April", "August"})
"""Months that are last names as well, where a given name stands before them: “Theresa May”."""


def _tail(parse: Parse, row: list[Token]) -> list[Token]:
    """The rest of a name that goes on behind a hyphen: “-moon” of “Ban Ki-moon”, where the parser stopped."""
    tokens, at = parse.tokens, row[-1].index + 1
    if (
        len(row) == 1
        and at < len(tokens)
        and tokens[at].text in MONTHS
        and names.gender(f"{row[0].text} {tokens[at].text}")
    ):
        return [tokens[at]]
    if len(row) == 1 and at < len(tokens) and _surname_follows(row[0], tokens[at]):
        return [tokens[at]]
    if (
        at + 1 >= len(tokens)
        or tokens[at].text not in {"-", "‑"}
        or tokens[at].start != row[-1].end
        or tokens[at + 1].start != tokens[at].end
    ):
        return []
    return (
        [tokens[at], tokens[at + 1]]
        if tokens[at + 1].text.isalpha()
        and not tokens[at + 1].label
        and tokens[at + 1].pos in {"PROPN", "NOUN"}
        and tokens[at + 1].text not in {"led", "backed", "based", "era"}
        else []
    )


def _hyphened(row: list[Token]) -> bool:
    """Whether the last word hangs by a hyphen on a capitalised one."""
    return (
        len(row) >= len(("Ki", "-", "moon"))
        and row[-2].text in {"-", "‑"}
        and row[-1].text.isalpha()
        and row[-3].text[0].isupper()
        and row[-1].start == row[-2].end
    )


def _of_a_title(parse: Parse, token: Token) -> bool:
    """Whether a lone word belongs to a title: “Defense” in “Defense Minister”, “State” in “Secretary of State”."""
    tokens = parse.tokens
    if token.index + 1 < len(tokens) and roles.is_title(f"{token.text} {tokens[token.index + 1].text}"):
        return True
    back = tokens[max(0, token.index - 2) : token.index]
    return len(back) > 1 and back[1].lower == "of" and roles.is_title(f"{back[0].text} of {token.text}")


def _titled(row: list[Token]) -> int:
    """How many of a person's first tokens are titles or roles (“Foreign Minister Sergei Lavrov” → 2), leaving one at least."""
    if len(row) == 1:
        return 0
    words = [token.text for token in row]
    length = roles.title_length(words)
    while length < len(words) - 1 and words[length].lower() in roles.role_class():
        length += 1
    return min(length, len(words) - 1)


def _edge(token: Token, *, first: bool) -> bool:
    """Whether a token cannot begin (or end) a name."""
    text = token.text
    if text.lower() in {"the", "a", "an", "this", "that", "these", "those"} or not any(char.isalnum() for char in text):
        return True
    if text[0].isupper() or (first and text.lower() in roles.PARTICLES):
        return False
    return not (token.pos == "NUM" and not first) and (token.pos in EDGES or text.islower())


def person_like(row: list[Token]) -> bool:
    """Whether every word of a person's name is a capitalised word, an initial or a particle."""
    if len(row) == 1 and (roles.is_title(row[0].text) or row[0].lower in roles.role_class()):
        return False
    if len(row) == 1 and (row[0].text in roles.office_nouns() or (row[0].text.isupper() and len(row[0].text) > 1)):
        return False
    return all(
        t.text[0].isupper() or t.text.lower() in roles.PARTICLES or t.text in {"-", "'", "’", ".", "‘"}
        for t in row[:1] + (row[1:-1] if _hyphened(row) else row[1:])
    ) and not any(t.text.lower() in NOT_PERSONS for t in row)


NOT_PERSONS = roles.words("not_persons")
"""Words that no person's name holds."""


def untagged(parse: Parse, found: list[Draft]) -> list[Draft]:
    """Two and more capitalised words that the parser left without a label after a role: “envoy for Syria Staffan de Mistura”."""
    taken = {i for item in found for i in range(item.first, item.last + 1)}
    added: list[Draft] = []
    at = 0
    for token in parse.tokens:
        if token.pos != "PROPN" or token.label or token.index < at or token.index in taken:
            continue
        if _in_place(parse, token):
            added.append(draft(parse, token.index, token.index, EntityKind.PLACE, MentionForm.NAME))
            continue
        at = token.index
        end = _capital_run(parse, at, taken)
        run = parse.tokens[at:end]
        if sum(t.text[0].isupper() for t in run) > 1 and after_role(parse, at) and person_like(list(run)):
            added.append(draft(parse, at, end - 1, EntityKind.PERSON, MentionForm.NAME))
        at = max(end, at + 1)
    return added


LEADS = frozenset({"in", "at", "near", "outside"})
"""Words that lead from a clause to its place."""
SHORTEST_TOWN = 4
"""Letters from which an unknown word behind them is taken for a town."""


def _in_place(parse: Parse, token: Token) -> bool:
    """Whether a capitalised word without a label stands alone behind “in” or “at” in a sentence that is no headline: “the bridge at Halfa”."""
    tokens, at = parse.tokens, token.index
    if at < 2 or not token.text.istitle() or len(token.text) < SHORTEST_TOWN or token.text in roles.office_nouns():  # noqa: PLR2004 - a word and “in” before it
        return False
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if before.text not in LEADS or not tokens[at - 2].text.islower() or tokens[at - 2].sentence != token.sentence:
        return False
    if roles.is_title(token.text) or token.lower in NOT_PERSONS or token.lower in roles.role_class():
        return False
    return after is None or after.sentence != token.sentence or not (after.text[0].isupper() or after.text == "-")


def _capital_run(parse: Parse, at: int, taken: set[int]) -> int:
    """Where a run of unlabelled proper nouns and the particles between them ends."""
    tokens = parse.tokens
    end = at
    while (
        end < len(tokens) and end not in taken and not tokens[end].label and tokens[end].sentence == tokens[at].sentence
    ):
        token = tokens[end]
        name = (
            token.pos == "PROPN"
            and token.text[0].isupper()
            and token.text not in roles.office_nouns()
            and not roles.is_title(token.text)
        )
        if not name and not (
            end > at
            and (token.lower in roles.PARTICLES or token.text == "-")
            and token.pos in {"PROPN", "PUNCT", "X", "ADP"}
        ):
            break
        end += 1
    while end > at and not tokens[end - 1].text[0].isupper():
        end -= 1
    return end


def after_role(parse: Parse, at: int) -> bool:
    """Whether a title or role stands before a token, with nothing or a short “for Syria” between."""
    tokens = parse.tokens
    if at == 0 or tokens[at - 1].sentence != tokens[at].sentence:
        return False
    if tokens[at - 1].lower in roles.role_class() or roles.is_title(tokens[at - 1].text):
        return True
    back = at - 1 - (tokens[at - 1].text == ",")
    if back < at - 1 and tokens[back].lower in roles.role_class():
        return True
    at = back + 1
    while back > 0 and at - back <= 3 and tokens[back].pos == "PROPN":  # noqa: PLR2004 - “for South Korea X” at the most
        back -= 1
    return back < at - 1 and tokens[back].pos == "ADP" and back > 0 and tokens[back - 1].lower in roles.role_class()
