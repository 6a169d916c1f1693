"""The same set of articles gives the same record, in whatever order they arrive and whatever came and went between."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import make
from onrecord import pipeline
from onrecord.model import wire
from onrecord.model.reading import Reading
from onrecord.store import Store

TEXTS = [
    "Dam at Velm gives way. The Velm dam gave way on Monday, governor Ada Brix told the Kelt news agency. “Nobody was hurt,” Brix said. About 40 houses were flooded by Tuesday evening, according to the governor of the region.",
    "Flood after dam break. At least 55 houses were flooded in Velm on Monday. About 40 houses were flooded by Tuesday evening, according to the governor of the region. Norr Power denied that the dam had been damaged.",
    "Governor under fire. A. Brix, the governor, said on Wednesday 8 March 2023 that 55 houses had been flooded. Norr Power's spokesman Piet Lowe told reporters: “We had no warning.”",
    "Velm dam to be rebuilt. Norr Power will rebuild the dam at Velm, Lowe said on Friday. Brix denied that she had known of any damage.",
    "Ferry line to close. The ferry between Osk and Hald will close in June, the owner Ine Moe said on Monday.",
    "Le barrage de Velm a cédé lundi, a déclaré la gouverneure Ada Brix à l'agence Kelt. Personne n'a été blessé.",
]


@cache
def readings() -> tuple[Reading, ...]:
    french = len(TEXTS) - 1
    return tuple(make.reading(text, f"{i}.txt", "fr" if i == french else "en") for i, text in enumerate(TEXTS))


def told(record) -> str:
    return json.dumps(wire.export(record))


@cache
def expected() -> str:
    return told(pipeline.weave(readings()))


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_any_order_weaves_the_same_record(order):
    assert told(pipeline.weave(readings()[i] for i in order)) == expected()


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.lists(st.integers(0, len(TEXTS) - 1), max_size=4), st.data())
def test_any_order_into_a_file_with_comings_and_goings(order, doubles, data):
    arriving = data.draw(st.permutations([*order, *doubles]))
    by = pipeline.reading_version()
    with TemporaryDirectory() as folder, Store(Path(folder) / "r.record", create=True) as store:
        for i in arriving:
            store.put(readings()[i], by)
            if data.draw(st.booleans()):
                gone = data.draw(st.sampled_from(sorted(article.id for article in store.articles())))
                store.remove(gone)
                pipeline.current(store) if data.draw(st.booleans()) else None
        for reading in readings():
            store.put(reading, by)
        assert told(pipeline.current(store)) == expected()
