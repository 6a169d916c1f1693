"""An article’s groups while its descriptions and pronouns are given to them, in order of text."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.text import Span
from onrecord.values import offices, places, roles

SAYING = roles.words("saying")


class Scene:
    """What the finders of antecedents ask and change."""

    def __init__(self, reading: Reading, parse: Parse, drafts: list[Draft], groups: list[Group]) -> None:
        self.reading, self.parse, self.drafts, self.groups = reading, parse, drafts, groups
        self.owner: dict[int, Group] = {m: g for g in groups for m in g.members}
        self.quoted = _quoted(reading.text)
        self.at_span: dict[Span, int] = {}
        for index, item in enumerate(drafts):
            self.at_span.setdefault(item.span, index)
        self.in_sentence: dict[int, list[int]] = defaultdict(list)
        self.at_token: dict[int, int] = {}
        for index, item in enumerate(drafts):
            self.in_sentence[item.sentence].append(index)
            for at in range(item.first, item.last + 1) if item.first >= 0 else ():
                self.at_token[at] = index
        self._subjects: dict[int, list[int]] = defaultdict(list)
        for token in parse.tokens:
            if token.dep in {"nsubj", "nsubjpass"}:
                self._subjects[token.head].append(token.index)

    def learn(self, group: Group, role: str) -> None:
        """Take over what a role text tells of its bearer."""
        words = role.lower().replace("’", "'").split()
        group.nouns |= {w for w in words if w in roles.role_class()}
        group.nouns |= {pair for pair in map(" ".join, pairwise(words)) if pair in roles.role_class()}
        group.functions |= offices.functions_in(role)
        country = places.country_in(role)
        if country:
            group.countries.add(country)
        group.gender = group.gender or roles.gender_of(words)

    def give(self, index: int, group: Group) -> None:
        """Make a draft a mention of a group."""
        group.members.append(index)
        self.owner[index] = group

    def subject_of(self, verb: int) -> list[int]:
        """The subjects that hang on a verb."""
        return self._subjects.get(verb, [])

    def group_at(self, at: int) -> Group | None:
        """Whom the innermost mention at a token stands for; for “Rios's client”, where “Rios” owns another noun, nobody yet."""
        index = self.at_token.get(at)
        return None if index is None else self.owner.get(index)

    def named_in(self, sentence: int, before: int) -> list[tuple[Group, int]]:
        """Persons mentioned in a sentence before a token, each with its last token."""
        return [
            (group, self.drafts[index].last)
            for index in self.in_sentence.get(sentence, ())
            if (group := self.owner.get(index)) is not None
            and group.kind is EntityKind.PERSON
            and 0 <= self.drafts[index].first < before
        ]

    def hangs_on(self, at: int, above: int) -> bool:
        """Whether a token stands somewhere below another in the tree."""
        tokens = self.parse.tokens
        for _ in range(len(tokens)):
            if tokens[at].head == above and at != above:
                return True
            if tokens[at].head == at:
                return False
            at = tokens[at].head
        return False

    def people_in(self, sentence: int, item: Draft, *, before: int) -> list[Group]:
        """Persons mentioned in a sentence outside quotations, whom the pronoun's gender does not exclude, each once."""
        found: list[Group] = []
        if sentence < 0:
            return found
        for index in self.in_sentence.get(sentence, ()):
            draft, group = self.drafts[index], self.owner.get(index)
            if index >= before or draft.span.contains(item.span):
                continue
            if group is None or group.kind is not EntityKind.PERSON or group.plural:
                continue
            if self.quoted[draft.span.start] or not self.fits_gender(group, item):
                continue
            if group not in found:
                found.append(group)
        return found

    @staticmethod
    def fits_gender(group: Group, item: Draft) -> bool:
        """Whether a pronoun's gender can be this one's; a woman is called “she” by her full name, title or role first."""
        told = group.gender or group.felt
        return told == item.gender if told else item.gender != "f" or len(group.parts) != 1

    def role_words(self, group: Group) -> set[str]:
        """The words of all roles and descriptions that the article gives somebody, in lower case."""
        drafts = [self.drafts[m] for m in group.members]
        spans = [d.role for d in drafts if d.role] + [d.span for d in drafts if d.form is MentionForm.NOMINAL]
        return {word for span in spans for word in re.findall(r"\w+", self.reading.words(span).lower())}

    def subjects(self, sentence: int, before: int | None = None, *, speaking: bool = False) -> list[Group]:
        """What stands as a subject in a sentence outside quotations, in order; `speaking` asks for verbs of saying alone."""
        found: list[Group] = []
        tokens = self.parse.tokens
        for index in self.in_sentence.get(sentence, ()):
            draft, group = self.drafts[index], self.owner.get(index)
            if draft.first < 0 or group is None or (before is not None and draft.first >= before):
                continue
            subject = any(
                tokens[i].dep in {"nsubj", "nsubjpass"}
                and not draft.first <= tokens[i].head <= draft.last
                and (not speaking or tokens[tokens[i].head].lemma.lower() in SAYING)
                for i in range(draft.first, draft.last + 1)
            )
            if subject and not self.quoted[draft.span.start] and group not in found and not self.nested(draft):
                found.append(group)
        return found

    def nested(self, item: Draft) -> bool:
        """Whether a name only modifies another (“Iran” in “Iran’s president”)."""
        after = item.last + 1
        return item.form is MentionForm.DEMONYM or (
            after < len(self.parse.tokens) and self.parse.tokens[after].text in {"'s", "’s"}
        )

    def persons(self) -> list[Group]:
        """All single persons of the article."""
        return [g for g in self.groups if g.kind is EntityKind.PERSON and g.members and not g.plural]


MARKS = re.compile('[“”"\n]')


def _quoted(text: str) -> bytearray:
    """For each code point, whether it stands inside quotation marks; a line break closes what is open."""
    inside = bytearray(len(text) + 1)
    opened: int | None = None
    for match in MARKS.finditer(text):
        at, char = match.start(), match.group()
        if opened is not None and (char in "”\n" or char == '"'):
            inside[opened:at] = b"\x01" * (at - opened)
            opened = None
        elif char in '“"':
            opened = at
    if opened is not None:
        inside[opened:] = b"\x01" * (len(inside) - opened)
    return inside
