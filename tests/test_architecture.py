"""How the house is built: imports point one way, the core touches nothing, templates only show."""

import ast
import graphlib
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from builder.render import _environment
from builder.words import ENGLISH

BUILDER = Path(__file__).parent.parent / "builder"
PAGE = BUILDER.parent / "docs/contribute/how-it-works.md"
ROOMS, _, _ = PAGE.read_text(encoding="utf-8").partition("## Where a change goes")
ORDER = re.findall(r"^\| `(\w+)` \|", ROOMS, re.MULTILINE)
"""Rooms in walking order, as the page for contributors shows them. A room may import those before
it, and its own."""

DOORS = {"disk", "publish", "__main__"}
BESIDE_THE_WORLD = {
    *["asyncio", "getpass", "glob", "http", "importlib", "locale", "logging", "mkdocs"],
    *[
        "io.FileIO",
        "io.OpenWrapper",
        "io.TextIOWrapper",
        "os",
        "pathlib",
        "platform",
        "random",
        "secrets",
        "shutil",
        "signal",
        "socket",
        "subprocess",
    ],
    *["ssl", "sys", "tempfile", "threading", "time", "urllib.request", "uuid", "warnings"],
}
"""What the core does not import: files, clocks, the network, chance. Jinja and Babel read only what
they bring: templates of this package, data of CLDR."""
NOT_CALLED = {"open", "print", "input", "exec", "eval", "now", "today", "utcnow", "getenv"}

MODULES = {
    ".".join(path.relative_to(BUILDER).with_suffix("").parts): path
    for path in sorted(BUILDER.rglob("*.py"))
    if "web" not in path.relative_to(BUILDER).parts
}
"""Every module of the package by its name in it: `link`, `pages.actor`, `__init__`."""

TEMPLATES = sorted((BUILDER / "templates").rglob("*.j2"))
MARKDOWN = [path for path in TEMPLATES if path.name.endswith(".md.j2")]
HTML = [path for path in TEMPLATES if path.name.endswith(".html.j2")]
OVERRIDES = sorted((BUILDER.parent / "overrides").rglob("*.html"))
ESCAPES = {
    *["inline", "lines", "text", "attr", "mark", "matter", "url", "prose", "link", "href", "site"],
    *["names", "links", "anchor", "anchors", "code"],
}
"""Filters that make a value fit for the page. `indent` may follow one, `word` come before."""
SAYS = {"say", "go"}
"""What gives words from the table of the page's language."""
IN_ENGLISH = {"reference.md.j2"}
"""Pages for contributors, which are in English as the model's docstrings are."""


