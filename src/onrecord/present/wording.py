"""Whole lines of the briefing in words: templates of ours around names, counts and days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.text import BlockKind
from onrecord.present import phrases
from onrecord.present.naming import named
from onrecord.present.page import Line, line, quiet
from onrecord.present.phrases import count, listing, percent, shown
from onrecord.present.views import (
    ChangeView,
    ClaimView,
    Coverage,
    Day,
    Facts,
    OriginView,
    SharedView,
    SpeakerView,
    StatementView,
    StoryView,
    TermUseView,
    UndecidedView,
    VoiceView,
)
from onrecord.values.dates import bounds

DENIED = "denied"

FEW = 3
"""Articles named in one line; more are counted."""

ISO = re.compile(
    r"(?P<said>“[^”]*”)|(?<![\w-])(?P<first>\d{4}-\d\d(?:-\d\d)?)(?:/(?P<last>\d{4}-\d\d(?:-\d\d)?))?(?![\w-])"
)
"""Days in words of ours; and the words of an article beside them."""

UNTITLED = "Story without a headline"


def title(story: StoryView) -> str:
    """The story's title, or that it has none."""
    return " ".join(story.title.split()) or UNTITLED


def facts(known: Facts) -> list[str]:
    """The counted facts, e.g. “5 articles from 3 outlets (…) · 4 independent origins”."""
    lines = [f"{count(known.articles, 'article')} from {outlets(known)}"]
    lines.append(f"{origins_shown(known)} · {dates(known)}")
    return lines


def origins_shown(known: Facts) -> str:
    """“4 independent origins behind what they say”, or that none shows itself."""
    if not known.independent_origins:
        return "no origin of what they say is shown"
    among = f", and {count(known.doubtful_origins, 'voice')} that may be among them" if known.doubtful_origins else ""
    return f"{count(known.independent_origins, 'independent origin')} behind what they say{among}"


def facts_short(known: Facts) -> str:
    """The facts in an overview: “5 articles, 4 independent origins, 22 Aug 2016”."""
    day = shown(known.published) if known.published else "dates not known"
    return f"{count(known.articles, 'article')}, {count(known.independent_origins, 'independent origin')}, {day}"


def outlets(known: Facts) -> str:
    """“2 outlets (Euronews; Tasnim, a guess) and 3 not known”."""
    names = [*known.outlets, *(f"{name} {phrases.GUESSED}" for name in known.outlets_guessed)]
    if not names:
        return "outlets that are not known" if known.articles > 1 else "an outlet that is not known"
    unknown = f"; {count(known.outlets_unknown, 'article')} from outlets not known" if known.outlets_unknown else ""
    return f"{count(len(names), 'outlet')} ({', '.join(names)}){unknown}"


def dates(known: Facts) -> str:
    """“published 22 Aug 2016 – 28 Mar 2017 (inferred), 1 not closely dated · tells of 2011 – May 2017”."""
    if known.published:
        published = f"published {shown(known.published)}"
        if known.undated:
            published += f", {known.undated} not closely dated"
    else:
        published = "days of publication not known"
    return f"{published} · tells of {shown(known.told)}" if known.told else published


def later(articles: Sequence[str]) -> str:
    """“a.txt and b.txt may be newer: …”; of many the first few."""
    named_articles = listing(articles) if len(articles) <= FEW else f"{count(len(articles), 'article')}"
    return f"{named_articles} may be newer: when they came out is not closely known." if articles else ""


def slot(name: str) -> str:
    """What a difference is about: “how many”."""
    return phrases.SLOTS.get(name, name)


def difference(kind: str) -> str:
    """What a difference means: “cannot both be true”."""
    return phrases.DIFFERENCES.get(kind, kind)


def modality(claim: ClaimView) -> str:
    """“ (as still to come)”; nothing for what is said to be so, nor for what is denied, which is said before it."""
    words = phrases.MODALITIES.get(claim.modality, claim.modality)
    return f" ({words})" if words and claim.modality != DENIED else ""


def days_in(text: str) -> str:
    """Words of ours with their ISO days as a reader writes them: “in office 2016-06-25 to 2019-04-01” with “25 Jun 2016 to
    1 Apr 2019”. What an article says, in quotation marks, stays as it is."""
    return ISO.sub(lambda found: found[0] if found["said"] else _days(found), text)


def _days(found: re.Match[str]) -> str:
    """The days of a match; as they were written where they are none."""
    first = bounds(found["first"])
    last = bounds(found["last"]) if found["last"] else first
    return phrases.between(first.earliest, last.latest) if first and last else found[0]


def carried(article: str, others: Sequence[VoiceView]) -> str:
    """“in Euronews”, “in Euronews and 2 more”."""
    more = {voice.article for voice in others} - {article}
    return f"in {article} and {len(more)} more" if more else f"in {article}"


def names(origins_: Iterable[OriginView]) -> str:
    """Origins by name, parted by semicolons."""
    return "; ".join(named(origin) for origin in origins_)


def origins(claim: ClaimView) -> str:
    """“: Levan Dzhagaryan through Interfax; Bahram Qassemi”; with a word where fewer are counted than are named."""
    if not claim.origins:
        return ""
    if claim.independent_origins >= len(claim.origins):
        return f": {names(claim.origins)}"
    if not claim.independent_origins:
        return f", not counted: {names(claim.origins)}"
    together = "counted together" if claim.independent_origins <= 1 else "some of them counted together"
    return f" ({together}): {names(claim.origins)}"


def otherwise(claim: ClaimView) -> str:
    """“as possible: Bahram Qassemi; with another value: the police”."""
    return "; ".join(
        f"{phrases.MODALITIES.get(manner, manner) or 'asserted'}: {names(who)}" for manner, who in claim.otherwise
    )


