"""Shared fixtures."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("ONRECORD_EVAL_DATA", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data, where there is one; the test is skipped, saying so, where there is none."""
    if not SHARED.is_dir():
        pytest.skip("development data not present (set ONRECORD_EVAL_DATA)")
    return SHARED
