"""Descriptions and pronouns to whom they stand for, within one article; to nobody where two would do.

“The Russian ambassador to Iran says …” … “Levan Dzhagaryan said” … “the diplomat” … “he added”.
"""

from __future__ import annotations

import re

from onrecord.annotate.mentions.draft import Draft
from onrecord.annotate.mentions.groups import Group, absorb, by_first, named, same_noun
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm, Reading, Referent
from onrecord.model.text import Span
from onrecord.values import offices, places, roles

FAR = 12
"""Steps up the tree from a pronoun to its clause; more is a broken parse."""
NEAR, LEAD, AHEAD = 3, 3, 3
"""Sentences back in which a pronoun or one of several holders is sought; first sentences whose description may come
before its name; sentences ahead in which that name must come."""
SAYING = frozenset(
    "say tell add note warn announce claim stress declare state argue insist explain report write confirm deny reiterate underline describe urge call suggest admit acknowledge speak comment continue conclude emphasize emphasise remark".split()
)
UNNAMED = frozenset(
    {
        "source",
        "official",
        "diplomat",
        "witness",
        "military",
        "minister",
        "spokes",
        "civil",
        "expert",
        "law",
        "lawmaker",
        "person",
        "business",
    }
)
"""Classes of roles whose bearer, brought in by “a” or “an” and never named, is an anonymous source."""


def referents(reading: Reading, parse: Parse, drafts: list[Draft]) -> list[Group]:
    """Everything that the article speaks of, each with its mentions, in order of the first."""
    scene = Scene(reading, parse, drafts, named(reading, drafts))
    scene.titles()
    scene.holders()
    for index, item in enumerate(drafts):
        if index in scene.owner:
            continue
        if item.form is MentionForm.NOMINAL:
            scene.description(index, item)
        elif item.form is MentionForm.PRONOUN:
            scene.pronoun(index, item)
    kept = [group for group in scene.groups if group.members]
    for group in kept:
        group.members.sort()
    return sorted(kept, key=lambda group: group.members[0])


def as_referent(reading: Reading, drafts: list[Draft], group: Group) -> Referent:
    """The referent of a group."""
    spans = [drafts[m].role for m in group.members if drafts[m].role is not None]
    if group.kind is EntityKind.PERSON:
        spans += [drafts[m].span for m in group.members if _tells(reading, drafts[m])]
    return Referent(
        group.kind, _clean(group.name), tuple(group.members), roles=tuple(sorted(set(s for s in spans if s))), gender=group.gender,
        plural=group.plural, anonymous=group.anonymous, key=group.key or None,
    )  # fmt: skip


def _tells(reading: Reading, item: Draft) -> bool:
    """Whether a description is worth keeping as a role: it stands with the name, or says of which country."""
    return item.form is MentionForm.NOMINAL and (
        item.holder is not None or places.country_in(reading.words(item.span)) is not None
    )


def _clean(name: str) -> str:
    return " ".join(name.split())


