"""Who and what an article speaks of: persons, organisations, places, facilities, and the words that stand for them."""

from __future__ import annotations

from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Referent

FINDER = "mentions/rules"

KINDS = {
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


def find(reading: Reading, parse: Parse) -> tuple[tuple[Mention, ...], tuple[Referent, ...]]:
    """All mentions of an article in order, and the referents that they stand for."""
    runs: list[list[int]] = []
    for token in parse.tokens:
        if token.label in KINDS:
            if token.begins or not runs or runs[-1][-1] != token.index - 1:
                runs.append([])
            runs[-1].append(token.index)
    owner: dict[str, int] = {}
    members: list[list[int]] = []
    kinds: list[EntityKind] = []
    mentions: list[Mention] = []
    for run in runs:
        span = parse.span(run[0], run[-1])
        kind = KINDS[parse.tokens[run[0]].label]
        name = reading.words(span)
        key = next((k for k in owner if k == name or k.endswith(" " + name)), name)
        if key not in owner:
            owner[key] = len(members)
            members.append([])
            kinds.append(kind)
        members[owner[key]].append(len(mentions))
        form = MentionForm.DEMONYM if parse.tokens[run[0]].label == "NORP" else MentionForm.NAME
        mentions.append(Mention(span, FINDER, form, kinds[owner[key]], span, parse.tokens[run[0]].sentence, owner[key]))
    referents = tuple(
        Referent(kind, name, tuple(held)) for name, held, kind in zip(owner, members, kinds, strict=True)
    )
    return tuple(mentions), referents
