"""Where things stand in the briefing's pictures."""

from __future__ import annotations

from dataclasses import replace

from onrecord.present import brief
from onrecord.present.drawings import MARGIN, PLOT_HEIGHT, WIDTH, plot, timeline
from present import factory


def test_the_axis_keeps_the_order_of_days_and_shows_what_is_planned_and_what_is_a_span(briefing):
    axis = timeline(briefing.stories[0], briefing.articles)
    assert [dot.status for dot in axis.happenings] == ["past", "past", "planned"]
    places = [dot.x for dot in axis.happenings]
    assert places == sorted(places)
    assert (places[0], axis.happenings[-1].end) == (MARGIN, WIDTH - MARGIN)
    assert axis.happenings[-1].end > axis.happenings[-1].x, "a month is a bar"
    assert all(dot.y < axis.line for dot in axis.happenings)
    assert all(dot.y > axis.line for dot in axis.reports)


def test_things_of_one_day_are_drawn_above_each_other():
    record = factory.record()
    doubled = (*record.timeline, replace(record.timeline[1], id="again"))
    view = brief.view(replace(record, timeline=doubled))
    spots = [(dot.x, dot.y) for dot in timeline(view.stories[0], view.articles).happenings]
    assert len(spots) == len(set(spots))


def test_one_day_is_no_axis(briefing):
    story = replace(briefing.stories[0], timeline=briefing.stories[0].timeline[:1])
    assert timeline(story, ()) is None


def test_a_plot_stands_on_zero_and_goes_up_with_the_number(briefing):
    (series,) = briefing.stories[0].series
    drawn = plot(series)
    assert [point.value for point in drawn.points] == ["at least 12", "15"]
    assert PLOT_HEIGHT > drawn.points[0].y > drawn.points[1].y
    assert plot(replace(series, points=series.points[:1])) is None


def test_a_plot_joins_nobody_s_values_with_another_s(briefing):
    (series,) = briefing.stories[0].series
    one, other = series.points
    same = [replace(point, who="Valmora police") for point in (one, other)]
    assert [who for who, _ in plot(replace(series, points=tuple(same))).paths] == ["Valmora police"]
    apart = (replace(one, who="Ana Reyes"), replace(other, who="Valmora police"))
    assert plot(replace(series, points=apart)).paths == ()


def test_a_lower_end_has_a_stroke_upwards(briefing):
    (series,) = briefing.stories[0].series
    lower, exact = plot(series).points
    assert lower.bound < lower.y
    assert exact.bound is None
