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

DOORS = {"disk", "progress", "garbage", "publish", "starter", "commands", "__main__"}
STANDARD = {
    *["bisect", "calendar", "collections", "dataclasses", "datetime", "decimal", "difflib"],
    *[
        "functools",
        "hashlib",
        "html",
        "io",
        "itertools",
        "json",
        "math",
        "posixpath",
        "re",
        "textwrap",
        "types",
        "warnings",
    ],
    *["typing", "unicodedata", "urllib.parse", "xml.etree.ElementTree", "zoneinfo"],
}
"""The standard modules that the core may import: none reads a file, a clock or the network. Zone
data come from a package."""
LIBRARIES = {
    *["PIL", "babel", "jinja2", "markdown", "markupsafe", "nh3", "pydantic", "pydantic_core"],
    *["yaml"],
}
"""Jinja and Babel read only what they bring: templates of this package, data of CLDR. Pillow reads
the bytes that it is given."""
BUILT_IN = {
    *["open", "print", "input", "exec", "eval", "compile", "globals", "locals"],
    *["__import__", "__loader__", "__builtins__"],
}
"""Built-in functions that reach a file or other modules, be they called, kept or handed on."""
ATTRIBUTES = {
    *["now", "today", "utcnow", "fromtimestamp", "environ", "getenv", "import_module"],
    *["FileSystemLoader", "read_text", "read_bytes", "write_text", "write_bytes"],
}
"""Methods and members that reach a file or a clock."""

MODULES = {
    ".".join(path.relative_to(BUILDER).with_suffix("").parts): path
    for path in sorted(BUILDER.rglob("*.py"))
    if "web" not in path.relative_to(BUILDER).parts
}
"""Every module of the package by its name in it: `link`, `pages.actor`, `__init__`."""

TEMPLATES = sorted((BUILDER / "templates").rglob("*.j2"))
MARKDOWN = [path for path in TEMPLATES if path.name.endswith(".md.j2")]
HTML = [path for path in TEMPLATES if path.name.endswith(".html.j2")]
THEME = sorted((BUILDER / "publish" / "theme").rglob("*.html"))
ESCAPES = {
    *["inline", "lines", "text", "attr", "mark", "matter", "url", "prose", "link", "href", "site"],
    *["names", "links", "anchor", "anchors", "code", "srcset"],
}
"""Filters that make a value fit for the page. `indent` may follow one, `word` come before."""
SAYS = {"say", "go"}
"""What gives words from the table of the page's language."""
IN_ENGLISH = {"dates.md.j2", "problems.md.j2", "provenance.md.j2", "reference.md.j2"}
"""Pages for contributors, which are in English as the model's docstrings are."""


def room(module: str) -> str:
    return "build" if module == "__init__" else module.partition(".")[0]


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    yield from imported(tree(module))


def imported(code: ast.Module) -> Iterator[str]:
    """What code imports, under `TYPE_CHECKING` and inside functions, too."""
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the package"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def beside_the_world(code: ast.Module) -> Iterator[str]:
    """What code has besides its arguments: other modules than the core's, names that reach out."""
    for name in imported(code):
        first, _, _ = name.partition(".")
        known = any(f"{name}.".startswith(f"{one}.") for one in STANDARD)
        if not known and first not in {"builder", *LIBRARIES}:
            yield name
    for node in ast.walk(code):
        if isinstance(node, ast.Name) and node.id in BUILT_IN and isinstance(node.ctx, ast.Load):
            yield f"line {node.lineno}: {node.id}"
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            yield f"line {node.lineno}: {node.attr}"


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
    known = {"dates", "days", "pictures", "vocabulary", "words"}
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
    assert list(beside_the_world(tree(module))) == []


@pytest.mark.parametrize(
    "code",
    [
        "clock = datetime.now; clock()",
        "import linecache",
        "import urllib.request",
        "from urllib import request",
        "from os import path",
        "zipfile.ZipFile('x')\nimport zipfile",
        "__import__('os').environ",
        "read = open",
        "from importlib import import_module",
        "[*map(eval, texts)]",
    ],
)
def test_a_way_to_a_file_a_clock_or_the_network_is_noticed(code: str) -> None:
    assert list(beside_the_world(ast.parse(code)))


def test_only_the_plugin_and_what_works_for_it_know_mkdocs() -> None:
    knowing = [name for name in MODULES if any(one.startswith("mkdocs") for one in imports(name))]
    assert sorted(knowing) == [
        f"publish.{name}"
        for name in ("folder", "live", "manifest", "pages", "plugin", "repository", "settings")
    ]


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
    assert used <= {"anchor", "anchors", "site", "srcset", "text", "word"}
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


