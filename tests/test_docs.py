"""Every kind, field, problem code, rule and command is documented, and nothing that is gone."""

import ast
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from builder import build
from builder.__main__ import _parser
from builder.blocks import BLOCKS
from builder.disk import read
from builder.explain import explain, fences, names, parts
from builder.exports import export, timeline
from builder.graph import Graph
from builder.model import KINDS, Part
from builder.pages import reference
from builder.render import Rendered
from builder.rules import rules
from builder.sections.edition import Edition
from builder.vocabulary import SIDE_COLOURS
from builder.words import ENGLISH

ROOT = Path(__file__).parent.parent
PROBLEMS = (ROOT / "builder/templates/pages/problems.md.j2").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
WITH_A_TEXT = {"changed-text", "long-copy", "quote-not-in-text"}
"""Made by `explainer verify` from a source's text, and shown in test_verify.py."""
WITH_OLD_DATA = {"cannot-migrate"}
"""Made by `explainer migrate`, and shown in test_migrate.py."""
ASKED_FOR = {"not-publishable"}
"""Made by `explainer publishable` alone, and shown in test_init.py."""
WITH_A_BUILD = {"lost-address"}
"""Made by `explainer check --published` alone, and shown in test_published.py."""
NEVER_MET = {"wrong-value"}
"""Kept for a fault that the validation library may learn to report; no data leads to it today."""

NOTHING_TO_SHOW = {"picture"}
"""Blocks for what this explainer has none of; test_media.py builds a site with it."""


def made_problems() -> Iterator[str]:
    """Every problem code in the builder, from the calls that make problems."""
    position = {"error": 1, "warning": 1, "refuse": 0}
    rooms = ["builder", "builder/rules", "builder/blocks", "builder/formats"]
    for path in (path for room in rooms for path in (ROOT / room).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                at = position.get(node.func.id, len(node.args))
                if at < len(node.args) and isinstance(node.args[at], ast.Constant):
                    yield str(ast.literal_eval(node.args[at]))


def shapes() -> list[type[Part]]:
    """Every kind, every block inside one, and the options of every block in pages."""
    found: dict[type[Part], None] = {}
    waiting: list[Any] = [*KINDS.values(), *(block.OPTIONS for block in BLOCKS.values())]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Part):
            found[one] = None
            waiting += [field.annotation for field in one.model_fields.values()]
        waiting += get_args(one)
    return list(found)


def sections() -> dict[str, str]:
    """The sections of the page about problems, by their anchor."""
    parts = re.split(r"^## (.*)\n", PROBLEMS, flags=re.MULTILINE)[1:]
    named = zip(parts[::2], parts[1::2], strict=True)
    return {heading: text for heading, text in named if heading.startswith("`")}


@pytest.mark.parametrize("code", sorted(set(made_problems())))
def test_every_problem_code_has_a_section_with_a_wrong_and_a_right_example(code: str) -> None:
    text = sections()[f"`{code}` {{: #{code} }}"]
    wrong, right = text.index("Wrong:"), text.index("Right:")
    assert text[:wrong].strip(), "it says first what the code means"
    assert re.search(r"^Wrong:\n\n(```|    |    \w).+?^Right:", text, re.DOTALL | re.MULTILINE)
    assert text[right:].removeprefix("Right:").strip()


def test_every_problem_code_has_a_story() -> None:
    stories = (ROOT / "tests/cases").rglob("*.yml")
    met = {
        code
        for path in stories
        for code in re.findall(r": (?:error|warning)\[(.+?)\]: ", path.read_text(encoding="utf-8"))
    }
    assert set(made_problems()) - met == (
        NEVER_MET | WITH_A_TEXT | WITH_OLD_DATA | WITH_A_BUILD | ASKED_FOR
    )


def test_no_section_is_about_a_code_that_is_gone() -> None:
    assert list(sections()) == sorted(f"`{code}` {{: #{code} }}" for code in set(made_problems()))


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.__name__)
def test_a_rule_has_one_name_for_its_file_its_function_and_its_code(rule: Any) -> None:  # noqa: ANN401
    path = ROOT / "builder/rules" / f"{rule.__name__}.py"
    assert set(made_by(path)) == {rule.__name__.replace("_", "-")}
    assert rule.__doc__


