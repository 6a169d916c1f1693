"""Documentation that cannot lie: generated pages are fresh, commands named exist, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.commands import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("evals/**/*.md")])
COMMANDS = {command.name or command.callback.__name__ for command in app.registered_commands}


def test_generated_pages_are_fresh():
    done = subprocess.run([sys.executable, ROOT / "docs/build.py", "--check"], check=False)
    assert done.returncode == 0, "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_named_in_a_page_exist(page):
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^|[`$ ])(?<!from )onrecord ([a-z]+)\b(?=[^`\n]*(?:`|\n))", _code(text))) <= COMMANDS
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link


def _code(text: str) -> str:
    """The code of a page: fenced blocks and inline pieces."""
    fenced = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    return "\n".join([*fenced, *re.findall(r"(`[^`\n]+`)", re.sub(r"```.*?```", "", text, flags=re.DOTALL))]) + "\n"
