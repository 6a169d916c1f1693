"""Whether a draft is a statement at all, and no misreading of the parser's or figure of speech."""

from __future__ import annotations

from onrecord.annotate.statements import asides
from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.lexicon import Verb, lemma, lexicon
from onrecord.annotate.statements.media import is_media
from onrecord.annotate.statements.reach import COMMAS, TENSES
from onrecord.annotate.statements.tree import Tree
from onrecord.values import roles

DANGLING = frozenset({"which", "who", "whom", "that", "what", "where"})
NOBODY = frozenset({"we", "you", "one", "i", "nobody", "anyone", "anybody", "everybody", "everyone"})


THINGS = frozenset({"what", "there", "whatever"})


def believable(tree: Tree, made: Draft, verb: Verb) -> bool:
    """Whether a draft is no misreading: papers show and people say; a bare participle (“men believed armed”) has no speaker before
    it; “in order to learn whether” reports nothing; what is said does not end in “which”; nobody in particular believes."""
    token = tree.tokens[made.anchor]
    if (verb.only_documents and not _a_document(tree, made)) or _takes(tree, made.anchor, verb):
        return False
    if token.tag == "VBN" and not tree.children(made.anchor, "aux", "auxpass", "nsubj", "agent"):
        return False
    if token.lower in asides.QUOTING or (made.source is not None and tree.tokens[made.source].lower in THINGS):
        return False
    if (
        asides.only_named(tree, made)
        or _left_to_the_reader(tree, made)
        or _purpose(tree, made.anchor, verb)
        or only_shows(tree, made)
        or _list_of_headlines(tree, made)
        or _to_be_found(tree, made)
        or _describes(tree, made)
        or left_to_infer(tree, made)
        or all(asides.only_reports(tree, piece) for piece in made.pieces)
    ):
        return False
    if (
        made.source is not None
        and made.attitude not in {"says", "asks", "demands"}
        and tree.tokens[made.source].lower in NOBODY
    ):
        return False
    length = sum(end - start + 1 for start, end in made.pieces)
    return length > 1 and not _broken(tree, made)


FINDING = frozenset({"assess", "decide", "determine", "establish", "find", "judge", "learn", "rule"})
ASKED = frozenset({"whether", "if", "how", "why", "who", "what", "where", "when"})


def _describes(tree: Tree, made: Draft) -> bool:
    """Whether a wish only tells who is meant: “thousands of readers who want to argue”."""
    if made.attitude in {"says", "asks", "demands"} or made.source is None or tree.tokens[made.anchor].dep != "relcl":
        return False
    relative = tree.child(made.anchor, "nsubj")
    source = tree.tokens[made.source]
    who = relative is not None and tree.tokens[relative].lower in {"who", "that", "which"}
    return (
        who
        and tree.tokens[made.anchor - 1].lower in {"who", "that", "which"}
        and source.tag == "NNS"
        and tree.tokens[made.anchor - 2].text != ","
    )


def _to_be_found(tree: Tree, made: Draft) -> bool:
    """Whether somebody only looks into a question (“were determining whether he fled”), or ought to know (“should know better”)."""
    token = tree.tokens[made.anchor]
    helpers = [tree.tokens[c].lower for c in tree.children(made.anchor, "aux")]
    if made.attitude in {"knows", "believes"}:
        return bool({"should", "must", "ought"} & {*helpers})
    if token.lemma == "learn":  # papers learn what they print; others only come to know
        return made.source is None or not is_media(tree, made.source)
    asked = tree.tokens[made.pieces[0][0]].lower in ASKED
    if made.attitude == "wants":
        return asked  # “wants | why”: the parser lost “to ask”
    return token.lemma in FINDING and asked and (token.tag in {"VB", "VBG"} or "to" in helpers)


def left_to_infer(tree: Tree, made: Draft) -> bool:
    """Whether the writer draws a conclusion: “He was let off, possibly suggesting that he talks”, where nobody says anything."""
    token = tree.tokens[made.anchor]
    if token.tag != "VBG" or token.lemma not in THINGS_CAN - {"stress", "confirm", "promise", "threaten", "reveal"}:
        return False
    before = (t for t in range(made.anchor - 1, max(made.anchor - NEAR, tree.sentence(made.anchor).start), -1))
    comma = next((t for t in before if tree.tokens[t].pos not in {"ADV", "CCONJ"}), None)
    if comma is None or tree.tokens[comma].text != ",":
        return False
    above = next((up for up in tree.above(made.anchor) if tree.tokens[up].pos in {"VERB", "AUX"}), None)
    return above is not None and lemma(tree.tokens[above]) not in lexicon().verbs


NEAR = 4
"""Tokens before a participle among which its comma is looked for: “, perhaps also suggesting”."""


DESCRIBING = frozenset({"object", "predicate", "person"})
ABSTRACT = ("tion", "sion", "ment", "ness", "ence", "ance", "ity", "ism", "ship", "ure", "ing")
THINGS_CAN = frozenset(
    [
        "suggest",
        "indicate",
        "signal",
        "imply",
        "underscore",
        "underline",
        "highlight",
        "stress",
        "confirm",
        "reveal",
        "threaten",
        "promise",
    ]
)


