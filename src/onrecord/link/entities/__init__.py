"""One person under one name: the referents of all articles joined into entities.

Keys join what tables know; persons are weighed by the features of `data/linking.toml`; what a person judged comes first. The answer
depends on the set of readings alone: nodes are in order of article and mention, and ties are broken by that order.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.link.entities import bodies, judged
from onrecord.link.entities.assemble import assemble, undecided
from onrecord.link.entities.clusters import Clusters
from onrecord.link.entities.nodes import company, nodes_of
from onrecord.link.entities.persons import join_persons
from onrecord.model.reading import Reading
from onrecord.model.record import Entity, Judgement, Undecided


def join(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Entity, ...], tuple[Undecided, ...]]:
    """The entities of a set of readings, and the pairs that were looked at and not decided."""
    by_id = {reading.id: reading for reading in sorted(readings, key=lambda each: each.id)}
    nodes = [node for reading in by_id.values() for node in nodes_of(reading)]
    clusters = Clusters(len(nodes))
    verdicts = judged.read(nodes, judgements)
    judged.apply(verdicts, clusters)
    bodies.join_bodies(nodes, clusters)
    bodies.join_facilities(by_id, nodes, clusters)
    unsure, reasons = join_persons(nodes, clusters, company(nodes))
    entities, owner = assemble(by_id, nodes, clusters, reasons, judged.names(verdicts))
    return entities, undecided(nodes, clusters, unsure, owner)