def made_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"error", "warning"}:
            yield str(ast.literal_eval(node.args[1]))


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
def test_every_field_has_a_docstring_for_a_journalist(shape: type[Part]) -> None:
    assert shape.__doc__
    assert shape.__doc__ != Part.__doc__
    assert shape.noun != Part.noun, "a problem must have a word for it"
    for name, field in shape.model_fields.items():
        said = field.description or ""
        assert re.fullmatch(r"[A-Z`0-9].*[.?]", said, re.DOTALL), f"{shape.__name__}.{name}"


def test_the_reference_holds_every_kind_and_every_field() -> None:
    asks_for_help = frozenset({"contribute/index.md"})
    [page, *_] = reference.pages(Edition(Graph({}, {}), documents=asks_for_help))
    text = Rendered([page], ENGLISH)[page.path]
    of_blocks = {block.OPTIONS for block in BLOCKS.values()}
    for shape in (shape for shape in shapes() if shape not in of_blocks):
        assert f"{{: #{shape.noun.replace(' ', '-')} }}" in text
        for name, field in shape.model_fields.items():
            assert f"**{(field.alias or name).replace('_', '&#95;')}** — " in text
            assert field.description


def test_the_small_story_in_the_package_has_an_example_of_every_field_that_is_needed() -> None:
    """A new one goes into `builder/templates/example`; test_explain.py asks for more of it."""
    needed = {
        f"{part}.{field.alias or name}"
        for part, shape in parts().items()
        for name, field in shape.model_fields.items()
        if field.is_required() and part not in fences()
    }
    assert {name for name in needed if "```yaml" not in (explain(name) or "")} == set()


def test_nothing_that_can_be_explained_has_two_meanings() -> None:
    assert len(names()) == len(set(names()))
    nouns = [shape.noun for shape in shapes()]
    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_for_pages_is_documented_with_all_its_options_and_used(name: str) -> None:
    page = (ROOT / "docs/contribute/blocks.md").read_text(encoding="utf-8")
    section = page.partition(f"## `{name}` {{: #{name} }}")[2].partition("\n## ")[0]
    options = [info.alias or name for name, info in BLOCKS[name].OPTIONS.model_fields.items()]
    assert re.findall(r"^- `(\w+)`: \S", section, re.MULTILINE) == options
    shown = re.search(rf"````\n(```{name}\n.*?```)\n````", section, re.DOTALL)
    assert shown, "it is shown as text"
    used = 1 if name in NOTHING_TO_SHOW else 2
    assert section.count(shown[1]) == used, "and used just so"


def test_every_kind_has_a_list_on_the_site() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for kind in KINDS:
        assert kind == "explainer" or f"{kind}s/index.md" in nav


def test_every_command_and_format_is_in_the_readme() -> None:
    [commands] = [action for action in _parser()._actions if action.metavar == "COMMAND"]
    for name, command in (commands.choices or {}).items():
        assert f"`explainer {name}" in README
        for action in command._actions:
            for choice in action.choices or ():
                assert f"`{choice}`" in README or f" {choice}`" in README


def test_every_make_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.findall(r"^\.PHONY: help (.*)$", makefile, re.MULTILINE)[0].split()
    for target in phony:
        assert re.search(rf"^{target}: ## \S", makefile, re.MULTILINE), target


def test_the_changelog_names_the_version_of_the_timelines_data() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"`timeline\.json` \(version (\d+)\)", changes)
    assert newest
    assert int(newest[1]) == timeline.VERSION


def test_the_data_page_names_every_exported_file() -> None:
    page = (ROOT / "docs/data/index.md").read_text(encoding="utf-8")
    for path in export(Edition(Graph({}, {}))):
        assert path.removeprefix("data/") in page


@pytest.mark.parametrize("page", ["README.md", "docs/contribute/index.md"])
def test_the_event_that_is_shown_can_be_added_as_it_stands(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    fenced = re.search(r"^( *)```yaml\n *title: .*?```", text, re.DOTALL | re.MULTILINE)
    assert fenced
    event = textwrap.dedent("\n".join(fenced[0].split("\n")[1:-1]))
    texts = {**read(ROOT / "data"), "events/talks-with-europeans.yml": event}
    result = build(texts)
    assert not result.problems
    assert "talks-with-europeans" in result.outputs["chapters/index.md"]


def test_the_page_about_the_look_shows_each_side_colour_and_no_other() -> None:
    page = (ROOT / "docs/contribute/look.md").read_text("utf-8")
    assert re.findall(r"\.side \.side-(\w+) \}", page) == list(SIDE_COLOURS)
