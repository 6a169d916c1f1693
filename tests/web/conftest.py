"""A small record of invented texts, a desk over a copy of it, and a browser-like client."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from make import reading
from onrecord import pipeline
from onrecord.model.text import Basis, Outlet
from onrecord.store import Store
from onrecord.web import Desk, application
from web.door import HERE

TEXTS = {
    "kelt.txt": "Dam at Velm gives way\n\nThe Velm dam gave way on Monday, the regional governor Ada Brix told the Kelt "
    "news agency. “Nobody was hurt,” Brix said.\n\nAt least 40 houses were flooded, Brix said on Tuesday.\n",
    "norr.txt": "Flood after dam break\n\nAt least 55 houses were flooded in Velm on Monday. The utility Norr Power denied "
    "that the dam had been damaged. “We had no warning,” its spokesman Piet Lowe said on Tuesday.\n",
    "later.txt": "Velm dam to be rebuilt\n\nNorr Power will rebuild the dam at Velm, its spokesman Peter Lowe said on "
    "Friday. Governor Ada Brix said that the work would begin in May.\n",
    "evil.txt": "Velm dam <script>alert(1)</script> seen\n\nThe Velm dam gave way on Monday, said Governor Ada Brix. "
    '“The <img src=x onerror=alert(2)> dam is gone,” said Piet "><b>Lowe</b>, a spokesman of Norr Power.\n',
}


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """The record's file, made once."""
    path = tmp_path_factory.mktemp("desk") / "velm.record"
    with Store(path, create=True) as store:
        for name, text in TEXTS.items():
            outlet = Outlet(f"The <i>{name[:4]}</i> Post", Basis.GIVEN)
            store.put(reading(text, name, outlet=outlet), pipeline.reading_version())
        pipeline.current(store)
    return path


@pytest.fixture
def desk(kept, tmp_path):
    """A desk over a copy."""
    copy = tmp_path / "velm.record"
    copy.write_bytes(kept.read_bytes())
    return Desk(copy, by="ann")


@pytest.fixture
def client(desk):
    return TestClient(application(desk), base_url=HERE, follow_redirects=False)


@pytest.fixture
def record(desk):
    """The record as the desk holds it now."""
    return lambda: desk.edition().shelf.record


@pytest.fixture
def named(record):
    """The id of the entity of this name."""
    return lambda name: next(one.id for one in record().entities if name in one.names)