KEYS = {f"{section}.{key}" for section, keys in ENGLISH.table.items() for key in keys}
NO_WORDS = {
    "and": "how links are joined: a mode of the filter",
    "header": "a key of the theme's own words",
    "source": "a key of the theme's own words",
    "search": "a key of the theme's own words",
    "direction": "a key of the theme's own words",
    "website": "a value of Open Graph",
    "article": "a value of Open Graph",
    "default": "a scheme of the theme's",
    "slate": "a scheme of the theme's",
    "indigo": "a colour of the theme's",
    "`site_url`": "a setting, as it is written",
    "`mkdocs.yml`": "a file, as it is written",
    'type="module" fetchpriority="low">': "code",
    'type="module">': "code",
    '.min.js" defer></script>': "code",
    '.min.js"></script>': "code",
}
"""Strings in templates that are neither keys of the table nor paths or classes, with the reason."""
CODES = {
    *["aria-current", "aria-hidden", "autocapitalize", "autocomplete", "autocorrect", "charset"],
    *["class", "content", "data-md-color-scheme", "data-md-component", "decoding"],
    *["dir", "dy", "for"],
    *[
        "fetchpriority",
        "href",
        "http-equiv",
        "id",
        "loading",
        "markdown",
        "name",
        "property",
        "rel",
        "role",
    ],
    *["scope", "sizes", "spellcheck", "src", "target", "text-anchor", "type"],
}
"""Attributes in which a template may write letters: codes that nobody reads."""


def written_by(template: nodes.Template) -> str:
    """What a template writes itself; a space stands for each value."""
    return "".join(
        part.data if isinstance(part, nodes.TemplateData) else " "
        for output in template.find_all(nodes.Output)
        for part in output.nodes
    )


def words_of(template: nodes.Template) -> Iterator[str]:
    """Words that a template says itself: in its text, in attributes, in strings of expressions."""
    text = re.sub(r"```.*?```|\A---\n.*?\n---\n", "", written_by(template), flags=re.DOTALL)
    for name, value in re.findall(r'([\w:-]+)="([^"]*)"', text):
        sentence = (
            re.search(r"[^\W\d_]", value)
            if name not in CODES
            else re.search(r"\b[A-Z][a-z]", value)
        )
        if sentence:
            yield f'{name}="{value}"'
    text = re.sub(r"<script>.*?</script>|\{:.*?\}|<[^>]*>|&#\d+;", "", text, flags=re.DOTALL)
    yield from re.findall(r"[^\W\d_]+", text)
    for const in template.find_all(nodes.Const):
        if isinstance(const.value, str) and not is_code(const.value):
            yield const.value


def is_code(text: str) -> bool:
    """Whether a string in a template is a key, a path, a class, or has no letters at all."""
    path = r"\.?(\w+[-./])+\w*[?=]?( is-\w+)*|#[\w-]+|\.svg"
    return (
        text in KEYS
        or text in NO_WORDS
        or not re.search(r"[^\W\d_]", text)
        or (text.islower() and bool(re.fullmatch(path, text)))
    )


@pytest.mark.parametrize("path", [*TEMPLATES, *THEME], ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    """They are in the table of a language; code to copy and signs of Markdown are no words."""
    if path.name not in IN_ENGLISH:
        assert list(words_of(parsed(path))) == []


@pytest.mark.parametrize(
    "source",
    [
        "Hello",
        '{{ "Hello there" | inline }}',
        '{{ "hello" | inline }}',
        '{{ say("list.fact", label="Weather", values=page.title | inline) }}',
        '<p data-x="Some words here">',
        '<p title="hello">',
        '<p class="Some words">',
    ],
)
def test_words_in_a_template_are_noticed(source: str) -> None:
    assert list(words_of(_environment(ENGLISH).parse(source)))


def test_no_string_is_excused_that_is_gone() -> None:
    strings = {
        const.value for path in [*TEMPLATES, *THEME] for const in parsed(path).find_all(nodes.Const)
    }
    assert NO_WORDS.keys() <= strings


@pytest.mark.parametrize("path", [*TEMPLATES, *THEME], ids=lambda path: path.name)
def test_every_entry_that_a_template_names_is_in_the_table(path: Path) -> None:
    for call in says(parsed(path)):
        [key, *_] = call.args
        assert not isinstance(key, nodes.Const) or key.value in KEYS, f"line {call.lineno}"


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
