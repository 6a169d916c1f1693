"""A record against gold, item by item: which things that a person found does the record hold?

Each item has the gold's own id (`S03.speaker`), so that two runs can be compared by what they gained and lost. A layer's
figure is the share of its items that hold; what must never be said at all (a false corroboration, a false conflict)
is counted beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

ENOUGH = 0.5
"""Overlap (intersection over union, code points) at which a found span is the gold's."""
TOUCHES = 0.4
"""Share of the shorter span at which an assertion speaks of a gold member."""

Json = Mapping[str, Any]


@dataclass
class Scores:
    """Items by layer and id, and the counts of what must not be said."""

    items: dict[str, dict[str, bool]] = field(default_factory=dict)
    forbidden: dict[str, list[str]] = field(default_factory=dict)

    def hold(self, layer: str, name: str, *, right: bool) -> None:
        self.items.setdefault(layer, {})[name] = bool(right)

    def figures(self) -> dict[str, float]:
        """Per layer the share of its items that hold, and per forbidden thing its count."""
        shares = {layer: sum(items.values()) / len(items) for layer, items in self.items.items()}
        return {**shares, **{name: float(len(found)) for name, found in self.forbidden.items()}}


class Scorer:
    """Compares one exported record with one gold."""

    def __init__(self, record: Json, gold: Json) -> None:
        self.record, self.gold, self.scores = record, gold, Scores()
        files = {PurePath(d["file"]).stem: d["id"] for d in gold["documents"]}
        self.docs = {a["id"]: files.get(PurePath(a["source"]).stem) for a in record["articles"]}
        self.articles = {self.docs[a["id"]]: a for a in record["articles"]}
        self.entity_of = self._align()

    def run(self) -> Scores:
        """All layers."""
        for layer in (self.clean, self.published, self.times, self.entities, self.statements, self.copies):
            layer()
        self.claims()
        self.timeline()
        return self.scores

    # -- where things are ------------------------------------------------------------------------------------------

    def at(self, span: Json) -> dict[str, Any]:
        """A record's span with the gold's name for its article."""
        return {"doc": self.docs.get(span["article"]), "start": span["start"], "end": span["end"]}

    def _align(self) -> dict[str, str]:
        """Record entity to gold entity: one to one, most shared mentions first."""
        votes: Counter[tuple[str, str]] = Counter()
        for entity in self.record["entities"]:
            for mention in entity["mentions"]:
                here = self.at(mention["span"])
                for gold in self.gold["entities"]:
                    votes[entity["id"], gold["id"]] += sum(like(here, m) >= ENOUGH for m in gold["mentions"])
        out: dict[str, str] = {}
        for (entity, gold), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            if count and entity not in out and gold not in out.values():
                out[entity] = gold
        return out

    # -- layers ----------------------------------------------------------------------------------------------------

    def clean(self) -> None:
        """Each removed piece is wholly gone; each kept piece wholly there."""
        for doc in self.gold["documents"]:
            blocks = self.articles.get(doc["id"], {}).get("blocks", [])
            gone = characters(b for b in blocks if not b["keep"])
            for i, zone in enumerate(z for z in doc["zones"] if not z["keep"]):
                self.scores.hold("clean", f"{doc['id']}.removed{i}", right=characters([zone]) <= gone)
            for i, piece in enumerate(doc["body"]):
                self.scores.hold("clean", f"{doc['id']}.kept{i}", right=not characters([piece]) & gone)
            if doc.get("outlet"):
                outlet = self.articles.get(doc["id"], {}).get("outlet") or {}
                self.scores.hold("outlets", doc["id"], right=outlet.get("name") == doc["outlet"])

    def published(self) -> None:
        """The true day lies in the interval that is given; a best day that is given is right within a day."""
        for doc in self.gold["documents"]:
            truth = doc["publication"].get("truth")
            if not truth:
                continue
            first, last = [*truth.split("/"), truth][:2]
            got = self.articles.get(doc["id"], {}).get("published") or {}
            held = bool(got.get("earliest")) and got["earliest"] <= last and (got.get("latest") or first) >= first
            self.scores.hold("published", doc["id"], right=held)

    def times(self) -> None:
        """Each expression has its value; no trap is taken for a time."""
        got = [(self.at(t["span"]), t) for t in self.record["times"]]
        for gold in self.gold["time_expressions"]:
            if gold.get("required", True):
                accepted = {gold["value"], *gold.get("accept_values", [])}
                near = [t for span, t in got if overlap(span, gold)]
                self.scores.hold("times", gold["id"], right=any(value_of(t) & accepted for t in near))
        for i, trap in enumerate(self.gold["time_traps"]):
            self.scores.hold("times", f"trap{i}", right=not any(overlap(span, trap) for span, _ in got))

    def entities(self) -> None:
        """Each entity's names are found and under one id that holds no other entity's; each pair of names is right."""
        owner = self._owners()
        taken = Counter(found for ids in owner.values() for found in set(ids) if found)
        for gold in self.gold["entities"]:
            ids = owner[gold["id"]]
            if ids:
                one = len(set(ids)) == 1 and ids[0] is not None and taken[ids[0]] == 1
                self.scores.hold("entities", gold["id"], right=one)
        for same, key in ((True, "same"), (False, "different")):
            for i, pair in enumerate(self.gold["name_pairs"].get(key, [])):
                left, right = (self._named(name) for name in pair)
                if left and right:
                    self.scores.hold("entities", f"{key}{i}", right=bool(left & right) == same)

    def _owners(self) -> dict[str, list[str | None]]:
        """For each gold entity, the record's entity at each of its named mentions."""
        mentions = [(self.at(m["span"]), e["id"]) for e in self.record["entities"] for m in e["mentions"]]
        return {
            gold["id"]: [
                max(((like(span, m), e) for span, e in mentions if like(span, m) >= ENOUGH), default=(0, None))[1]
                for m in gold["mentions"]
                if m["kind"] == "name"
            ]
            for gold in self.gold["entities"]
        }

    def _named(self, name: str) -> set[str]:
        """The record's entities that have a mention of exactly these words."""
        return {e["id"] for e in self.record["entities"] for m in e["mentions"] if m["span"]["text"] == name}

    def statements(self) -> None:
        """Each statement is found; of a found one, the speaker, form, chain and day are right."""
        got = [([self.at(c) for c in s["content"]], s) for s in self.record["statements"]]
        for gold in self.gold["statements"]:
            if not gold.get("required", True):
                continue
            fit, found = max(((likeness(c, gold["content"]), s) for c, s in got), key=lambda x: x[0], default=(0, {}))
            self.scores.hold("statements", gold["id"], right=fit >= ENOUGH)
            if fit >= ENOUGH:
                self._statement_parts(gold, found)

    def _statement_parts(self, gold: Json, found: Json) -> None:
        ids = set(gold["speaker"].get("ids") or [])
        if ids:
            speakers = [found["speaker"]["entity"], *found.get("speakers", [])]
            named = {self.entity_of.get(s, s) for s in speakers if s}
            self.scores.hold("speakers", f"{gold['id']}.speaker", right=bool(named & ids))
        forms = [gold["type"], *(gold.get("accept_types") or [])]
        self.scores.hold("statements", f"{gold['id']}.form", right=found["form"] in forms)
        if gold.get("via") and not str(gold.get("via_basis") or "").startswith("inferred"):
            hands = {plain(hand["name"]) for hand in found["chain"]}
            hands |= {plain(self.entity_of.get(hand["entity"], "")) for hand in found["chain"] if hand["entity"]}
            self.scores.hold("chains", f"{gold['id']}.chain", right=any(plain(gold["via"]) in hand for hand in hands))
        if gold.get("date"):
            self.scores.hold("said", f"{gold['id']}.said", right=gold["date"] in value_of(found.get("said") or {}))

    def copies(self) -> None:
        """Each reused pair of passages lies in one copy; a copy that touches no reuse of the gold is counted."""
        groups = [[self.at(s) for s in c["spans"]] for c in self.record["copies"]]
        for gold in self.gold["reuse"]:
            if gold["kind"] in ("verbatim", "near_verbatim") and gold["scope"] == "cross":
                held = any(covers(group, gold["a"]) and covers(group, gold["b"]) for group in groups)
                self.scores.hold("copies", gold["id"], right=held)

    def claims(self) -> None:
        """Each claim's members that lie in several articles share a claim; its support and differences are right."""
        said = [(self.at(a["span"]), c) for c in self.record["claims"] for a in c["assertions"]]
        for gold in self.gold["claims"]:
            if "not judged" in gold["status"]:
                continue
            held = [{c["id"] for span, c in said if touches(span, m)} for m in gold["members"]]
            counts = Counter(claim for claims in held for claim in claims)
            best = max(counts, key=lambda claim: (counts[claim], claim), default=None)
            found = next((c for c in self.record["claims"] if c["id"] == best), None)
            self._claim_parts(gold, held, found)
        self._forbidden(said)

    def _claim_parts(self, gold: Json, held: list[set[str]], found: Json | None) -> None:
        docs = {m["doc"] for m in gold["members"]}
        for support in ("corroborated", "same_origin", "single_source"):
            if support in permitted(gold)[:1]:
                right = found is not None and found["support"] in permitted(gold)
                self.scores.hold("support", f"{gold['id']}.support", right=right)
        if len(docs) > 1:
            joined = Counter(claim for claims in held for claim in claims)
            self.scores.hold("claims", gold["id"], right=any(n > 1 for n in joined.values()))
        for word, kinds in DIFFERENCES.items():
            if word in gold["status"].replace("_", " ") and len(docs) > 1:
                near = set().union(*held)
                differences = [d for c in self.record["claims"] if c["id"] in near for d in c["differences"]]
                right = any(d["kind"] in kinds for d in differences)
                self.scores.hold("differences", f"{gold['id']}.{word.split()[0]}", right=right)

    def _forbidden(self, said: list[tuple[dict[str, Any], Json]]) -> None:
        """Corroborations and conflicts of the record whose gold claim allows none."""
        by_claim: dict[str, Counter[str]] = {}
        for span, claim in said:
            votes = by_claim.setdefault(claim["id"], Counter())
            votes.update(g["id"] for g in self.gold["claims"] if any(touches(span, m) for m in g["members"]))
        gold_claims = {g["id"]: g for g in self.gold["claims"]}
        wrong: dict[str, list[str]] = {"false_corroborations": [], "false_conflicts": []}
        for claim in self.record["claims"]:
            votes = by_claim.get(claim["id"], Counter())
            if not votes:
                continue
            gold = gold_claims[max(votes, key=lambda g: (votes[g], g))]
            if "not judged" in gold["status"]:
                continue
            if claim["support"] == "corroborated" and "corroborated" not in permitted(gold):
                wrong["false_corroborations"].append(gold["id"])
            conflict = any(d["kind"] == "conflict" for d in claim["differences"])
            if conflict and not re.search("conflict|tension", all_of(gold)):
                wrong["false_conflicts"].append(gold["id"])
        self.scores.forbidden.update(wrong)

    def timeline(self) -> None:
        """Each happening has an entry of its day with evidence near its words."""
        entries = [(e, [self.at(s) for s in e["evidence"]]) for e in self.record["timeline"]]
        for i, gold in enumerate(self.gold["timeline"]):
            held = any(
                str(gold["date"]) in value_of(entry) and any(near(s, m) for s in spans for m in gold["members"])
                for entry, spans in entries
            )
            self.scores.hold("timeline", gold.get("id", f"L{i:02d}"), right=held)


