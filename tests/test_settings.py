"""What the author of a site has set stands; what pages need beside it is added, or said."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from projects import write
from sites import SMALL, elements, mkdocs

from builder import Result, words
from builder.publish.settings import LOOK, MOST_PAGES, complete, complete_words

FOUR = "site_name: S\nsite_url: https://s.example/\ntheme: {theme}\nplugins: [{plugins}]\n{more}"


def settings(
    folder: Path, theme: str = "material", plugins: str = "explainer", more: str = ""
) -> Path:
    write(folder, {"mkdocs.yml": FOUR.format(theme=theme, plugins=plugins, more=more)})
    write(folder / "data", SMALL)
    (folder / "docs").mkdir(exist_ok=True)
    return folder


def completed(folder: Path) -> MkDocsConfig:
    config = load_config(str(folder / "mkdocs.yml"))
    complete(config)
    return config


@pytest.mark.parametrize("theme", ["material", "{name: material}"])
def test_what_nobody_has_set_is_added(tmp_path: Path, theme: str) -> None:
    config = completed(settings(tmp_path, theme))
    assert {name: config.theme[name] for name in LOOK} == LOOK
    assert {"abbr", "attr_list", "md_in_html", "sane_lists"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"]["permalink"] is True
    assert config.validation.links.anchors > load_config_default(tmp_path)


def load_config_default(folder: Path) -> int:
    return int(load_config(str(folder / "mkdocs.yml")).validation.links.anchors)


def test_what_somebody_has_set_stands(tmp_path: Path) -> None:
    theme = "{name: material, features: [], palette: {scheme: slate}}"
    more = """
markdown_extensions:
  - toc: {permalink: "#", toc_depth: 2}
  - abbr: {glossary: {a: b}}
validation: {anchors: ignore}
"""
    config = completed(settings(tmp_path, theme, more=more))
    assert config.theme["features"] == []
    assert config.theme["palette"] == {"scheme": "slate"}
    assert config.theme["favicon"] == LOOK["favicon"]
    assert config.mdx_configs["toc"] == {"permalink": "#", "toc_depth": 2}
    assert config.mdx_configs["abbr"] == {"glossary": {"a": "b"}}
    assert config.validation.links.anchors == load_config_default(tmp_path)
    assert config.validation.nav.omitted_files > config.validation.links.anchors


@pytest.mark.parametrize(
    ("theme", "language", "spoken"),
    [
        ("material", "ar-XB", "ar"),
        ("material", "en", "en"),
        ("{name: material, language: fa}", "en", "fa"),
    ],
)
def test_the_theme_speaks_the_language_of_the_explainer(
    tmp_path: Path, theme: str, language: str, spoken: str
) -> None:
    config = completed(settings(tmp_path, theme))
    complete_words(config, Result({}, {}, (), words=words.of(language)))
    assert config.theme["language"] == spoken


@pytest.mark.parametrize(
    ("theme", "pages", "is_instant"),
    [
        ("material", MOST_PAGES, True),
        ("material", MOST_PAGES + 1, False),
        ("{name: material, features: [navigation.instant]}", MOST_PAGES + 1, True),
    ],
)
def test_a_reader_of_very_many_pages_fetches_no_list_of_them(
    tmp_path: Path, theme: str, pages: int, *, is_instant: bool
) -> None:
    config = completed(settings(tmp_path, theme))
    complete_words(config, Result({f"p{n}.md": "" for n in range(pages)}, {}, ()))
    assert ("navigation.instant" in config.theme["features"]) is is_instant
    assert "navigation.instant" in LOOK["features"]


def test_templates_of_a_site_stand_before_ours_and_extend_them(tmp_path: Path) -> None:
    settings(tmp_path, "{name: material, custom_dir: own}")
    main = '{% extends "base.html" %}{% block announce %}Mind the gap{% endblock %}'
    lost = '{% extends "explainer/404.html" %}{% block lost %}<li>Over here{% endblock %}'
    write(tmp_path / "own", {"main.html": main, "404.html": lost})
    done = mkdocs(tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "events" / "closure" / "index.html").read_text("utf-8")
    assert "Mind the gap" in page
    assert "assets/explainer/site.css" in page
    assert "Over here" in (tmp_path / "site" / "404.html").read_text("utf-8")


def test_where_no_address_is_known_no_page_has_one(tmp_path: Path) -> None:
    settings(tmp_path)
    config = (tmp_path / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(config.replace("site_url", "site_author"), "utf-8")
    assert mkdocs(tmp_path, "--strict").returncode == 0
    for page in (tmp_path / "site").rglob("*.html"):
        for tag, attributes in elements(page):
            assert attributes.get("rel") != "canonical", page
            assert attributes.get("property") not in {"og:url", "og:image"}, page
            assert "explainer-site" not in str(attributes), (page, tag)


def test_every_page_says_its_licence_and_where_corrections_go(tmp_path: Path) -> None:
    assert mkdocs(settings(tmp_path), "--strict").returncode == 0
    for name in ("index.html", "events/closure/index.html", "404.html"):
        text = (tmp_path / "site" / name).read_text("utf-8")
        footer = text.partition('<div class="md-copyright__highlight">')[2].partition("</div>")[0]
        assert "Text and data: CC BY 4.0" in footer
        assert '<a href="https://example.org/issues">Correct us</a>' in footer


def test_what_another_site_would_run_is_said_to_do_nothing(tmp_path: Path) -> None:
    more = """
