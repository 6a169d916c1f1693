"""The parts of an event: who did it, to whom, where, from where, by what means, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tallies import is_counted
from onrecord.annotate.events.tree import SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.model.reading import Argument, EntityKind, Mention, MentionForm, Reading
from onrecord.model.text import Span
from onrecord.values.words import listed

LEFT_OUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis"})
PREPOSITIONS = {
    "in": "place", "at": "place", "near": "place", "inside": "place", "outside": "place", "around": "place",
    "across": "place", "throughout": "place", "off": "place", "within": "place", "over": "cause",
    "from": "source", "out": "source", "to": "goal", "into": "goal", "onto": "goal", "toward": "goal",
    "towards": "goal", "against": "patient", "on": "patient", "upon": "patient", "of": "patient", "by": "agent",
    "with": "companion", "between": "companion", "among": "companion", "alongside": "companion", "for": "purpose",
    "because": "cause", "due": "cause", "after": "cause", "amid": "cause", "following": "cause", "since": "cause",
    "via": "means", "through": "means", "using": "means", "as": "attribute", "about": "topic", "under": "topic",
    "despite": "topic", "during": "topic", "before": "topic", "without": "topic", "like": "topic",
}  # fmt: skip
"""The role that a preposition most often gives. “for” and “on” change with what follows, see `_role`."""
ROLES = {
    "dobj": "patient",
    "oprd": "patient",
    "dative": "recipient",
    "attr": "attribute",
    "acomp": "attribute",
    "poss": "agent",
}
TELLER = "teller"
"""Role of who gives a count and did nothing to those counted: “*the police* put the toll at 43”."""
NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the arguments of an article's events."""

    reading: Reading
    tree: Tree
    mention_of: Mapping[int, int]
    """Token index to the index of the mention whose head it is in."""
    timed: frozenset[int]
    """Tokens inside time expressions: never a place or a purpose."""

    def find(self, core: Core) -> tuple[Argument, ...]:
        """All parts of an event, each once, in the order of the text."""
        found: dict[tuple[str, Span], Argument] = {}
        for role, head in self._heads(core):
            for one in self.tree.joined(self.tree.stands_for(head)):
                argument = self._argument(role, one)
                if argument is not None:
                    found.setdefault((role, argument.span), argument)
        return tuple(sorted(found.values(), key=lambda a: (a.span, a.role)))

    def _heads(self, core: Core) -> list[tuple[str, Token]]:
        inside = set(core.words)
        rows: list[tuple[str, Token]] = []
        for index in core.words:
            rows += [(role, head) for role, head in self._of_word(core, index) if head.index not in inside]
        if core.at_most:
            rows.append(("patient", self.tree.tokens[core.trigger]))
        if not self._has_subject(core) and not self._passive(core) and not core.tally:
            role = "patient" if core.undergone else "agent"
            rows += [(role, subject) for subject in self._inherited(core) if subject.index not in inside]
        return rows

    def _has_subject(self, core: Core) -> bool:
        own = any(self.tree.kids(index, *SUBJECTS, "poss") for index in core.words)
        top = self.tree.tokens[core.top]
        return own or core.nominal or (top.dep in {"acl", "relcl"} and top.pos == "VERB")

    def _of_word(self, core: Core, index: int) -> list[tuple[str, Token]]:
        """What hangs on one word of an event, with its roles."""
        token, tree = self.tree.tokens[index], self.tree
        rows = [row for kid in tree.kids(index) for row in self._of_kid(core, token, kid)]
        told = core.tally and index == core.words[0]  # “officials giving a toll of 31” killed nobody
        if token.dep in {"acl", "relcl"} and not tree.kids(index, *SUBJECTS) and token.pos == "VERB" and not told:
            rows.append(("patient" if token.tag == "VBN" else "agent", tree.tokens[token.head]))
        return rows

    def _of_kid(self, core: Core, token: Token, kid: Token) -> list[tuple[str, Token]]:
        tree = self.tree
        match kid.dep:
            case "nsubj" | "csubj" | "nsubjpass":
                return [(self._subject_role(core, token, kid), kid)]
            case "prep":
                return self._prepositional(core, token.index, kid)
            case "agent" | "dative" if kid.pos == "ADP":
                role = (
                    "recipient"
                    if kid.dep != "agent"
                    else TELLER
                    if core.tally and token.index != core.trigger
                    else "agent"
                )
                return [(role, low) for low in tree.kids(kid.index, "pobj")]
            case "advcl" | "xcomp":
                aim = any(low.lower == "to" for low in tree.kids(kid.index, "aux"))
                return [("purpose", kid)] if aim else []
            case "compound" | "amod":
                named = core.nominal and token.index == core.trigger and kid.label in NAMES
                return [("agent", kid)] if named else []
        roles = _roles(core, token)
        return [(roles[kid.dep], kid)] if kid.dep in roles else []

    def _subject_role(self, core: Core, token: Token, kid: Token) -> str:
        """“the port is expected to reopen”: the subject of the passive verb before the event's own does it; who gives a count only
        tells it, and “the blast left 31 dead” is the blast's doing."""
        if core.tally and token.index != core.trigger:
            return TELLER
        if (
            token.lemma.lower() == "leave"
            and kid.dep == "nsubj"
            and self.tree.kids(token.index, "dobj", "ccomp", "oprd")
        ):
            return "agent"
        if kid.dep == "nsubjpass":
            suffers = token.index == core.trigger or core.nominal or self._passive(core)
        else:
            suffers = token.tag == "VBN" and bool(self.tree.kids(token.index, "auxpass"))
        return "patient" if suffers or core.undergone else "agent"

    def _prepositional(self, core: Core, index: int, prep: Token) -> list[tuple[str, Token]]:
        if prep.lower == "according":
            return []
        lows = self.tree.kids(prep.index, "pobj", "pcomp")
        rows = [(self._role(core, index, prep, low), low) for low in lows if low.index not in self.timed]
        for further in self.tree.kids(prep.index, "prep"):
            rows += self._prepositional(core, index, further)
        if prep.lower == "with":
            rows += [("source", low) for load in lows for low in self._whence(load)]
        return rows

    def _whence(self, load: Token) -> list[Token]:
        """The place that hangs on what is carried: “flew with a full load *from the base*”."""
        preps = [prep for prep in self.tree.kids(load.index, "prep") if prep.lower == "from"]
        return [low for prep in preps for low in self.tree.kids(prep.index, "pobj") if self._is_place(low)]

    def _role(self, core: Core, index: int, prep: Token, low: Token) -> str:
        if prep.lower in {"on", "over", "after"} and self._is_place(low):
            return "place" if prep.lower != "after" else "topic"
        if self.tree.tokens[prep.head].lower == "based":
            return "cause"
        if special := self._special(core, index, prep, low):
            return special
        if prep.lower in {"of", "on", "upon"} and not (core.nominal and index == core.trigger):
            return "topic"
        return PREPOSITIONS.get(prep.lower, "topic")

    def _special(self, core: Core, index: int, prep: Token, low: Token) -> str | None:
        """“the toll of the quake”, “the number of people”, “the cause of the fire”, “the result of neglect”."""
        if prep.lower in {"of", "from"} and self.tree.tokens[prep.head].lower == "toll":
            return "patient" if is_counted(self.tree, low) else "agent"
        if core.tally and prep.lower == "of" and index != core.top:
            return "patient"
        if core.doer and index == core.trigger and prep.lower in {"of", "to"}:
            return "patient"
        if _names_cause(core) and index == core.trigger and prep.lower in {"of", "for", "behind"}:
            return "agent" if core.undergone else "patient"
        return None

    def _is_place(self, token: Token) -> bool:
        mention = self._mention(token)
        return mention.kind in PLACES if mention else token.label in PLACE_LABELS

    def _mention(self, token: Token) -> Mention | None:
        index = self.mention_of.get(token.index)
        return None if index is None else self.reading.mentions[index]

    def _passive(self, core: Core) -> bool:
        """Whether its subject suffers it: “was halted”, “is expected to be signed”; not “is expected to sign”."""
        words = core.words if core.nominal else (core.trigger,)
        return any(self.tree.kids(index, "auxpass", "nsubjpass") for index in words)

    def _inherited(self, core: Core) -> list[Token]:
        """The subject of the clause that a clause without one hangs on: “the jets left, taking off at noon”."""
        at = self.tree.tokens[core.top]
        if self.tree.may_join_another(at):
            return []
        while at.dep in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"} and at.head != at.index:
            at = self.tree.tokens[at.head]
            subjects = self.tree.kids(at.index, "nsubj", "nsubjpass")
            if subjects:
                return subjects
        return []

    def _argument(self, role: str, head: Token) -> Argument | None:
        if head.pos in {"ADP", "PART", "PUNCT", "SYM"}:
            return None
        if head.lower in {"it", "there", "that", "which", "what"}:
            return self._pronoun(role, head)
        first, last = self.tree.run(head.index, LEFT_OUT)
        mention = self.mention_of.get(self._named(head).index)
        span = Span(self.tree.tokens[first].start, self.tree.tokens[last].end)
        return Argument(role, span, self.tree.lemma(self._counted(head)), mention)

    def _named(self, head: Token) -> Token:
        """“the operator, Holm Lines”: the name is who is meant."""
        other = self.tree.kid(head.index, "appos") if head.pos == "NOUN" else None
        return other if other and other.pos == "PROPN" and other.index in self.mention_of else head

    def _counted(self, head: Token) -> Token:
        """“a slew of agreements”: the agreements are what it is about."""
        if head.lemma.lower() in listed("parts_of"):
            for prep in self.tree.kids(head.index, "prep"):
                if prep.lower == "of" and (low := self.tree.kid(prep.index, "pobj")):
                    return low
        return head

    def _pronoun(self, role: str, head: Token) -> Argument | None:
        mention = self.mention_of.get(head.index)
        if mention is None:
            meant = head.lower == "it" and head.dep in {"nsubjpass", "dobj"}
            return Argument(role, Span(head.start, head.end), head.lower) if meant else None
        if self.reading.mentions[mention].form is not MentionForm.PRONOUN:
            return None
        return Argument(role, Span(head.start, head.end), head.lower, mention)


def _roles(core: Core, token: Token) -> Mapping[str, str]:
    """“the cause was a *fault*”: what did it; “was *Peru*’s ally”: to whom; “reported *the raids* with a toll of 47”: of what."""
    if core.tally and token.index == core.words[0]:
        return {**ROLES, "dobj": "cause"}
    if core.doer:
        return {**{dep: role for dep, role in ROLES.items() if dep != "attr"}, "poss": "patient"}
    return {**ROLES, "attr": "agent"} if _names_cause(core) else ROLES


def _names_cause(core: Core) -> bool:
    return core.action == "cause" and core.nominal


def heads(reading: Reading, tree: Tree) -> dict[int, int]:
    """For each token in a mention's head, the index of that mention; of nested ones the longest head wins."""
    by_start = {token.start: token.index for token in tree.tokens}
    found: dict[int, int] = {}
    for index, mention in sorted(enumerate(reading.mentions), key=lambda row: (len(row[1].head), len(row[1].span))):
        at = by_start.get(mention.head.start)
        while at is not None and at < len(tree.tokens) and tree.tokens[at].start < mention.head.end:
            found[at] = index
            at += 1
    return found