class Scene:
    """An article's groups while its descriptions and pronouns are given to them, in order of text."""

    def __init__(self, reading: Reading, parse: Parse, drafts: list[Draft], groups: list[Group]) -> None:
        self.reading, self.parse, self.drafts, self.groups = reading, parse, drafts, groups
        self.owner: dict[int, Group] = {m: g for g in groups for m in g.members}
        self.quoted = _quoted(reading.text)
        self.at_span: dict[Span, int] = {}
        for index, item in enumerate(drafts):
            self.at_span.setdefault(item.span, index)

    # --- roles that stand with a name --------------------------------------------------------------------------

    def titles(self) -> None:
        """What the titles and roles before names tell of their bearers."""
        for index, item in enumerate(self.drafts):
            group = self.owner.get(index)
            if group is not None and item.role is not None and group.kind is EntityKind.PERSON:
                self._learn(group, self.reading.words(item.role))
                group.gender = group.gender or item.gender

    def _learn(self, group: Group, role: str) -> None:
        words = role.lower().replace("’", "'").split()
        group.nouns |= {w for w in words if w in roles.role_class()}
        group.nouns |= {
            pair for pair in map(" ".join, zip(words, words[1:], strict=False)) if pair in roles.role_class()
        }
        group.functions |= offices.functions_in(role)
        country = places.country_in(role)
        if country:
            group.countries.add(country)
        group.gender = group.gender or roles.gender_of(words)

    def holders(self) -> None:
        """Descriptions that stand with a name belong to its bearer."""
        for index, item in enumerate(self.drafts):
            if item.holder is None or index in self.owner:
                continue
            group = self.owner.get(self.at_span.get(item.holder, -1))
            if group is not None:
                self._give(index, group)
                group.nouns.add(item.noun)

    def _give(self, index: int, group: Group) -> None:
        group.members.append(index)
        self.owner[index] = group

    # --- descriptions ------------------------------------------------------------------------------------------

    def description(self, index: int, item: Draft) -> None:
        """A description to the one it fits, or to a new group of its own."""
        if item.kind is EntityKind.FACILITY:
            group = self._site(index, item)
        elif item.plural:
            group = self._crowd(item)
        elif item.definite:
            group = self._bearer(index, item) or self._ahead(index, item) or self._again(item)
        else:
            group = None
        self._give(index, group or self._new(item))

    def _new(self, item: Draft) -> Group:
        words = self.reading.words(item.span)
        country = places.country_in(words)
        group = Group(
            item.kind,
            words,
            key=f"said:{_bare(words)}",
            nouns={item.noun} - {""},
            gender=item.gender,
            plural=item.plural,
        )
        group.countries = {country} if country else set()
        group.anonymous = (
            not item.plural
            and item.kind is EntityKind.PERSON
            and not item.definite
            and roles.role_class().get(item.noun) in UNNAMED
        )
        self.groups.append(group)
        return group

    def _crowd(self, item: Draft) -> Group | None:
        """“The lawmakers” to “some Iranian lawmakers”; the same words again."""
        words = _bare(self.reading.words(item.span))
        same = [g for g in self.groups if g.plural and g.key == f"said:{words}"]
        if len(same) == 1:
            return same[0]
        pointed = self.reading.words(item.span).lower().startswith(("the ", "these ", "those "))
        if pointed and words == self.reading.words(item.head).lower():
            wider = [g for g in self.groups if g.plural and item.noun in g.nouns]
            return wider[0] if len(wider) == 1 else None
        return None

    def _site(self, index: int, item: Draft) -> Group | None:
        """“The base”, “an Iranian airbase” to the one facility of that kind and country in the article."""
        country = places.country_in(self.reading.words(item.span))
        fits = [
            g
            for g in self.groups
            if g.kind is EntityKind.FACILITY and g.members and any(same_noun(item.noun, noun) for noun in g.nouns)
        ]
        if country:
            fits = [g for g in fits if self._site_country(g) in {None, country}]
        if not item.definite:
            fits = [g for g in fits if country and item.noun in g.nouns]
        named = [g for g in fits if g.key.startswith("facility:")]
        fits = named or fits
        return fits[0] if len(fits) == 1 else None

    def _site_country(self, group: Group) -> str | None:
        told = {places.country_in(self.reading.words(self.drafts[m].span)) for m in group.members} - {None}
        return told.pop() if len(told) == 1 else None

    def _bearer(self, index: int, item: Draft) -> Group | None:
        """The one person spoken of before whose role the description names: “the spokesman”, “the Russian diplomat”."""
        country = places.country_in(self.reading.words(item.span))
        functions = offices.functions_in(self.reading.words(item.span))
        everyone = [
            g
            for g in self._persons()
            if _fits(item.noun, country, g) and not (functions and g.functions and not functions & g.functions)
        ]
        fits = [g for g in everyone if self._before(g, index)]
        if not fits and country and item.sentence < LEAD:
            fits = [g for g in everyone if country in g.countries]
        return self._only(fits, index, item)

    def _persons(self) -> list[Group]:
        return [g for g in self.groups if g.kind is EntityKind.PERSON and g.members and not g.plural]

    def _before(self, group: Group, index: int) -> bool:
        return min(group.members) < index

    def _only(self, fits: list[Group], index: int, item: Draft) -> Group | None:
        """The only one of several; or the only one in the sentences just before."""
        fits = [g for g in fits if not (item.gender and g.gender and item.gender != g.gender)]
        if len(fits) <= 1:
            return fits[0] if fits else None
        close = [
            g
            for g in fits
            if any(
                m < index and 0 <= item.sentence - self.drafts[m].sentence < NEAR and self.drafts[m].sentence >= 0
                for m in g.members
            )
        ]
        return close[0] if len(close) == 1 else None

    def _ahead(self, index: int, item: Draft) -> Group | None:
        """The lead's “The Russian ambassador to Iran” to the first full name that then speaks and has no role of its own."""
        words = self.reading.words(item.span)
        if item.sentence >= LEAD or roles.role_class().get(item.noun) not in LEADING or not places.country_in(words):
            return None
        if any(_fits(item.noun, places.country_in(words), g) for g in self._persons()):
            return None
        fits = []
        for group in self._persons():
            read = [m for m in sorted(group.members) if self.drafts[m].sentence >= 0]
            if not read:
                continue
            first = self.drafts[read[0]]
            comes = 0 <= first.sentence - item.sentence <= AHEAD and read[0] > index
            if (
                comes
                and first.form is MentionForm.NAME
                and not group.nouns
                and len(group.parts) > 1
                and self._speaks(first)
            ):
                fits.append(group)
        if len(fits) != 1:
            return None
        self._learn(fits[0], words)
        fits[0].nouns.add(item.noun)
        return fits[0]

    def _again(self, item: Draft) -> Group | None:
        """The same definite words as before."""
        words = _bare(self.reading.words(item.span))
        return next((g for g in self.groups if g.key == f"said:{words}" and not g.plural), None)

    def _speaks(self, item: Draft) -> bool:
        """Whether a name is the subject of a verb of saying."""
        tokens = self.parse.tokens
        return any(
            tokens[i].dep == "nsubj" and tokens[tokens[i].head].lemma.lower() in SAYING
            for i in range(item.first, item.last + 1)
            if i >= 0
        )

    # --- pronouns ----------------------------------------------------------------------------------------------

    def pronoun(self, index: int, item: Draft) -> None:
        """A pronoun to the one it can mean; it stays alone where there are two."""
        if self.quoted[item.span.start]:
            return
        if item.gender:
            group = self._he(index, item)
        elif item.noun == "it":
            group = self._it(index, item)
        else:
            group = self._they(item)
        if group is not None:
            self._give(index, group)
            group.gender = group.gender or item.gender

    def _he(self, index: int, item: Draft) -> Group | None:
        here = self._people_in(item.sentence, item, before=index)
        subjects = self._subjects(item.sentence, before=item.first)
        if not here and (coming := self._coming(item)):
            return coming
        if len(here) == 1:
            return here[0]
        told = [g for g in here if g in subjects]
        if here:
            return told[0] if len(told) == 1 else None
        back = self._people_in(item.sentence - 1, item, before=index)
        leading = [g for g in self._subjects(item.sentence - 1) if g in back]
        if len(back) == 1:
            return back[0]
        if back:
            return leading[0] if len(leading) == 1 else None
        further = self._people_in(item.sentence - 2, item, before=index)
        return further[0] if len(further) == 1 else None

    def _coming(self, item: Draft) -> Group | None:
        """The subject that follows a fronted phrase: “During his trip, Rouhani …”."""
        tokens = self.parse.tokens
        at, path = item.first, [item.first]
        while tokens[at].head != at and len(path) < FAR:
            at = tokens[at].head
            path.append(at)
        if not any(tokens[i].dep in {"prep", "advcl"} for i in path):
            return None
        root = next((i for i in path if tokens[i].dep in {"ROOT", "conj", "ccomp"}), None)
        for index, draft in enumerate(self.drafts):
            group = self.owner.get(index)
            if (
                draft.sentence != item.sentence
                or draft.first <= item.first
                or group is None
                or group.kind is not EntityKind.PERSON
            ):
                continue
            heads = [tokens[i] for i in range(draft.first, draft.last + 1) if tokens[i].dep == "nsubj"]
            if (
                heads
                and heads[0].head == root
                and draft.last not in path
                and not (group.gender and group.gender != item.gender)
            ):
                return group
        return None

    def _people_in(self, sentence: int, item: Draft, *, before: int) -> list[Group]:
        """Persons mentioned in a sentence outside quotations, whom the pronoun's gender does not exclude, each once."""
        found: list[Group] = []
        if sentence < 0:
            return found
        for index, draft in enumerate(self.drafts[:before]):
            group = self.owner.get(index)
            if draft.sentence != sentence or group is None or group.kind is not EntityKind.PERSON or group.plural:
                continue
            if self.quoted[draft.span.start] or (group.gender and group.gender != item.gender):
                continue
            if group not in found:
                found.append(group)
        return found

    def _subjects(self, sentence: int, before: int | None = None) -> list[Group]:
        """What stands as a subject in a sentence outside quotations, in order."""
        found: list[Group] = []
        tokens = self.parse.tokens
        for index, draft in enumerate(self.drafts):
            group = self.owner.get(index)
            if (
                draft.sentence != sentence
                or draft.first < 0
                or group is None
                or (before is not None and draft.first >= before)
            ):
                continue
            subject = any(
                tokens[i].dep in {"nsubj", "nsubjpass"} and not draft.first <= tokens[i].head <= draft.last
                for i in range(draft.first, draft.last + 1)
            )
            if subject and not self.quoted[draft.span.start] and group not in found and not self._nested(draft):
                found.append(group)
        return found

    def _nested(self, item: Draft) -> bool:
        """Whether a name only modifies another (“Iran” in “Iran’s president”)."""
        after = item.last + 1
        return item.form is MentionForm.DEMONYM or (
            after < len(self.parse.tokens) and self.parse.tokens[after].text in {"'s", "’s"}
        )

    def _it(self, index: int, item: Draft) -> Group | None:
        """“It said” to the body or state that was the subject just before."""
        verb = self.parse.tokens[self.parse.tokens[item.first].head].lemma.lower()
        if verb not in SAYING:
            return None
        for subjects in (self._subjects(item.sentence, before=item.first), self._subjects(item.sentence - 1)):
            fits = [
                g
                for g in subjects
                if g.kind in {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP} and not g.plural
            ]
            if subjects:
                return fits[0] if len(fits) == 1 and len(subjects) == 1 else None
        return None

    def _they(self, item: Draft) -> Group | None:
        for subjects in (self._subjects(item.sentence, before=item.first), self._subjects(item.sentence - 1)):
            if subjects:
                return subjects[0] if len(subjects) == 1 and subjects[0].plural else None
        return None


LEADING = frozenset({"head", "minister", "diplomat", "spokes", "official", "military", "lawmaker"})
"""Classes of roles that a lead names before it names their bearer."""


def _fits(noun: str, country: str | None, group: Group) -> bool:
    """Whether a description's noun and country can be of this person."""
    if country and group.countries and country not in group.countries:
        return False
    if noun in group.nouns:
        return True
    if country and not group.countries:
        return False
    classes = {roles.role_class().get(n) for n in group.nouns}
    return bool(roles.covers().get(noun, frozenset()) & classes)


DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|several|many|few|both|other|another)\s+", re.IGNORECASE
)


def _bare(words: str) -> str:
    """A description without its determiner, in lower case."""
    return DETERMINERS.sub("", " ".join(words.split())).lower()


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


__all__ = ["Group", "absorb", "as_referent", "by_first", "referents"]
