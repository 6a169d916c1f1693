"""The briefing as pages of lines, for the terminal and for Markdown; the order of what a reader meets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from onrecord.present import wording
from onrecord.present.page import Line, Page, Piece, Section, Tone, identity, line, plain, quiet, quote, section, strong
from onrecord.present.phrases import FORMS_NOTE, count, shown
from onrecord.present.views import (
    Briefing,
    ClaimView,
    DifferenceView,
    EntryView,
    LatestView,
    SpeakerView,
    StatementView,
    StoryView,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many lines of each section are shown before “… and N more”; None shows all."""

    conflicts: int | None = None
    timeline: int | None = None
    vague: int | None = None
    speakers: int | None = None
    statements: int | None = None
    claims: int | None = None
    others: int | None = None
    stories: int | None = None


ID_SHOWN = 6
"""Digits of an id beside a line, enough to ask why of it in a record of some thousand claims."""

WHOLE = Limits()
SCREENS = Limits(conflicts=3, timeline=25, vague=10, speakers=15, statements=5, claims=20, others=10, stories=5)
"""For the terminal: the first screen holds 3 conflicts beside ten claims; the rest stays within some ten screens."""


def pages(briefing: Briefing, limits: Limits = WHOLE) -> tuple[Page, ...]:
    """The overview, where there are several stories, then a page for each story; the last line closes the last one."""
    shown_stories = briefing.stories[: limits.stories]
    made = [_story(story, briefing, limits) for story in shown_stories]
    if len(briefing.stories) != 1:
        made.insert(0, _overview(briefing, len(shown_stories)))
    last = made[-1]
    return (*made[:-1], Page(last.title, last.sections, last.articles, tuple(wording.closing(briefing.coverage))))


def _overview(briefing: Briefing, shown_stories: int) -> Page:
    if not briefing.stories:
        return Page("No story", (Section("", (line("No article could be read."),)),))
    lines = [
        line(
            strong(wording.title(story)),
            quiet(f" — {wording.facts_short(story.facts)} ({story.id[:ID_SHOWN]})"),
            label=str(place),
            to=("stories", story.id),
        )
        for place, story in enumerate(briefing.stories, 1)
    ]
    hidden = len(briefing.stories) - shown_stories
    more = f"The first {shown_stories} follow; {hidden} more can be asked for by their ids." if hidden else ""
    return Page(count(len(briefing.stories), "story"), (Section("", tuple(lines), more),))


def _story(story: StoryView, briefing: Briefing, limits: Limits) -> Page:
    made = (make(story, limits) for make in SECTIONS)
    inside = set(story.articles)
    return Page(
        title=wording.title(story),
        sections=tuple(one for one in made if one.lines),
        articles=tuple(article for article in briefing.articles if article.id in inside),
    )


# --- the first screen -------------------------------------------------------------------------------------------


def _facts(story: StoryView, _: Limits) -> Section:
    return Section("", tuple(line(text) for text in wording.facts(story.facts)))


def _latest(story: StoryView, _: Limits) -> Section:
    if not story.latest:
        return Section("Last reported", (line(quiet("Not known: nothing in these articles is closely dated.")),))
    later = wording.later(story.maybe_later)
    return Section("Last reported", (*map(_last, story.latest), *([line(quiet(later))] if later else [])))


def _by(who: str) -> str:
    return f" — {who}" if who else ""


def _last(entry: LatestView) -> Line:
    label = shown(entry.day)
    if entry.kind == "state":
        return line(quote(entry.subject), f" — {entry.words}{_by(entry.who)}", label=label, cites=entry.cites)
    if entry.kind == "number":
        return line(f"{entry.subject}: ", strong(entry.words), f" — {entry.who}", label=label, cites=entry.cites)
    return line(quiet(entry.manner), spoken(entry.words, entry.kind), f" — {entry.who}", label=label, cites=entry.cites)


