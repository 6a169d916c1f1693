"""Views as one HTML file that needs nothing else: style, drawings and the articles themselves are inside.

No script, no network (a Content-Security-Policy in the file says so too); every word that is not ours is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from onrecord.present import drawings, naming, phrases, wording
from onrecord.present.marks import anchor, cites_in, marked
from onrecord.present.page import Page
from onrecord.present.safety import visible
from onrecord.present.views import Briefing, Cite

if TYPE_CHECKING:
    from jinja2 import Environment


def render(view: Briefing | Page) -> str:
    """The view as a whole HTML document."""
    name = "briefing.html" if isinstance(view, Briefing) else "page.html"
    articles = marked(view.articles, cites_in(view))
    return _one_file().get_template(name).render(view=view, articles=articles)


@cache
def _one_file() -> Environment:
    """The templates of a file that holds its articles: a passage is a place in it."""
    return environment(lambda cite: f"#{anchor(cite)}")


def environment(place: Callable[[Cite], str], *, package: str = "onrecord.present") -> Environment:
    """The templates, and those of another package before them, with what they may call: phrases and drawings, nothing
    that reads or writes. `place` gives the address of a passage."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader(one, "templates") for one in dict.fromkeys((package, "onrecord.present"))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        short=phrases.short,
        narrow=phrases.narrow,
        days_in=wording.days_in,
        cut=phrases.cut,
        visible=visible,
        anchor=anchor,
        place=place,
        shown=phrases.shown,
        percent=phrases.percent,
        named=naming.named,
    )
    made.globals.update(
        wording=wording, phrases=phrases, timeline=drawings.timeline, plot=drawings.plot, listing=phrases.listing
    )
    return made
