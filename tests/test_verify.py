"""Quotes held against texts: exactly, or not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from projects import NEUTRAL, ROOT

from builder import build
from builder.__main__ import main
from builder.disk import read
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.parse import parse
from builder.verify import copies, digest, fingerprint, verify, write_checks

TEXT = """\
The bridge
“We did not close it,” Crane said. “It’s closed – for good.”
The operations could have been larger. Trains did not run. We can’t wait for 300,000 of them.
Trains did not run. The bridge was closed on a rainy evening after a long inspection by two men.
"""
FILES = {
    "explainer.yml": (
        "{title: T, answer: A., summary: [S.], as_of: 2031, licence: L, corrections: a@b.de,"
        " sides: [{id: s, name: S, colour: blue}]}"
    ),
    "actors/crane.yml": "{name: Crane, type: person}",
    "sources/a.yml": "{title: The bridge, publisher: crane, published: 2031, kind: report}",
}


def graph_of(texts: dict[str, str | bytes]) -> Graph:
    records, unreadable = load(texts)
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    assert not [*unreadable, *misshapen, *dangling]
    return graph


def state(quote: str, locator: str = "") -> str:
    fields = f"text: {json.dumps(quote)}\nspeaker: crane\nsource: a\n"
    fields += f"locator: {locator}\n" if locator else ""
    [finding] = verify(graph_of({**FILES, "quotes/q.yml": fields}), {"a": TEXT})
    return finding.state


@pytest.mark.parametrize(
    "quote",
    [
        "We did not close it",
        "It's closed - for good.",  # only the shapes of apostrophe and dash differ
        "The operations could\nhave been larger.",  # and white space
    ],
)
def test_a_quote_that_stands_in_the_text_is_verified(quote: str) -> None:
    assert state(quote) == "verified"


@pytest.mark.parametrize(
    "quote",
    [
        "We did close it",  # the "not" is gone
        "We did not close is",  # one letter
        "The operation could have been larger.",  # the number of one word
        "we did not close it",  # capitals are words of the source, too
        "did not close i",  # half a word is no word
        "We can",  # nor is half of one with an apostrophe
        "We can't wait for 300",  # nor the beginning of a number
        "000 of them",  # nor its end
        "t wait for 300,000",  # nor the end of a word with an apostrophe
        "Trains did not run.",  # it stands there twice, and no locator says where
    ],
)
def test_nothing_is_matched_nearly(quote: str) -> None:
    assert state(quote) == "not in the text"


def test_a_locator_says_which_of_two_it_is() -> None:
    assert state("Trains did not run.", "paragraph 3") == "verified"
    assert state("Trains did not run.", "paragraph 1") == "not in the text"


def test_a_page_is_only_right_where_the_text_marks_pages() -> None:
    assert state("We did not close it", "p. 362") == "only found"
    assert state("We did not close it", "the first page") == "only found"
    assert state("Trains did not run.", "p. 362") == "not in the text", "it is there twice"
    fields = "{text: We did not close it, speaker: crane, source: a, locator: p. 362}"
    graph = graph_of({**FILES, "quotes/q.yml": fields})
    [finding] = verify(graph, {"a": TEXT})
    assert finding.why == "the text marks no pages"
    assert "quotes/q.yml" not in write_checks(graph, [finding], {"a": TEXT}, "2031-05-01")
    marked = TEXT.replace("“We did", "[p. 362]\n“We did")
    assert [finding.state for finding in verify(graph, {"a": marked})] == ["verified"]
    assert digest(marked) != digest(TEXT), "what was checked against other marks is checked anew"
    assert digest(TEXT + "\f") != digest(TEXT)
    [finding] = verify(graph, {"a": marked.replace("362", "361")})
    assert finding.why == "the quote is not at `p. 362`, but at `p. 361`"


COMPARED = "text: {}\nspeaker: crane\nsource: a\ncompared: {{date: 2031, copies: [a, b]}}\n"


def test_copies_are_named_apart_until_there_is_the_text() -> None:
    copy = "{title: B, publisher: crane, published: 2031, kind: report, short: B}"
    for words, checked in {
        "We did not close it": "verified",
        "We closed": "not in the text",
    }.items():
        graph = graph_of({**FILES, "sources/b.yml": copy, "quotes/q.yml": COMPARED.format(words)})
        assert [finding.state for finding in verify(graph, {})] == ["compared in copies"]
        assert [finding.state for finding in verify(graph, {"a": TEXT})] == [checked]


PAGES = "[p. 12]\n“We did\n[p. 13]\nnot close it,” Crane said.\n\nIt was closed.\n"


@pytest.mark.parametrize(
    ("locator", "state", "why"),
    [
        ("pages 12–13", "verified", ""),
        ("p. 12, p. 13", "verified", ""),
        ("pp. 12 and 13", "verified", ""),
        ("pp. 11–14, paragraph 1, lines 1–2", "verified", ""),
        ("pp. 12–13, line 1", "verified", ""),  # of the first page; the second counts anew
        ("page 12", "not in the text", "the quote begins at `page 12` and goes on to `p. 13`"),
        ("line 1", "not in the text", "the quote begins at `line 1` and goes on to `line 2`"),
        ("page 13", "not in the text", "the quote is not at `page 13`, but at `p. 12`"),
        ("p. xii", "not in the text", "the quote is not at `p. xii`, but at `p. 12`"),
        ("page twelve", "only found", "the text marks no `page twelve`"),
        ("pp. twelve–13", "only found", "the text marks no `pp. twelve-13`"),
        ("page twelve, line 1", "only found", "the text marks no `page twelve`"),
    ],
)
def test_a_quote_that_runs_over_two_pages_is_on_both(locator: str, state: str, why: str) -> None:
    fields = f"{{text: We did not close it, speaker: crane, source: a, locator: '{locator}'}}"
    [finding] = verify(graph_of({**FILES, "quotes/q.yml": fields}), {"a": PAGES})
    assert (finding.state, finding.why) == (state, why)


def test_a_quote_may_go_on_past_the_minute_in_which_it_begins() -> None:
    fields = "{text: We did not close it, speaker: crane, source: a, locator: '00:12:00'}"
    text = "[00:12:00]\nWe did\n[00:13:00]\nnot close it.\n"
    [finding] = verify(graph_of({**FILES, "quotes/q.yml": fields}), {"a": text})
    assert finding.state == "verified"


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_note_is_set_apart_as_the_other_fields_are(gap: str) -> None:
    written = f"text: We did not close it\n{gap}speaker: crane\nsource: a\n"
    graph = graph_of({**FILES, "quotes/q.yml": written})
    notes = write_checks(graph, list(verify(graph, {"a": TEXT})), {"a": TEXT}, "2031-05-01")
    new = notes["quotes/q.yml"] or ""
    assert new.startswith(f"{written}{gap}checked:\n")


def test_how_the_text_is_wrapped_changes_nothing() -> None:
    graph = graph_of(
        {**FILES, "quotes/q.yml": "{text: We did not close it, speaker: crane, source: a}"}
    )
    wrapped = TEXT.replace("\n", "\n\n").replace("did not", "did\n  not")
    assert [finding.state for finding in verify(graph, {"a": wrapped})] == ["verified"]
    assert digest(wrapped) == digest(TEXT)
    two = "We can’t wait for 300,000 of them. Trains did not run. The bridge"
    assert state(two) == "verified", "a quote may run over the end of a paragraph"


def test_what_is_said_of_a_quote_is_true_of_it() -> None:
    quotes = {
        "Trains did not run.": "the quote occurs more than once, in paragraphs 2, 3",
        "Trains ran.": "the quote is not word for word in the text of `a`",
    }
    for quote, why in quotes.items():
        fields = f"{{text: {quote!r}, speaker: crane, source: a}}"
        [finding] = verify(graph_of({**FILES, "quotes/q.yml": fields}), {"a": TEXT})
        assert finding.why == why
    fields = "{text: We did not close it, speaker: crane, source: a, locator: Paragraph 2}"
    [finding] = verify(graph_of({**FILES, "quotes/q.yml": fields}), {"a": TEXT})
    assert finding.why == "the quote is not at `Paragraph 2`, but at `paragraph 1`"


def test_a_link_in_the_middle_hides_no_copy() -> None:
    text = "So the bridge was [closed](actor:crane) on a rainy evening after a long inspection."
    for field in ("summary", "date_inferred"):
        other = "" if field == "summary" else "summary: S.\n"
        words = text if field == "summary" else text.replace("[closed](actor:crane)", "closed")
        event = f"title: T\ndate: 2031\ntype: decision\n{other}{field}: {json.dumps(words)}\n"
        found = copies(graph_of({**FILES, "events/e.yml": event}), {"a": TEXT})
        assert [problem.code for problem in found] == ["long-copy"]


@pytest.mark.parametrize(
    "written",
    [
        "{text: We did not close it, speaker: crane, source: a}",
        "  text: We did not close it\n  speaker: crane\n  source: a\n",
        "text: We did not close it\nspeaker: crane\nsource: a\n...\n",
    ],
)
def test_a_file_without_room_for_the_note_is_left_as_it_was(written: str) -> None:
    graph = graph_of({**FILES, "quotes/q.yml": written})
    notes = write_checks(graph, list(verify(graph, {"a": TEXT})), {"a": TEXT}, "2031-05-01")
    assert notes["quotes/q.yml"] is None


def test_a_note_replaces_the_old_one_and_the_file_stays_as_it_was(tmp_path: Path) -> None:
    old = "checked:\n  date: 2030\n  seal: " + "0" * 64
    written = f"\ufefftext: We did not close it\n{old}\n\nspeaker: crane\nsource: a\n"
    for name, content in {**FILES, "quotes/q.yml": written}.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(content, "utf-8", newline="\r\n")
    source = "title: The bridge\npublisher: crane\npublished: 2031\nkind: report\n"
    (tmp_path / "data/sources/a.yml").write_text(source, "utf-8")
    (tmp_path / "a.txt").write_text("\ufeff" + TEXT, "utf-8")
    found = ["--source", f"a={tmp_path / 'a.txt'}", "--write"]
    assert main(["verify", "--data", str(tmp_path / "data"), *found]) == 0
    new = (tmp_path / "data/quotes/q.yml").read_bytes()
    before, after = written.replace("\n", "\r\n").encode().split(old.replace("\n", "\r\n").encode())
    assert new.startswith(before + b"checked:\r\n  date: 20")
    assert new.endswith(after)
    assert new.count(b"seal") == 1


FULL = """
import resource, sys
from builder.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.exit(main(sys.argv[1:]))
"""
"""A disk that has no room for a file of more than 2,000 bytes."""


def test_a_full_disk_leaves_every_record_as_it_was(tmp_path: Path) -> None:
    quote = "text: We did not close it\nspeaker: crane\nsource: a\n"
    long = f"{quote}# {'-' * (1990 - len(quote))}\n"
    source = "title: The bridge\npublisher: crane\npublished: 2031\nkind: report\n"
    quotes = {"quotes/p.yml": quote, "quotes/q.yml": long, "sources/a.yml": source}
    for name, content in (FILES | quotes).items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    command = ["verify", "--write", "--source", "a=a.txt"]
    done = subprocess.run(
        [sys.executable, "-c", FULL, *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    said = "explainer: `data/quotes/q.yml` cannot be written: File too large\n"
    assert done.stderr.decode() == said
    assert {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_without_its_text_nothing_is_said_of_a_quote() -> None:
    graph = graph_of({**FILES, "quotes/q.yml": "{text: No., speaker: crane, source: a}"})
    assert [finding.state for finding in verify(graph, {})] == ["text not available"]


def test_ten_words_in_a_row_are_a_copy_unless_they_are_quoted() -> None:
    run = "the bridge was closed on a rainy evening after a long inspection"
    event = "title: T\ndate: 2031\ntype: decision\nsummary: {}\n"
    own = graph_of({**FILES, "events/e.yml": event.format(f"So {run}.")})
    [problem] = copies(own, {"a": TEXT})
    assert (problem.code, str(problem.location)) == ("long-copy", "events/e.yml:4:10")
    quoted = graph_of({**FILES, "events/e.yml": event.format(f"So “{run}”.")})
    assert not list(copies(quoted, {"a": TEXT}))
    nine = " ".join(run.split()[:9])
    assert not list(copies(graph_of({**FILES, "events/e.yml": event.format(nine)}), {"a": TEXT}))


def test_the_command_notes_its_findings_and_they_go_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, text = tmp_path / "data", tmp_path / "a.txt"
    quote = "text: It’s closed – for good.\nspeaker: crane\n\nsource: a\n"
    for name, content in {**FILES, "quotes/q.yml": quote}.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(content, encoding="utf-8")
    text.write_text(TEXT, encoding="utf-8")
    command = ["verify", "--data", str(data), "--source", f"a={text}"]

    (data / "sources/a.yml").write_text(
        "title: The bridge\npublisher: crane\npublished: 2031\nkind: report\n", encoding="utf-8"
    )
    assert main([*command, "--write"]) == 0
    assert "1 verified" in capsys.readouterr().out
    body = graph_of(dict(read(data))).items["quote", "q"].body
    source = graph_of(dict(read(data))).items["source", "a"].body
    assert source.sha256 == digest(TEXT)  # type: ignore[attr-defined]
    assert body.checked.seal == fingerprint(body, source)  # type: ignore[attr-defined,arg-type]
    assert (data / "quotes/q.yml").read_text(encoding="utf-8").startswith(quote)
    before = read(data)
    assert main([*command, "--write"]) == 0
    assert read(data) == before, "what is noted already is left alone"

    text.write_text(TEXT + "More.\n", encoding="utf-8")
    assert main(command) == 1
    assert "error[changed-text]" in capsys.readouterr().out
    changed = (data / "quotes/q.yml").read_text(encoding="utf-8").replace("for good", "for bad")
    (data / "quotes/q.yml").write_text(changed, encoding="utf-8")
    assert "stale-check" in {problem.code for problem in build(read(data)).problems}


def test_the_command_says_when_it_is_used_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    data = str(NEUTRAL / "data")
    assert main(["verify", "--data", data, "--source", "nobody=x"]) == 2
    assert main(["verify", "--data", data, "--source", "herald-gates=/nowhere"]) == 2
    assert "cannot be read" in capsys.readouterr().err
