"""The desk in a real browser: what an editor does, from the story to the words; what a hostile article cannot do; axe."""

from __future__ import annotations

import contextlib
import re
import shutil
import threading
import time
from importlib.resources import files

import pytest

from make import parser
from onrecord import intake, pipeline
from onrecord.intake import Given, Item
from onrecord.model.text import Passage, Span
from onrecord.store import Store
from onrecord.web import Desk, pages
from onrecord.web.brought import brought

pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PASTED = (
    "Velm dam stands again\n\nThe Velm dam stands again, the engineer Oda Hult told the Kelt news agency on Monday. "
    "At least 70 houses were flooded in Velm, Hult said."
)


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    play = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with play.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def url(desk):
    """The desk, carried by its own server."""
    with carried(desk) as address:
        yield address


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The desk over the sample story."""
    path = tmp_path_factory.mktemp("sample") / "sample.record"
    with Store(path, create=True) as store:
        for one in intake.articles([files("onrecord") / "data/sample"]):
            store.put(pipeline.read(one, parser(), lambda _: "en"), pipeline.reading_version())
        pipeline.current(store)
    desk = Desk(path, by="ann")
    with carried(desk) as address:
        yield address


@contextlib.contextmanager
def carried(desk):
    """A desk's address, while a server carries it."""
    import uvicorn

    from onrecord.web import application

    server = uvicorn.Server(uvicorn.Config(application(desk), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(browser, url):
    """A page; whatever a browser complains of (a script or style that was stopped, an error) fails the test."""
    context = browser.new_context(base_url=url)
    page = context.new_page()
    complaints = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield page
    context.close()
    assert not [one for one in complaints if "404" not in one]


def visit(page, address):
    """Open a page; one that asks again by itself leaves alone whoever is in it, and so holds still."""
    page.goto(address)
    page.evaluate("document.querySelector('meta[name=again]') && document.querySelector('.skip').focus()")


def story_of(record, source):
    """The story of the article of this file."""
    article = next(name for name, one in record().readings.items() if one.article.source == source)
    return next(story.id for story in record().stories if article in story.articles), article


@pytest.fixture
def addresses(desk, record, named, monkeypatch):
    """An address of every kind, among them what an article brought, and two that are still being worked out."""
    story, article = story_of(record, "evil.txt")
    known = record()
    other = next(one for one in known.readings if one != article)
    monkeypatch.setattr(pages, "MANY", 1)
    monkeypatch.setattr(desk.newsroom, "_work", lambda *_: None)
    desk.newsroom.keep(desk.edition().version, (article,), brought(desk.edition().shelf, (article,)))
    return [
        "/stories",
        f"/stories/{story}",
        f"/articles/{article}",
        f"/articles/{article}/why",
        f"/compare/{article}/{other}",
        "/entities",
        f"/entities/{named('Ada Brix')}",
        f"/entities/{named('Ada Brix')}/why",
        f"/claims/{known.claims[0].id}",
        f"/claims/{known.claims[0].id}/why",
        f"/statements/{known.attributions[0].id}",
        f"/statements/{known.attributions[0].id}/why",
        "/search",
        "/search?words=dam",
        f"/search?words=dam&person={named('Ada Brix')}&form=direct&since=2001-01-01",
        f"/new?article={article}",
        f"/new?article={article}&article={other}",
        "/add",
        "/work",
        "/work/1",
        "/nothing",
    ]


@pytest.fixture
def working(desk, monkeypatch):
    """A desk with a job under way and something decided, so that its pages show both."""
    monkeypatch.setattr(desk.jobs, "_run", lambda *_: None)
    desk.jobs.start((Item("dam.txt", data=b"x"),), Given())
    desk.judge("rename", [Passage(min(desk.edition().shelf.record.readings), Span(0, 3))], "Velm")


# from the story to the words: the place is there, marked, and in sight
def test_a_line_leads_to_its_words(page, record):
    story, _ = story_of(record, "kelt.txt")
    page.goto(f"/stories/{story}")
    page.locator(".matrix td a").first.click()
    assert "/articles/" in page.url
    place = page.url.partition("#")[2]
    assert page.locator(".text .cited").first.inner_text()
    assert 0 <= page.locator(f"[id='{place}']").evaluate("one => one.getBoundingClientRect().top") <= 720


def test_a_mark_opens_its_card(page, record):
    _, article = story_of(record, "kelt.txt")
    page.goto(f"/articles/{article}")
    page.locator(".text .person a", has_text="Brix").first.click()
    assert page.locator(".card:target h3").inner_text().startswith("Ada Brix")


# an editor's way: from a conflict to the two sentences that part
def test_a_conflict_leads_to_its_two_sentences(page, sample):
    page.goto(f"{sample}/")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Conflicts").click()
    conflict = page.locator(".conflict").first
    sides = [side.inner_text().split("“")[-1].strip("”") for side in conflict.locator("blockquote").all()]
    differing = conflict.locator("blockquote b").all_inner_texts()
    assert len(sides) >= 2
    assert len(set(differing)) >= 2
    for number, words in enumerate(sides[:2]):
        page.goto(f"{sample}/")
        page.locator(".conflict .cites a").nth(number).click()
        page.wait_for_url(re.compile("/articles/"))
        shown = " ".join("".join(page.locator(".text .cited").all_text_contents()).split())
        assert shown == " ".join(words.split())


# join two persons, see whose the words are now in the story, and take it back
def test_persons_are_joined_and_it_is_undone(page, named, record):
    story, _ = story_of(record, "later.txt")
    said = page.locator(".speaker", has_text="would begin in May").locator("h3")
    page.goto(f"/stories/{story}")
    before = said.inner_text()
    one = named("Ada Brix")
    page.goto(f"/entities/{one}")
    page.select_option("#other", named("Peter Lowe"))
    page.get_by_role("button", name="Join them").click()
    page.goto(f"/stories/{story}")
    assert page.locator(".speaker", has_text="will rebuild").locator("h3").inner_text() == said.inner_text()
    page.goto("/work")
    page.get_by_role("button", name="take it back").click()
    page.get_by_role("button", name="take it up again").wait_for()
    page.goto(f"/stories/{story}")
    assert said.inner_text() == before
    assert page.locator(".speaker", has_text="will rebuild").locator("h3").inner_text() != before


# words that say something else leave their claim, and come back
def test_words_are_taken_out_of_a_claim_and_put_back(page, record):
    claim = next(one for one in record().claims if len({said.article for said in one.assertions}) > 1)
    page.goto(f"/claims/{claim.id}")
    before = page.get_by_role("button", name="Take out").count()
    page.get_by_role("button", name="Take out").first.click()
    assert page.get_by_role("button", name="Take out").count() < before
    page.goto("/work")
    assert "say two things" in page.inner_text("main")
    page.get_by_role("button", name="take it back").click()
    page.goto(f"/claims/{claim.id}")
    assert page.get_by_role("button", name="Take out").count() == before


# paste an article, watch it being read, see what it brought, and find it
def test_a_pasted_article_is_read_and_told_of(page):
    page.goto("/add")
    page.fill("#text", PASTED)
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("link", name="what it brought").click(timeout=300_000)
    assert "Oda Hult" in page.inner_text("main")
    page.fill("#quick", "stands again")
    page.press("#quick", "Enter")
    page.wait_for_url(re.compile("/search"))
    assert "Oda Hult" in page.inner_text("main")


def test_the_keyboard_goes_through_a_story(page, record):
    story, _ = story_of(record, "kelt.txt")
    page.goto(f"/stories/{story}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".line.now").count() == 1
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("dam")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))


# the same keys on every page: down and up its lines, the list of keys, the search
@pytest.mark.usefixtures("working")
def test_the_keyboard_is_the_same_everywhere(page, addresses):
    for address in addresses:
        visit(page, address)
        lines = page.locator("main .line:visible").count()
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert page.locator(".line.now").count() == min(lines, 1), address
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 1, address
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "quick", address


# on paper stands what is to be read, within its edges, and nothing to be pressed
@pytest.mark.usefixtures("working")
def test_every_page_prints(page, addresses):
    page.set_viewport_size({"width": 690, "height": 1000})
    page.emulate_media(media="print")
    for address in addresses:
        visit(page, address)
        assert page.locator("h1").first.is_visible(), address
        assert page.evaluate("document.documentElement.scrollWidth") <= 690, address
        pressed = page.locator("button:visible, nav:visible, footer:visible")
        assert not pressed.count() or address in {"/add", "/search"} or "/search?" in address, address


# nothing of an article runs, and no page overflows a narrow screen
def test_hostile_words_are_only_words(page, addresses):
    for address in addresses:
        visit(page, address)
        assert page.evaluate("document.querySelectorAll('main img, main script, main i, main b > b').length") == 0, (
            address
        )


def test_a_foreign_page_cannot_post(browser, url, desk):
    page = browser.new_page()
    page.set_content(
        f"<form action='{url}/judge/rename' method=post><input name=one value=x><input name=name value=y></form>"
    )
    with contextlib.suppress(Exception), page.expect_navigation(timeout=10_000):
        page.evaluate("document.forms[0].submit()")
    assert "Refused" in page.inner_text("body")
    assert not desk.judgements()
    page.close()


@pytest.mark.usefixtures("working")
def test_every_page_fits_a_telephone(page, addresses):
    page.set_viewport_size({"width": 360, "height": 740})
    for address in addresses:
        visit(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.usefixtures("working")
def test_axe_finds_nothing_serious(page, addresses, scheme):
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    axe = (files(package) / "axe.min.js").read_text("utf-8")
    page.emulate_media(color_scheme=scheme)
    found = []
    for address in addresses:
        visit(page, address)
        page.evaluate(axe)
        told = page.evaluate("axe.run()")["violations"]
        found += [
            (address, one["id"], one["nodes"][0]["html"][:150])
            for one in told
            if one["impact"] in {"serious", "critical"}
        ]
    assert not found


@pytest.mark.usefixtures("working")
def test_html_is_valid(page, addresses):
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")
    for address in addresses:
        body = page.request.get(address).text()
        parser = html5lib.HTMLParser()
        parser.parse(body)
        assert not [(address, place, body.splitlines()[place[0] - 1][:120], why) for place, why, _ in parser.errors]
        ids = re.findall(r'\sid="([^"]+)"', body)
        assert len(ids) == len(set(ids)), address
