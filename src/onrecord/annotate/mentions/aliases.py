"""Other names that an article itself gives: “Daesh, also known as ISIL”, “the Ministry of Defence (MoD)”, “Jens Holm (Йенс Хольм)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.values import names, outlets, places

KNOWN_AS = re.compile(
    r"^,? ?\(?(?:(?:who|which) (?:is|was) )?(?:(?:(?:also|better|formerly|previously|otherwise|once|locally|now|then) (?:known|called|referred to)(?: to [a-z ]{1,24})?"
    r"(?: as| by| simply as)?)|(?:known|referred to) as|alias|a\.?k\.?a\.?|nom de guerre|nicknamed|born)(?: the| his nom de guerre| its acronym)? ?[“\"‘]?$",
    re.IGNORECASE,
)
"""What stands between a name and another name of the same one."""
OPENS = re.compile(r"^ \((?:the )?$")
ABBREVIATION = re.compile(r"^[A-Z][A-Za-z&.-]{1,7}$")
KUNYA = re.compile(r"^(?:Abu|Abou|Umm|Oum) ")
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
REACH = 60
"""Letters between a name and its other name."""
ALIKE = 0.45
"""Score from which a name in another script, in brackets right behind a name, is that name; it stands there to be it."""


def pairs(reading: Reading, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Drafts of which the text says that the second is another name of the first."""
    named = [i for i, item in enumerate(drafts) if item.form is MentionForm.NAME]
    for one, other in pairwise(named):
        a, b = drafts[one], drafts[other]
        between = reading.text[a.span.end : b.span.start]
        if b.span.start <= a.span.end or len(between) > REACH or not _one_family(a.kind, b.kind):
            continue
        if KNOWN_AS.match(between) or (OPENS.match(between) and _in_brackets(reading, a, b)):
            yield one, other


def _one_family(one: EntityKind, other: EntityKind) -> bool:
    return one is other or {one, other} <= BODIES


def _in_brackets(reading: Reading, a: Draft, b: Draft) -> bool:
    """Whether a name that stands alone in brackets is the one before it, shortened, by its kunya or in another script."""
    if reading.text[b.span.end : b.span.end + 1] != ")":
        return False
    one, other = reading.words(a.head), reading.words(b.head)
    if a.kind in BODIES:
        short = ABBREVIATION.match(other) is not None and sum(char.isupper() for char in other) > 1
        if b.key and places.key_of(b.key.partition(":")[2]) in places.key_of(one) != places.key_of(
            b.key.partition(":")[2]
        ):
            return False
        return short and " " in one and outlets.find(other) is None and places.country_of(other) is None
    if a.kind is not EntityKind.PERSON:
        return False
    return KUNYA.match(other) is not None or (_foreign(other) and names.compare(one, other, body=False).score >= ALIKE)


def _foreign(name: str) -> bool:
    return any(ord(char) > LATIN_END for char in name if char.isalpha())


LATIN_END = 0x36F
"""The last code point of Latin letters and their marks."""


def join(reading: Reading, drafts: Sequence[Draft], groups: Sequence[Group]) -> list[tuple[Group, Group]]:
    """Groups of which the text says that they are one, the better known first; never two that tables know as two."""
    owner = {member: group for group in groups for member in group.members}
    found: list[tuple[Group, Group]] = []
    for one, other in pairs(reading, drafts):
        a, b = owner.get(one), owner.get(other)
        if a is None or b is None or a is b or (_known(a) and _known(b)):
            continue
        if a.gender and b.gender and a.gender != b.gender:
            continue
        found.append((b, a) if _known(b) else (a, b))
    return found


def _known(group: Group) -> bool:
    return group.key.startswith(("known:", "country:", "ministry:", "body:", "city:")) and not group.key.startswith(
        "ministry:?"
    )