def nothing_corroborated(story: StoryView) -> str:
    """Said where no claim stands on two independent origins, with the reason where it is plain."""
    claims = story.first + story.rest
    if not claims:
        return "No claim was found."
    if any(claim.support == "corroborated" for claim in claims):
        return ""
    if story.facts.articles == 1:
        return "A single article: nothing here is corroborated."
    return "Nothing here is corroborated: no claim stands on two independent origins."


def status(name: str) -> str:
    """“ (planned)”; nothing for what is past."""
    return "" if name == "past" else f" ({name})"


def limits(day: Day) -> str:
    """“ (the texts allow 15 Aug – 19 Sep 2016)”, where the day is only the likeliest."""
    return f" (the texts allow {day.limits})" if day.limits else ""


def known_as(speaker: SpeakerView) -> str:
    """“, Foreign Ministry spokesman · also Bahram Ghasemi”."""
    role = f", {speaker.role}" if speaker.role else ""
    also = f" · also {listing(speaker.other_names[:3])}" if speaker.other_names else ""
    return f"{role}{also}{' · anonymous' if speaker.anonymous else ''}"


def manner(said: StatementView) -> str:
    """What must be known before the words are read: “did not say: ”, “denied: ”, “hopes: ”."""
    return how(said.cue, said.attitude, said.polarity)


def how(cue: str | None, attitude: str, polarity: str) -> str:
    """Whether it was said, and the word for the saying where it tells more than that it was."""
    if polarity != "said":
        return f"{phrases.POLARITIES.get(polarity, polarity)}: "
    words = re.findall(r"\w+", (cue or "").casefold())
    plain = phrases.PLAIN_CUES.issuperset(words)
    word = (attitude if attitude != phrases.PLAIN_ATTITUDE else "") if plain else cue
    return f"{word}: " if word else ""


def passage_of(said: StatementView) -> str:
    """How the words came here: “ — to reporters, through Interfax, in Euronews and Tasnim”. A single article without
    an outlet is named by the reference alone."""
    parts = (
        f"to {said.to}" if said.to and said.to not in said.chain else "",
        f"through {listing(said.chain)}" if said.chain else "",
        f"in {listing(said.articles)}" if said.articles else "",
    )
    path = ", ".join(part for part in parts if part)
    return f" — {path}" if path else ""


def change(one: ChangeView) -> str:
    """“reversed later: “…” became “…””."""
    before, after = (" … ".join(" ".join(cite.text.split()) for cite in cites) for cites in (one.before, one.after))
    return f"{phrases.CHANGES.get(one.kind, one.kind)}: “{before}” – “{after}”"


def shared(pair: SharedView) -> list[str]:
    """E.g. “43 % of Tasnim and 12 % of Mehr are the same: 3 passages (3 word for word); whose words: Interfax”."""
    how = ", ".join(f"{number} {phrases.COPIES.get(kind, kind)}" for kind, number in pair.kinds)
    whose = f"; whose words: {listing(pair.origins)}" if pair.origins else ""
    altered = f"; {count(pair.altered, 'alteration')}" if pair.altered else ""
    version = "two versions of one article: " if pair.version else ""
    shares = f"{percent(pair.share_a)} of {pair.name_a} and {percent(pair.share_b)} of {pair.name_b}"
    return [f"{version}{shares} are the same: {count(pair.passages, 'passage')} ({how}){altered}{whose}"]


def used(use: TermUseView) -> str:
    """“Euronews (3 times), Tasnim”."""
    return ", ".join(f"{name} ({times} times)" if times > 1 else name for name, times in use.articles)


def doubt(one: UndecidedView) -> list[str]:
    """“Whether these are the same: A / B — reason”."""
    kind = phrases.UNDECIDED.get(one.kind, one.kind.replace("_", " ").capitalize())
    reasons = f" — {'; '.join(one.reasons)}" if one.reasons else ""
    return [f"{kind}: {' / '.join(one.items)}{reasons}"]


# --- the last line ----------------------------------------------------------------------------------------------


def closing(known: Coverage) -> Iterator[Line]:
    """What was read, what was not understood, what was left out and why."""
    yield line(quiet(f"Read: {count(known.articles, 'article')}, {count(known.words, 'word')}."), label="")
    for text in not_understood(known):
        yield line(quiet(text))
    if known.removed:
        yield line(quiet(f"Left out: {left_out(known.removed)}."))


def not_understood(known: Coverage) -> list[str]:
    """Languages and failures, e.g. “Not understood: 1 article in French (a.txt); kept, searched …”."""
    lines = []
    for code, articles in known.languages:
        where = f"{count(len(articles), 'article')} in {phrases.language(code or None)} ({listing(articles)})"
        lines.append(f"Not understood: {where}; kept, searched and compared for copies, no claim is made from it.")
    if known.failures:
        failed = "; ".join(f"{source} ({reason})" for source, reason in known.failures)
        lines.append(f"Not read: {count(len(known.failures), 'input')}: {failed}.")
    return lines


def left_out(kinds: Sequence[tuple[str, int]]) -> str:
    """“13 blocks that are not the article: 4 widgets, 2 captions”."""
    total = sum(number for _, number in kinds)
    named_kinds = [count(number, phrases.BLOCKS.get(BlockKind(kind), kind)) for kind, number in kinds]
    return f"{count(total, 'block')} of text beside the article: {listing(named_kinds)}"


def in_articles(number: int) -> str:
    """“ (4 articles)”; of one nothing."""
    return f" ({count(number, 'article')})" if number > 1 else ""
