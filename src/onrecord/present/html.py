"""Views as one HTML file that needs nothing else: style, drawings and the articles themselves are inside.

No script, no network (a Content-Security-Policy in the file says so too); every word that is not ours is escaped.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.present import drawings, naming, phrases, wording
from onrecord.present.marks import anchor, cites_in, marked
from onrecord.present.page import Page
from onrecord.present.safety import visible
from onrecord.present.views import Briefing

if TYPE_CHECKING:
    from jinja2 import Environment


def render(view: Briefing | Page) -> str:
    """The view as a whole HTML document."""
    name = "briefing.html" if isinstance(view, Briefing) else "page.html"
    articles = marked(view.articles, cites_in(view))
    return _environment().get_template(name).render(view=view, articles=articles)


@cache
def _environment() -> Environment:
    """The templates with what they may call: phrases and drawings, nothing that reads or writes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("onrecord.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        short=phrases.short,
        visible=visible,
        anchor=anchor,
        shown=phrases.shown,
        percent=phrases.percent,
        named=naming.named,
    )
    made.globals.update(
        wording=wording, phrases=phrases, timeline=drawings.timeline, plot=drawings.plot, listing=phrases.listing
    )
    return made
