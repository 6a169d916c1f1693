"""The names that other programs may rely on, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord

PUBLIC = {
    *("articles", "read_all", "weave", "export", "Store", "Article", "Failure", "Reading", "Record", "__version__"),
    *("OnRecordError", "InputError", "UnreadableInput", "LimitExceeded", "RecordError", "NotFound", "AmbiguousId"),
}


def test_public_names_are_these_and_all_are_there():
    assert set(onrecord.__all__) == PUBLIC
    assert all(getattr(onrecord, name) is not None for name in PUBLIC)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = onrecord.nothing_of_the_kind


def test_importing_the_package_loads_no_parser():
    script = "import sys, onrecord; sys.exit(any(m in sys.modules for m in ('spacy', 'numpy', 'trafilatura')))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