def spoken(words: str, form: str) -> Piece:
    """A statement's words: in quotation marks where they are the speaker's own, without where they are the outlet's."""
    return plain(words) if form in {"indirect", "mixed"} else quote(words)


def _conflicts(story: StoryView, limits: Limits) -> Section:
    lines = [entry for number, conflict in enumerate(story.conflicts, 1) for entry in difference(conflict, str(number))]
    return section("Conflicts", lines, limits.conflicts, "conflicts")


def difference(split: DifferenceView, label: str = "") -> list[Line]:
    """A difference: its slot and kind, then a line for each side's words."""
    head = f"{wording.slot(split.slot)}: {' / '.join(wording.days_in(side.value) for side in split.sides)}"
    lines = [line(Piece(head, Tone.DIFFER), quiet(f" — {wording.difference(split.kind)}"), label=label)]
    for side in split.sides:
        first, *others = side.voices
        lines.append(
            line(
                *([Piece("denied: ", Tone.DIFFER)] if first.denied else []),
                *_marked(first.cite.text, first.differing),
                f" — {first.who}, {wording.carried(first.article, others)}",
                quiet(f", {shown(first.said)}" if first.said else ""),
                depth=1,
                cites=[voice.cite for voice in side.voices],
            )
        )
    return lines


def _marked(text: str, stretches: Iterable[tuple[int, int]]) -> list[Piece]:
    """Words in quotation marks, with the stretches in which the sides differ made strong."""
    pieces, reached = [Piece("“", Tone.QUOTE)], 0
    for start, end in sorted(stretches):
        if start >= reached:
            pieces += [Piece(text[reached:start], Tone.QUOTE), strong(text[start:end])]
            reached = end
    return [*pieces, Piece(text[reached:], Tone.QUOTE), Piece("”", Tone.QUOTE)]


def _claims(story: StoryView, _: Limits) -> Section:
    heading = "Claims, by number of independent origins"
    lines = [entry for number, claim in enumerate(story.first, 1) for entry in claim_lines(claim, str(number))]
    note = wording.nothing_corroborated(story)
    return Section(heading, (*([line(Piece(note, Tone.UNSURE))] if note else []), *lines))


def claim_lines(claim: ClaimView, label: str = "", *, differences: bool = False) -> list[Line]:
    """A claim and, below it, its verdict and origins by name."""
    tone = {"corroborated": Tone.AGREE, "same_origin": Tone.UNSURE}.get(claim.support, Tone.SILENT)
    denied = Piece("denied: " if claim.modality == wording.DENIED else "", Tone.DIFFER)
    lines = [
        line(
            denied, claim.text, quiet(wording.modality(claim)), label=label, cites=claim.cites, to=("claims", claim.id)
        ),
        line(Piece(claim.verdict, tone), wording.origins(claim), identity(f" ({claim.id[:ID_SHOWN]})"), depth=1),
    ]
    if claim.against:
        lines.append(line(Piece("against it", Tone.DIFFER), f": {wording.names(claim.against)}", depth=1))
    if claim.otherwise:
        lines.append(line(quiet(wording.otherwise(claim)), depth=1))
    if differences:
        lines += [one for split in claim.differences for one in _below(difference(split))]
    return lines


def _below(lines: Iterable[Line]) -> list[Line]:
    return [replace(entry, label="", depth=entry.depth + 1) for entry in lines]


# --- below ------------------------------------------------------------------------------------------------------


def _timeline(story: StoryView, limits: Limits) -> Section:
    lines = [_entry(entry) for entry in story.timeline if not entry.vague]
    return section("Timeline", lines, limits.timeline, "entries")


def _vague(story: StoryView, limits: Limits) -> Section:
    lines = [_entry(entry) for entry in story.timeline if entry.vague]
    return section("Happenings known only between wide limits", lines, limits.vague, "entries")


