"""What a page or a site was made from: whatever may change it changes the hash of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from projects import neutral_texts, override, project, pseudo
from pydantic import BaseModel
from sites import SMALL, mkdocs, tree

from builder import build, pages
from builder.publish import fingerprint, workers
from builder.publish.pages import KnownTexts, PageWriter, Written
from builder.publish.store import Store
from builder.render import Rendered
from builder.vocabulary import Word

Change = Callable[[Path], object]
NOTHING = "Nothing has changed"


def of_site(folder: Path) -> str:
    return fingerprint.of_site(load_config(str(folder / "mkdocs.yml")))


def written(name: str, text: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def linked(folder: Path) -> None:
    shared = folder / "shared"
    shared.mkdir()
    (folder / "overrides" / "shared").symlink_to(shared)
    (shared / "part.html").write_text("shared")


def inherited(folder: Path) -> None:
    (folder / "mkdocs.yml").rename(folder / "base.yml")
    (folder / "mkdocs.yml").write_text("INHERIT: base.yml\n")


@pytest.mark.parametrize(
    ("before", "change"),
    [
        (None, written("mkdocs.yml", "exclude_docs: |\n  a.md\n")),
        (written("mkdocs.yml", "exclude_docs: |\n  a.md\n"), written("mkdocs.yml", "  b.md\n")),
        (None, written("mkdocs.yml", "extra: {updated: 2024-01-01}\n")),
        (None, written("mkdocs.yml", "# a remark\n")),
        (None, written("overrides/partials/own.html", "own")),
        (linked, written("shared/part.html", " more")),
        (inherited, written("base.yml", "# more\n")),
    ],
)
def test_a_change_of_settings_or_of_the_theme_is_noticed(
    small: Path, before: Change | None, change: Change
) -> None:
    if before:
        before(small)
    one = of_site(small)
    assert of_site(small) == one
    change(small)
    assert of_site(small) != one


def test_a_setting_that_comes_from_outside_is_noticed(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = of_site(small)
    monkeypatch.setenv("EXPLAINER_SITE_URL", "https://other.example/")
    assert of_site(small) != one


def test_a_site_that_nothing_has_changed_is_left_alone(small: Path) -> None:
    assert NOTHING not in mkdocs(small, "--strict").stderr
    before = tree(small / "site")
    done = mkdocs(small, "--strict")
    assert done.returncode == 0
    assert NOTHING in done.stderr
    assert tree(small / "site") == before


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "site" / "index.html").unlink(),
        lambda folder: (folder / "site" / "more.html").write_text("more"),
        lambda folder: (folder / "site" / "events" / "gone").symlink_to("nowhere"),
        lambda folder: (folder / "site" / "index.html").write_text("other"),
        written("data/events/closure.yml", "tags: [rail]\n"),
        written("docs/index.md", "\nMore.\n"),
        written("docs/more.txt", "more"),
        written("overrides/partials/own.html", "own"),
        written("mkdocs.yml", "extra: {more: 1}\n"),
    ],
)
def test_whatever_is_changed_is_built(small: Path, change: Change) -> None:
    mkdocs(small)
    change(small)
    done = mkdocs(small)
    assert NOTHING not in done.stderr
    assert done.returncode == 0, done.stderr
    again = mkdocs(small)
    assert NOTHING in again.stderr
    assert "more.html" not in tree(small / "site")


def test_a_warning_is_said_again(small: Path) -> None:
    written("docs/index.md", "\n[x](nowhere.md)\n")(small)
    for _ in range(2):
        assert "nowhere.md" in mkdocs(small).stderr


def test_a_site_in_another_language_is_left_alone_too(tmp_path: Path) -> None:
    folder = pseudo(tmp_path)
    assert mkdocs(folder, "--strict").returncode == 0
    assert NOTHING in mkdocs(folder, "--strict").stderr


@pytest.mark.parametrize(
    ("template", "change"),
    [
        # The navigation on all pages marks a page by its front matter.
        ("", lambda folder: _status(folder / "docs" / "method.md")),
        (
            "{% for file in pages %}{{ file.url }}{% endfor %}",
            written("docs/late.md", "# Late\n"),
        ),
    ],
)
def test_what_all_pages_show_of_others_is_as_in_a_cold_build(
    tmp_path: Path, template: str, change: Change
) -> None:
    folders = [tmp_path / name for name in ("kept", "cold")]
    for folder in folders:
        folder.mkdir()
        project(folder, SMALL)
        override(folder, "partials/trail.html")
        written("overrides/partials/trail.html", template)(folder)
        written("mkdocs.yml", "\nexclude_docs: none\n")(folder)
    mkdocs(folders[0])
    for folder in folders:
        change(folder)
        assert mkdocs(folder).returncode == 0
    one, two = (tree(folder / "site") for folder in folders)
    assert sorted(one) == sorted(two)
    assert not [path for path in one if one[path] != two[path]]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("events/closure.yml", "The line closes", "The line shuts"),
        ("actors/rail-co.yml", "RailCo", "RailWays"),
        ("explainer.yml", "Nobody knows", "None know"),
        ("places/pier.yml", "latitude: 50.1", "latitude: 50.15"),
    ],
)
def test_a_build_with_what_another_has_left_gives_what_one_without_gives(
    file: str, old: str, new: str
) -> None:
    pier = "name: Pier\ntype: site\nposition: {latitude: 50.1, longitude: 8.1, radius_km: 1}\n"
    quay = pier.replace("Pier", "Quay").replace("50.1", "50.2")
    places = {"places/pier.yml": pier, "places/quay.yml": quay}  # each is on the other's map
    texts: dict[str, str | bytes] = {**SMALL, **places}
    first = build(texts)
    assert dict(first.outputs)
    assert old in str(texts[file])
    texts[file] = str(texts[file]).replace(old, new)
    again = build(texts, former=first.rendered)
    assert dict(again.outputs) == dict(build(texts).outputs) != dict(first.outputs)


def test_what_is_made_while_the_theme_is_saved_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / name for name in ("kept", "cold")]
    for folder in folders:
        folder.mkdir()
        override(project(folder, SMALL), "partials/trail.html")
    part = folders[0] / "overrides" / "partials" / "trail.html"
    good, plain = part.read_text("utf-8"), PageWriter.write

    def write(writer: PageWriter, path: str) -> Written:
        part.write_text(f"{good}<p>Late</p>", "utf-8")
        return plain(writer, path)

    with monkeypatch.context() as saved:
        saved.setattr(PageWriter, "write", write)
        assert mkdocs(folders[0]).returncode == 0
    part.write_text(good, "utf-8")
    for folder in folders:
        assert mkdocs(folder).returncode == 0
    one, two = (tree(folder / "site") for folder in folders)
    assert not [path for path in two if one[path] != two[path]]


def _status(page: Path) -> None:
    page.write_text(f"---\nstatus: new\n---\n\n{page.read_text('utf-8')}", "utf-8")


def test_of_two_dates_of_a_build_only_a_template_that_shows_them_makes_a_difference(
    small: Path,
) -> None:
    def of(when: str) -> str:
        config: Any = load_config(str(small / "mkdocs.yml"))
        return fingerprint.of_surroundings(config, (), (), when)

    assert of("1") == of("2")
    written("overrides/partials/own.html", "{{ page.update_date }}")(small)
    assert of("1") != of("2")


def test_what_the_explainer_says_of_a_word_is_noticed() -> None:
    words = "words: {bases: [{word: hunch, meaning: Somebody had a feeling.}]}\n"
    texts: dict[str, str | bytes] = {**SMALL, "explainer.yml": SMALL["explainer.yml"] + words}
    closure = SMALL["events/closure.yml"]
    texts["events/closure.yml"] = closure.replace("reporter's account", "hunch")
    first = build(texts)
    assert "had a feeling" in "".join(first.outputs.values())
    texts["explainer.yml"] = str(texts["explainer.yml"]).replace("a feeling", "a dream")
    again = build(texts, former=first.rendered)
    assert dict(again.outputs) == dict(build(texts).outputs)
    shown = [path for path in again.rendered if "had a dream" in again.rendered[path]]
    assert [
        path for path in shown if first.rendered.shown(path) == again.rendered.shown(path)
    ] == []


def test_what_a_page_shows_is_known_by_its_values_alone() -> None:
    one, two = (build(neutral_texts()).rendered for _ in range(2))
    assert dict(two)  # with its maps, which are drawn when they are asked for
    assert [path for path in one if one.shown(path) != two.shown(path)] == []
    other = build(neutral_texts(), outlines='{"areas":[],"borders":[]}').rendered
    assert [path for path in one if one.shown(path) == other.shown(path)] == []


def test_of_pages_that_show_what_they_showed_none_is_rendered_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEW", 1_000)  # in this process, where it is seen
    rendered: list[str] = []
    plain = Rendered.__getitem__

    def rendering(pages: Rendered, path: str) -> str:
        rendered.append(path)
        return plain(pages, path)

    mkdocs(small)
    monkeypatch.setattr(Rendered, "__getitem__", rendering)
    closure = small / "data" / "events" / "closure.yml"
    closure.write_text(closure.read_text("utf-8").replace("It was", "Surely it was"), "utf-8")
    assert mkdocs(small).returncode == 0
    assert "events/closure.md" in rendered
    assert "actors/the-paper.md" in rendered  # which says what it claims
    assert "sources/index.md" not in rendered


def test_a_template_that_is_saved_while_a_server_runs_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path)
    template = tmp_path / "templates" / "x.md.j2"
    template.write_text("one", "utf-8")
    store = Store(tmp_path / "kept")
    KnownTexts(store).keep({"shown": "text"})
    assert KnownTexts(store).get("shown") == "text"
    known = KnownTexts(store)
    template.write_text("two", "utf-8")
    known.keep({"shown": "late"})
    assert KnownTexts(store).get("shown") is None


PLAIN = (str, int, float, Decimal, type(None))
HASHED_BESIDE = {
    *("Page.glossary", "Whole.ground", "MapView.words", "_Frame.ground", "_Frame.sites"),
}
"""Fields that `repr` leaves out: `Rendered.shown` knows what is in them from elsewhere."""


def untold(value: object) -> Iterator[str]:
    """What `repr` does not tell of a value: fields it leaves out, and types that have none."""
    if isinstance(value, Mapping):
        parts: Iterable[object] = chain.from_iterable(value.items())
    elif isinstance(value, (tuple, list)):
        parts = value
    elif isinstance(value, BaseModel):  # whose `repr` has all fields
        parts = vars(value).values()
    elif is_dataclass(value) and not isinstance(value, Word):
        parts = [getattr(value, each.name) for each in fields(value) if each.repr]
        yield from (_declared(value, each.name) for each in fields(value) if not each.repr)
        if not vars(type(value))["__dataclass_params__"].repr:
            yield type(value).__name__
    else:
        parts = ()
        if not isinstance(value, PLAIN):
            yield type(value).__name__
    for part in parts:
        yield from untold(part)


def _declared(value: object, name: str) -> str:
    """A field by the class that declares it."""
    classes = reversed(type(value).__mro__)
    first = next(each for each in classes if name in vars(each).get("__annotations__", ()))
    return f"{first.__name__}.{name}"


def test_all_that_a_page_holds_is_told_by_its_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[Any] = []
    plan = pages.plan
    monkeypatch.setattr(pages, "plan", lambda *given: planned.extend(plan(*given)) or planned)
    build(neutral_texts())
    assert planned
    assert {what for page in planned for what in untold(page)} <= HASHED_BESIDE
