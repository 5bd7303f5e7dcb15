"""Whatever names hold, a site that MkDocs built shows them and runs nothing."""

import json
import random
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from full import as_files, full
from hostile import PIECES, SIGNS, allowed
from mkdocs.config import load_config
from projects import ROOT, project
from reading import collapsed
from sites import mkdocs

SITE_NAME = load_config(str(ROOT / "mkdocs.yml")).site_name


def hostile_names() -> list[str]:
    """Give a hundred names that are no good names, each with a sign at its start or its end."""
    chance = random.Random(7)  # noqa: S311 - the same names in every run
    mixed = [" ".join(chance.choices(PIECES, k=chance.randint(1, 3))).strip() for _ in range(60)]
    signs = [f"{sign} a{sign}b {sign}" for sign in SIGNS if f"{sign} a".strip() == f"{sign} a"]
    breakers = [
        "</title><script>alert(1)</script>",
        "</h1><img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "' autofocus onfocus='alert(1)",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "{{ config.site_name }} {% raw %}",
    ]
    return [name for name in [*breakers, *PIECES, *signs, *mixed] if allowed(name)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Build a site of people with such names, and give its folder and the names by id."""
    folder = tmp_path_factory.mktemp("hostile")
    names = {f"a{index}": name for index, name in enumerate(["Plain", *hostile_names()])}
    texts = as_files(full("</title><script>alert(1)</script> & *b* `c` &lt;"))
    second = json.loads(texts["events/second.yml"])
    for id_, name in names.items():
        texts[f"actors/{id_}.yml"] = json.dumps({"name": name, "type": "person"})
        second["actors"].append({"actor": id_, "role": "informed"})
    texts["events/second.yml"] = json.dumps(second)
    project(folder, texts)
    done = mkdocs(folder)  # some names are alike, of which a strict build makes an error
    assert done.returncode == 0, done.stderr
    return folder / "site", names


def tree_of(page: Path) -> Element:
    return html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)


def test_whatever_a_title_holds_the_built_page_has_the_same_elements_and_says_it(
    built: tuple[Path, dict[str, str]],
) -> None:
    site, names = built
    assert len(names) > 100
    bones = [element.tag for element in tree_of(site / "actors" / "a0" / "index.html").iter()]
    for id_, name in names.items():
        tree = tree_of(site / "actors" / id_ / "index.html")
        assert [element.tag for element in tree.iter()] == bones, name
        assert not [at for element in tree.iter() for at in element.attrib if at.startswith("on")]
        # Two of the same name are told apart.
        assert (tree.findtext("head/title") or "").removesuffix(f" – {SITE_NAME}") in {
            name,
            f"{name} (actor)",
        }
        described = [
            one.get("content") for one in tree.iter("meta") if one.get("name") == "description"
        ]
        assert described == [f"{name}: person"]
        assert [collapsed("".join(one.itertext())) for one in tree.iter("h1")] == [
            f"{collapsed(name)}\u00b6"
        ]
        header = [one for one in tree.iter() if one.get("data-md-component") == "header-topic"]
        [shown] = [collapsed("".join(one.itertext())) for one in header]
        assert shown.removesuffix(" (actor)") == collapsed(name).removesuffix(" (actor)")


def test_whatever_names_hold_the_pages_that_list_them_run_nothing(
    built: tuple[Path, dict[str, str]],
) -> None:
    site, names = built
    plain = tree_of(site / "method" / "index.html")
    scripts = [element.attrib for element in plain.iter("script")]
    pages = [page for page in site.rglob("*.html") if not re.match(r"a\d", page.parent.name)]
    assert len(pages) > 20
    for page in pages:
        tree = tree_of(page)
        if tree.find("head/base") is not None:  # the one for frames
            assert [one.attrib.get("src") for one in tree.iter("script")] == [
                "../../assets/explainer/explainer.js"
            ]
        elif tree.find("head/meta[@name='viewport']") is not None:  # not one that only leads on
            data = [one for one in tree.iter("script") if one.get("type") == "application/ld+json"]
            assert len(list(tree.iter("script"))) - len(data) == len(scripts), page
        assert not [at for element in tree.iter() for at in element.attrib if at.startswith("on")]
        assert not list(tree.iter("img")), page
    listed = collapsed("".join(tree_of(site / "actors" / "index.html").itertext()))
    assert [name for name in names.values() if collapsed(name) not in listed] == []


def test_the_search_index_holds_titles_as_text_without_escapes(
    built: tuple[Path, dict[str, str]],
) -> None:
    site, names = built
    scripts = (path.read_text("utf-8") for path in (site / "search").rglob("texts-*.js"))
    parts = (json.loads(script.partition(",")[2].removesuffix(");\n")) for script in scripts)
    titles = {url: sections[0][1] for part in parts for url, _, _, sections in part}
    for id_, name in names.items():
        assert collapsed(titles[f"actors/{id_}/"]) == collapsed(name)