DIFFERENCES = {
    "conflicting": {"conflict"},
    "in tension": {"conflict", "unsure"},
    "updated": {"update"},
    "precision": {"precision"},
}


def all_of(gold: Json) -> str:
    """Every status that the gold names or accepts, as one string."""
    also = gold.get("accept_status") or []
    return " ".join([gold["status"], *([also] if isinstance(also, str) else also)]).replace(" ", "_")


def permitted(gold: Json) -> list[str]:
    """The support verdicts that the gold accepts, the demanded one first."""
    return re.findall("corroborated|same_origin|single_source", all_of(gold))


def characters(spans: Iterable[Json]) -> set[int]:
    return {i for s in spans for i in range(s["start"], s["end"])}


def overlap(a: Json, b: Json) -> int:
    """Shared code points of two spans."""
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])) if a["doc"] == b["doc"] else 0


def like(a: Json, b: Json) -> float:
    """Intersection over union of two spans."""
    shared = overlap(a, b)
    return shared / (a["end"] - a["start"] + b["end"] - b["start"] - shared) if shared else 0.0


def likeness(a: list[Any], b: list[Any]) -> float:
    """Intersection over union of two spans in several pieces."""
    if a[0]["doc"] != b[0]["doc"]:
        return 0.0
    left, right = characters(a), characters(b)
    return len(left & right) / len(left | right)


def covers(group: Iterable[Json], span: Json) -> bool:
    return any(overlap(s, span) >= ENOUGH * (span["end"] - span["start"]) for s in group)


def touches(a: Json, b: Json) -> bool:
    return overlap(a, b) >= TOUCHES * min(a["end"] - a["start"], b["end"] - b["start"]) > 0


def near(a: Json, b: Json, reach: int = 120) -> bool:
    """Whether two spans of one article lie within `reach` code points."""
    return bool(a["doc"] == b["doc"] and a["start"] - reach <= b["end"] and b["start"] <= a["end"] + reach)


def value_of(time: Json) -> set[str]:
    """What a time of the record can be called: its value, its EDTF, its single day or its interval."""
    first, last = time.get("earliest"), time.get("latest")
    names = {time.get("value"), str(time.get("edtf") or "").strip("~?%") or None}
    if first and last:
        names.add(first if first == last else f"{first}/{last}")
    return {name for name in names if name}


def plain(name: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", str(name).lower())
