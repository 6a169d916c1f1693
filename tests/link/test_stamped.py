"""Articles that bear their day: it dates them, and those that share their words."""

from datetime import date

import pytest

import make
from onrecord import pipeline
from onrecord.model.text import Basis

FLOOD = (
    "At least three people drowned on Monday when the river Oss rose over its banks, the mayor of Tarn said.\n\n"
    "Forty houses stood under water by noon, and the bridge to the station was closed to all traffic.\n"
)
HEAD = "Three drown as river Oss floods Tarn\n\n"


# Wherever it stands at the head of the article, a full stamp is the day.
@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Tuesday, March 3, 2026\n\n{FLOOD}",
        f"{HEAD}By Ann Ole | March 3, 2026\n\n{FLOOD}",
        f"{HEAD}First published on Tue 3 Mar 2026\nLast modified on Wed 4 Mar 2026\n\n{FLOOD}",
        f"{HEAD}TARN, Ruritania, March 3, 2026 — {FLOOD}",
        f"Tue 03 Mar 2026 {FLOOD}",
        f"Tuesday, March 3, 2026, 11:29\n\n{HEAD}{FLOOD}",
        f"date 2026-03-03 {FLOOD}",
        f"{HEAD}March 3, 2026 9:21 am IST\n\n{FLOOD}",
        f"{HEAD}Last update: March 3 Mar 2026 16:59 UTC\n\n{FLOOD}",
        f"{HEAD}Posted on March 3, 2026 by desk\n\n{FLOOD}",
        f"{HEAD}Ann Ole, March 3, 2026\n\n{FLOOD}",
        f"{HEAD}(Xinhua) 11:29, March 03, 2026\n\n{FLOOD}",
        f"{HEAD}Posted 9:21 AM, Mar 3, 2026\nand last updated 10:01 AM, Mar 4, 2026\n\n{FLOOD}",
    ],
)
def test_stamped_day(text: str) -> None:
    known = make.reading(text)
    found = pipeline.weave([known]).calendar.published[known.id]
    assert (found.earliest, found.latest, found.best) == (date(2026, 3, 3),) * 3
    assert found.basis is Basis.INFERRED
    assert found.clues[0].passage
    assert "3" in known.words(found.clues[0].passage.span)


# A date in a sentence, or one whose weekday is another's, is no stamp.
@pytest.mark.parametrize(
    "text", [f"{HEAD}{FLOOD}The dam was built on 3 March 2026.\n", f"{HEAD}Friday, March 3, 2026\n\n{FLOOD}"]
)
def test_not_stamped(text: str) -> None:
    known = make.reading(text)
    found = pipeline.weave([known]).calendar.published.get(known.id)
    assert found is None or found.earliest != found.latest


def test_dateline_without_year_takes_it_from_its_copy() -> None:
    wire = make.reading(f"{HEAD}TARN, March 3 (Oss Agency) – {FLOOD}", "a.txt")
    copy = make.reading(f"River floods Tarn\n\nPublished 3 March 2026\n\n{FLOOD}", "b.txt")
    found = pipeline.weave([wire, copy]).calendar.published
    assert found[wire.id].earliest == found[wire.id].latest == date(2026, 3, 3)


def test_figures_in_the_order_of_the_outlet() -> None:
    pile = [
        make.reading(f"{HEAD}The Oss Courier\n{stamp}\n\n{FLOOD}{more}", f"{more}.txt")
        for stamp, more in (("04/03/2026", "The rain went on."), ("23/03/2026", "The rain was over."))
    ]
    found = pipeline.weave(pile).calendar.published
    assert found[pile[0].id].best == date(2026, 3, 4)
