"""What the tests of views share: the made record, and golden files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.present import brief
from onrecord.present.views import Briefing
from present import factory

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def briefing() -> Briefing:
    """The briefing of the made record."""
    return brief.view(factory.record())


@pytest.fixture
def golden():
    """Compares a text with a kept one; `ONRECORD_GOLDEN=write` keeps the new one, to be read before it is committed."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("ONRECORD_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