def mute(tree: Tree, made: Draft) -> bool:
    """Whether nothing speaks: the source is a weapon or an attack (“its strikes claimed forty lives”), or the draft is an editor's
    note on the page itself (“this story has been updated to note that”)."""
    if made.source is None:
        return False
    word = tree.tokens[made.source].lemma.lower()
    if word in lexicon().editors and any(tree.tokens[c].tag == "TO" for c in tree.children(made.anchor, "aux")):
        return any(tree.tokens[c].lower in {"this", "earlier", "previous"} for c in tree.below[made.source])
    return word in lexicon().mute and not tree.tokens[made.source].label


def _takes(tree: Tree, at: int, verb: Verb) -> bool:
    """Whether its object gives a verb another meaning: “claiming the lives of three”, though a clause follows."""
    void = lexicon().void.get(verb.lemma, frozenset())
    return any(tree.tokens[c].lemma.lower() in void for c in tree.children(at, "dobj"))


def _list_of_headlines(tree: Tree, made: Draft) -> bool:
    """Whether a sentence is a headline or a run of them, whose verbs the parser cannot read: “... Ministry Tags Blast Turkey Denies
    Plans for ...”. In a single headline a clause still tells what is said."""
    words = [tree.tokens[t].text for t in tree.sentence(made.anchor) if len(tree.tokens[t].text) >= LONG]
    least = RUN if made.frame in {"clause", "parenthesis", "quote"} else MANY
    return len(words) >= least and sum(word[0].isupper() for word in words) >= CAPITALS * len(words)


LONG, MANY, RUN, CAPITALS = 4, 5, 13, 0.75
"""Letters of a word that headlines begin with a capital; such words that make a headline, and a run of headlines; the share of
them so begun."""


def only_shows(tree: Tree, made: Draft) -> bool:
    """Whether no one speaks: “those opposing the visit” are described, “the presence of the team suggested” is the writer's
    inference, and a picture believes nothing."""
    if made.source is None:
        return False
    token, source = tree.tokens[made.anchor], tree.tokens[made.source]
    word = source.lemma.lower()
    if word in lexicon().documents:  # “the inquiry will show who ...”: nothing is said yet
        yet = any(tree.tokens[c].tag == "MD" for c in tree.children(made.anchor, "aux"))
        return yet or (word in lexicon().pictures and made.attitude != "says")
    if token.dep == "acl" and token.tag == "VBG" and made.frame in DESCRIBING:
        return tree.tokens[made.anchor - 1].text != ","
    known = roles.person_words() | roles.bodies() | roles.group_nouns()
    words = word in lexicon().nouns  # “his remarks suggested”: what the writer makes of them
    things = words or word.endswith(ABSTRACT)
    thing = source.pos == "NOUN" and not source.label and things and word not in known
    return thing and token.lemma in THINGS_CAN


def _left_to_the_reader(tree: Tree, made: Draft) -> bool:
    """Whether nobody says it: “it is worth noting that”, “it should be noted that”, “it is hard to say whether”."""
    token = tree.tokens[made.anchor]
    source = tree.tokens[made.source] if made.source is not None else None
    above = tree.head(made.anchor)
    if token.dep in {"xcomp", "pcomp", "advcl", "ccomp", "csubj"} and above is not None:
        judged = tree.tokens[above].pos == "ADJ" or any(
            tree.tokens[c].pos == "ADJ" for c in tree.children(above, "acomp", "oprd")
        )
        if judged and (source is None or source.lower in {"it", "that", "this"}):
            return True
    modal = any(tree.tokens[c].tag == "MD" for c in tree.children(made.anchor, "aux"))
    return modal and source is None and tree.child(made.anchor, "auxpass") is not None


def _purpose(tree: Tree, at: int, verb: Verb) -> bool:
    """Whether an infinitive only tells what something is for: “a plan to learn whether”, “came to see how”."""
    dep = tree.tokens[at].dep
    if not any(tree.tokens[c].tag == "TO" for c in tree.children(at, "aux")):
        return False
    return dep in {"acl", "relcl"} or (dep in {"advcl", "xcomp"} and "clause" not in verb.frames)


def _broken(tree: Tree, made: Draft) -> bool:
    """Whether what is said shows a misread sentence: it ends in “which”, tells more of something (“which was issued in May”),
    is cut off before its noun (“among the dead was | the mayor, she said”), or nobody told how something goes (“were told how”)."""
    first, last = tree.tokens[made.pieces[0][0]], tree.tokens[made.last]
    if last.lower in DANGLING or (first.lower == "which" and tree.tokens[first.index + 1].pos in {"AUX", "VERB"}):
        return True
    if made.postposed and (last.tag in {"DT", "CC"} or last.lower in {"was", "were"}) and last.lower not in PRONOUNS:
        return not any(t.tag in {"WP", "WRB"} for t in tree.tokens[made.first : made.last])
    return made.source is None and first.tag in {"WRB", "WP"} and made.frame == "clause"


PRONOUNS = frozenset({"this", "that", "these", "those", "all", "both", "either", "any", "some"})
"""Words tagged as determiners that can end a sentence."""


def _a_document(tree: Tree, made: Draft) -> bool:
    """Whether the speaker of “show” is a text or figures; pictures tell nothing but what a clause says of them."""
    if made.source is None:
        return False
    word = tree.tokens[made.source].lemma.lower()
    told = made.frame == "clause" and _finite(tree, made)
    return word in lexicon().documents and (told or word not in lexicon().pictures)


def _finite(tree: Tree, made: Draft) -> bool:
    """Whether what is said has a finite verb outside quotation marks."""
    for first, last in made.pieces:
        for token in tree.tokens[first : last + 1]:
            if token.text in COMMAS - {","}:
                return False
            if token.tag in TENSES:
                return True
    return False
