"""Who published an article and whose words it carries, as its text says."""

from __future__ import annotations

import pytest

import make
from onrecord import clean

BODY = (
    "The harbour of Lysa reopened on Tuesday after a week of storms, the port authority said in a statement.\n"
    "Three ships that had waited outside the bay since Thursday were the first to enter, pilots told reporters.\n"
)


def credited(text: str) -> tuple[str | None, list[str]]:
    article = make.article(text)
    outlet, agencies = clean.credit(article, clean.cut(article))
    for evidence in [*([outlet.evidence] if outlet else []), *(agency.evidence for agency in agencies)]:
        assert evidence.of(text).strip()
    return outlet.name if outlet else None, [agency.name for agency in agencies]


# Text, outlet, agencies.
@pytest.mark.parametrize(
    ("text", "outlet", "agencies"),
    [
        ("Harbour reopens\nBy Euronews\n" + BODY, "Euronews", []),
        ("Harbour reopens\nTRT World and Agencies\n" + BODY, "TRT World", ["Agencies"]),
        ("Harbour reopens\nAFP, AP\n" + BODY, None, ["AFP", "AP"]),
        ("Harbour reopens\nLYSA (Tasnim) – " + BODY, "Tasnim", ["Tasnim"]),
        ("Harbour reopens\nLONDON, Aug 22 (Reuters) - " + BODY, None, ["Reuters"]),
        ("Harbour reopens\n" + BODY + "--Reuters", None, ["Reuters"]),
        ("Harbour reopens\n" + BODY + "Source: New York Times News Service\n", None, ["New York Times News Service"]),
        ("Harbour reopens\n" + BODY + "© 2021 Al Jazeera. All rights reserved.\n", "Al Jazeera", []),
        ("Harbour reopens | The Jordan Times\n" + BODY, "The Jordan Times", []),
        ("Harbour reopens\nShips near Lysa. Photo: Jo Hale/AFP\n" + BODY, None, []),
        ("Harbour reopens\n" + BODY + "The minister told Reuters that the BBC had been right.\n" + BODY, None, []),
        ("Harbour reopens\nBy Ida Prime in Lysa\n" + BODY, None, []),
        # outlets and agencies that no table knows, by the shape of their names
        ("Harbour reopens\nBy Ida Holm\nThe Halden Courier\n" + BODY, "The Halden Courier", []),
        ("Harbour reopens\nThe Morning Lantern with agencies\n" + BODY, "The Morning Lantern", ["Agencies"]),
        ("Harbour reopens\n" + BODY + "© 2021 Radio Halden. All rights reserved.\n", "Radio Halden", []),
        ("Harbour reopens\nHALDEN, March 3 (Meridian News Agency) – " + BODY, None, ["Meridian News Agency"]),
        ("Harbour reopens\nEmily Post\n" + BODY, None, []),
        ("Local News\nHarbour reopens after storms\n" + BODY, None, []),
    ],
)
def test_names_count_where_they_are_credits(text, outlet, agencies):
    assert credited(text) == (outlet, agencies)