extra_javascript: [own.js, https://a.example/x.js]
extra_css: [own.css, //a.example/x.css]
extra: {analytics: {provider: google, property: G-1}}
"""
    done = mkdocs(settings(tmp_path, more=more))
    assert "`https://a.example/x.js` under `extra_javascript` is of another site" in done.stderr
    assert "`//a.example/x.css` under `extra_css` is of another site" in done.stderr
    assert "what `extra.analytics` loads is of another site" in done.stderr
    assert done.stderr.count("is of another site") == 3


def test_fonts_of_a_third_party_are_not_used_and_that_is_said(tmp_path: Path) -> None:
    settings(tmp_path, "{name: material, font: {text: Lora}}")
    done = mkdocs(tmp_path)
    assert done.returncode == 0
    assert "`theme.font` has readers ask a third party" in done.stderr
    assert "Lora" not in (tmp_path / "site" / "index.html").read_text("utf-8")


TAKES = """
def on_config(config, **_):
    config.markdown_extensions.remove("abbr")
"""
OFF = "markdown_extensions:\n  {}"
TWO = "two packages that are installed bring a plugin named `explainer`"


@pytest.mark.parametrize(
    ("theme", "plugins", "more", "said"),
    [
        ("readthedocs", "explainer", "", "the theme `material`, and not `readthedocs`"),
        ("{name: null, custom_dir: own}", "explainer", "", "and this site has none"),
        ("material", "explainer, explainer", "", "`explainer` is listed twice under `plugins`"),
        ("material", "explainer", "use_directory_urls: false", "`use_directory_urls: true`"),
        ("material", "explainer", "hooks: [takes.py]", "need the Markdown extension `abbr`"),
        ("material", "explainer", OFF.format("- abbr: false"), "`abbr`, which `markdown_ext"),
        ("material", "explainer", OFF.format("{tables: off}"), "`tables`, which `markdown_ext"),
        (
            *("material", "explainer", OFF.format("- markdown.extensions.toc: false")),
            "`toc`, which `markdown_extensions` sets to `false`",
        ),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_the_old_site_stays(
    tmp_path: Path, theme: str, plugins: str, more: str, said: str
) -> None:
    settings(tmp_path, theme, plugins, more)
    write(tmp_path, {"takes.py": TAKES, "own/main.html": "", "site/index.html": "old"})
    done = mkdocs(tmp_path, "--strict")
    assert done.returncode == 1
    [line] = [line for line in done.stderr.splitlines() if said in line]
    assert line.startswith("ERROR")
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "site").rglob("*")] == ["index.html"]


@pytest.mark.parametrize(
    ("path", "added", "said"),
    [
        (
            "data/explainer.yml",
            "words: {actor_types: [{word: lodge, like: guild}, {word: guild}]}",
            "`like` names `guild`, which is not defined yet",
        ),
        ("data/explainer.yml", "words: {roles: [pilot, Pilot]}", "`pilot` is defined twice"),
        (
            "data/explainer.yml",
            "words: {relations: [{word: a, inverse: b}, {word: b, inverse: a}]}",
            "these inverses are a cycle: `a` → `b` → `a`",
        ),
        (
            "data/events/closure.yml",
            "media: [{video: 'https://a.example/b', licence: CC0}]",
            "this picture or document has no `alt`",
        ),
        ("docs/page.md", "![](gate.jpg)", "the picture `gate.jpg` has no text"),
    ],
)
def test_what_is_wrong_in_the_files_is_said_in_a_sentence_and_the_old_site_stays(
    tmp_path: Path, path: str, added: str, said: str
) -> None:
    settings(tmp_path)
    write(tmp_path, {"docs/page.md": "# Page\n\n", "site/index.html": "old"})
    with (tmp_path / path).open("a", encoding="utf-8") as file:
        file.write(f"{added}\n")
    done = mkdocs(tmp_path, "--strict")
    assert done.returncode == 1
    [sentence] = re.findall(r"^(?:error|warning)\[\S+\]: (.*)$", done.stderr, re.MULTILINE)
    assert said in sentence
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "site").rglob("*")] == ["index.html"]


def test_without_a_folder_for_pages_mkdocs_stops_in_a_sentence_and_the_old_site_stays(
    tmp_path: Path,
) -> None:
    """It does so before any plugin runs: README.md and the page for beginners say so."""
    settings(tmp_path)
    (tmp_path / "docs").rmdir()
    write(tmp_path, {"site/index.html": "old"})
    done = mkdocs(tmp_path, "--strict")
    assert done.returncode == 1
    assert "'docs_dir'" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "site").rglob("*")] == ["index.html"]


def test_two_packages_with_a_plugin_of_our_name_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = {"METADATA": "Metadata-Version: 2.1\nName: another\nVersion: 9\n"}
    info |= {"entry_points.txt": "[mkdocs.plugins]\nexplainer = other:Plugin\n"}
    write(tmp_path / "installed" / "another-9.dist-info", info)
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    done = mkdocs(settings(tmp_path))
    assert done.returncode == 1
    assert f"{TWO}: another and " in done.stderr