def _entry(entry: EntryView) -> Line:
    status = quiet(wording.status(entry.status) + wording.limits(entry.day))
    return line(entry.event, status, label=shown(entry.day), cites=entry.cites)


def _speakers(story: StoryView, limits: Limits) -> Section:
    lines = [entry for speaker in story.speakers for entry in speaker_lines(speaker, limits.statements)]
    made = section("Who said what", lines, limits.speakers, "speakers")
    note = (line(quiet(FORMS_NOTE)),) if lines else ()
    return Section(made.heading, (*note, *made.lines), made.more)


def speaker_lines(speaker: SpeakerView, limit: int | None = None, *, identified: bool = False) -> list[Line]:
    """A speaker and, below, what is reported as said, by day; with ids where somebody looks for them."""
    to = ("entities", speaker.ids[0]) if len(speaker.ids) == 1 else None
    lines = [line(strong(speaker.name), quiet(wording.known_as(speaker)), to=to)]
    lines += [_statement(said, identified=identified) for said in speaker.statements[:limit]]
    if limit and len(speaker.statements) > limit:
        lines.append(line(quiet(f"… and {count(len(speaker.statements) - limit, 'more statement')}"), depth=1))
    return [
        *lines,
        *(line(Piece(wording.change(one), Tone.UNSURE), depth=1, cites=one.after) for one in speaker.changes),
    ]


def _statement(said: StatementView, *, identified: bool) -> Line:
    return line(
        quiet(wording.manner(said)),
        spoken(said.words, said.form),
        quiet(wording.passage_of(said)),
        identity(f" ({said.id[:ID_SHOWN]})" if identified else ""),
        depth=1,
        to=("statements", said.id),
        label=shown(said.said) if said.said else "",
        cites=said.cites,
    )


def _series(story: StoryView, limits: Limits) -> Section:
    lines = []
    for one in story.series:
        lines.append(line(strong(one.counted), f": {one.latest}" if one.latest else ""))
        lines += [
            line(
                f"{point.value} — {point.who}",
                quiet(wording.in_articles(point.articles)),
                depth=1,
                label=shown(point.as_of),
                cites=point.cites,
            )
            for point in one.lines
        ]
    return section("Numbers over time", lines, limits.others, "numbers")


def _states(story: StoryView, limits: Limits) -> Section:
    lines = []
    for state in story.states:
        lines.append(line(quote(state.text)))
        lines += [
            line(
                f"{step.status}{_by(step.who)}",
                quiet(f" ({step.support})"),
                depth=1,
                label=shown(step.day),
                cites=step.cites,
            )
            for step in state.steps
        ]
    return section("States of affairs", lines, limits.others, "states of affairs")


def _rest(story: StoryView, limits: Limits) -> Section:
    lines = [entry for claim in story.rest for entry in claim_lines(claim, differences=True)]
    return section("Other claims", lines, limits.claims, "claims")


def _shared(story: StoryView, limits: Limits) -> Section:
    lines = [line(*map(plain, wording.shared(pair)), cites=pair.cites[:2]) for pair in story.shared]
    return section("Who copies whom", lines, limits.others, "pairs of articles")


def _terms(story: StoryView, limits: Limits) -> Section:
    lines = []
    for term in story.terms:
        lines.append(line(strong(term.referent)))
        lines += [line(quote(use.term), f" — {wording.used(use)}", depth=1, cites=use.cites) for use in term.uses]
    return section("Words for the same thing", lines, limits.others, "things")


def _undecided(story: StoryView, limits: Limits) -> Section:
    lines = [line(*map(plain, wording.doubt(one)), cites=one.cites) for one in story.undecided]
    return section("Not decided", lines, limits.others, "open questions")


SECTIONS: tuple[Callable[[StoryView, Limits], Section], ...] = (
    _facts,
    _latest,
    _conflicts,
    _claims,
    _timeline,
    _vague,
    _speakers,
    _series,
    _states,
    _rest,
    _shared,
    _terms,
    _undecided,
)