def room(module: str) -> str:
    return "build" if module == "__init__" else module.partition(".")[0]


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """What a module imports, those under `TYPE_CHECKING` and inside functions included."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: imports name the package"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def own(imported: str) -> str | None:
    """The module of ours that an import names: `builder.pages.page.Page` is `pages.page`."""
    first, _, rest = imported.partition(".")
    if first != "builder":
        return None
    while rest and rest not in MODULES and f"{rest}.__init__" not in MODULES:
        rest = rest.rpartition(".")[0]
    if not rest:
        return "__init__"
    return rest if rest in MODULES else f"{rest}.__init__"


def uses(module: str) -> set[str]:
    return {found for one in imports(module) if (found := own(one)) and found != module}


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room(module) for module in MODULES} == set(ORDER)


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    later = ORDER[ORDER.index(room(module)) + 1 :]
    assert not [used for used in uses(module) if room(used) in later]


def test_pictures_are_handed_what_they_draw() -> None:
    """They ask no graph and know no record, so any of them can be drawn from values alone."""
    asking = {name for name in MODULES if room(name) == "pictures"}
    known = {"dates", "pictures", "vocabulary", "words"}
    assert {room(used) for name in asking for used in uses(name)} <= known


def test_no_two_modules_have_a_class_of_the_same_name() -> None:
    where: dict[str, list[str]] = {}
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.ClassDef):
                where.setdefault(node.name, []).append(module)
    assert {name: found for name, found in where.items() if len(found) > 1} == {}


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__main__"])
def test_nothing_hides_a_module(module: str) -> None:
    """`import builder.link as found` gives the module, never a function of the same name."""
    name = f"builder.{module}".removesuffix(".__init__")
    importlib.import_module(name)
    found = sys.modules["builder"]
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    assert found is sys.modules[name]


def test_there_are_no_circles() -> None:
    graphlib.TopologicalSorter({module: uses(module) for module in MODULES}).prepare()


@pytest.mark.parametrize(
    "module", [name for name in MODULES if room(name) not in {*DOORS, "registry"}]
)
def test_the_core_touches_no_file_clock_or_network(module: str) -> None:
    for imported in imports(module):
        parts = imported.split(".")
        names = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
        assert not names & BESIDE_THE_WORLD
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            assert called not in NOT_CALLED, f"{module}:{node.lineno}"


def test_only_the_plugin_knows_mkdocs() -> None:
    knowing = [name for name in MODULES if any(one.startswith("mkdocs") for one in imports(name))]
    assert knowing == ["publish.plugin"]


def test_every_page_type_has_its_template() -> None:
    named = {
        str(ast.literal_eval(node.value))
        for module in MODULES
        if room(module) == "pages"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.AnnAssign)
        and getattr(node.target, "id", "") == "template"
        and node.value
    }
    pages = {str(path.relative_to(BUILDER / "templates")) for path in TEMPLATES}
    assert named == {path for path in pages if path.startswith("pages/")}


def parsed(path: Path) -> nodes.Template:
    return _environment(ENGLISH).parse(path.read_text(encoding="utf-8"))


def macros(template: nodes.Template) -> set[str]:
    """The names that call a macro: those written here, and those imported."""
    taken = {name for found in template.find_all(nodes.FromImport) for name in found.names}
    return {str(name) for name in taken} | {m.name for m in template.find_all(nodes.Macro)} | SAYS


def shown(template: nodes.Template) -> Iterator[nodes.Node]:
    """Every value that a template writes."""
    for output in template.find_all(nodes.Output):
        yield from (node for node in output.nodes if not isinstance(node, nodes.TemplateData))


def is_macro(node: nodes.Node, known: set[str]) -> bool:
    return isinstance(node, nodes.Call) and getattr(node.node, "name", "") in known


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_every_value_goes_through_an_explicit_filter(path: Path) -> None:
    template = parsed(path)
    for node in shown(template):
        if is_macro(node, macros(template)):
            continue
        if isinstance(node, nodes.Filter) and node.name in {"anchors", "links"}:
            assert all(isinstance(one, nodes.Const) for one in node.args)
        value = node.node if isinstance(node, nodes.Filter) and node.name == "indent" else node
        assert isinstance(value, nodes.Filter), f"line {node.lineno}: a value without a filter"
        assert value.name in ESCAPES, f"line {node.lineno}: `{value.name}` does not escape"


@pytest.mark.parametrize("path", HTML, ids=lambda path: path.name)
def test_jinja_escapes_all_values_of_html(path: Path) -> None:
    """Nothing in such a template says that a value is escaped already."""
    source = path.read_text(encoding="utf-8")
    assert _environment(ENGLISH).autoescape(path.name)
    used = {found.name for found in parsed(path).find_all(nodes.Filter)}
    assert used <= {"anchor", "anchors", "site", "text", "word"}
    turned = (nodes.EvalContextModifier, nodes.MarkSafe, nodes.MarkSafeIfAutoescape)
    assert not list(parsed(path).find_all(turned))
    # `text` may set a text apart with a tag, which has no place in an attribute.
    assert not re.search(r'="[^"<>]*\|\s*(text|anchors?)\b', source)


def test_a_template_is_of_html_or_of_markdown() -> None:
    assert sorted([*HTML, *MARKDOWN]) == TEMPLATES


def says(template: nodes.Template) -> Iterator[nodes.Call]:
    """Every call for words from the table."""
    for call in template.find_all(nodes.Call):
        if getattr(call.node, "name", "") in SAYS:
            yield call


def placed(call: nodes.Call) -> list[nodes.Expr]:
    """The values that stand in an entry."""
    return [one.value for one in call.kwargs]


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_every_value_in_an_entry_goes_through_an_explicit_filter(path: Path) -> None:
    template = parsed(path)
    for call in says(template):
        for value in placed(call):
            if isinstance(value, nodes.Const) or is_macro(value, macros(template)):
                continue
            assert isinstance(value, nodes.Filter), f"line {call.lineno}: a value without a filter"
            assert value.name in ESCAPES, f"line {call.lineno}: `{value.name}` does not escape"


@pytest.mark.parametrize("path", [*TEMPLATES, *OVERRIDES], ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    """They are in the table of a language; code to copy and signs of Markdown are no words."""
    if path.name in IN_ENGLISH:
        return
    text = "".join(
        part.data if isinstance(part, nodes.TemplateData) else " "
        for output in parsed(path).find_all(nodes.Output)
        for part in output.nodes
    )
    text = re.sub(r"```.*?```|\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"\{:.*?\}|<[^>]*>|&#\d+;", "", text, flags=re.DOTALL)
    assert not re.findall(r"[^\W\d_]+", text)


@pytest.mark.parametrize("path", [*TEMPLATES, *OVERRIDES], ids=lambda path: path.name)
def test_what_is_read_out_or_shown_on_hover_comes_from_the_table(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for value in re.findall(r'(?:aria-label|title|alt|placeholder)="([^"{]*)', text):
        assert not value


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_only_shows(path: Path) -> None:
    """It does not sort, filter, count, calculate or look anything up: its page has decided."""
    template = parsed(path)
    written = {id(node) for node in shown(template)}
    written |= {id(node.node) for node in shown(template) if isinstance(node, nodes.Filter)}
    written |= {id(one) for call in says(template) for one in placed(call)}
    for found in template.find_all(nodes.Filter):
        assert id(found) in written, f"line {found.lineno}: `{found.name}` filters inside a tag"
    for call in template.find_all(nodes.Call):
        assert is_macro(call, macros(template)), f"line {call.lineno}: a call"
    worked_out = (nodes.Assign, nodes.BinExpr, nodes.Compare, nodes.Getitem, nodes.Test)
    for node in template.find_all(worked_out):
        assert isinstance(node, (nodes.And, nodes.Or)), f"line {node.lineno}: {node}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_knows_only_its_page(path: Path) -> None:
    assert meta.find_undeclared_variables(parsed(path)) <= {"page", *SAYS}


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_what_stands_in_an_attribute_is_escaped_for_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for value in re.findall(r'(?:="|[#.])[\w-]*\{\{(.*?)\}\}', text):
        assert re.search(r"\|\s*(attr|mark|href|site)\s*$|^say\(", value.strip()), value


def test_templates_have_no_other_filters() -> None:
    assert set(_environment(ENGLISH).filters) == {*ESCAPES, "indent", "word"}
