"""The sides of a difference: what somebody denied never reads as said by them."""

from __future__ import annotations

from onrecord.present import layout
from onrecord.present.views import Cite, DifferenceView, SideView, VoiceView


def voice(who: str, words: str, *, denied: bool) -> VoiceView:
    cite = Cite(article="a", start=0, end=len(words), text=words, source="a.txt", line=1, name="a.txt")
    return VoiceView(article="a", who=who, said=None, cite=cite, denied=denied)


def test_a_denial_is_told_as_one():
    sides = (
        SideView("so", (voice("the union", "it had warned the mill", denied=False),)),
        SideView("denied", (voice("the mill", "it had been warned", denied=True),)),
    )
    lines = layout.difference(DifferenceView("claim", "status", "conflict", sides, ()))
    said, denied = ("".join(piece.text for piece in row.pieces) for row in lines[1:])
    assert said.startswith("“it had warned the mill” — the union")
    assert denied.startswith("denied: “it had been warned” — the mill")
