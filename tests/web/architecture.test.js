/**
 * How the front end is built: imports point one way, in an order that the page for contributors shows, and
 * what is pure knows no browser, clock or chance.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, transform } from "../../builder/web/node_modules/esbuild/lib/main.js";
import getExePath from "../../builder/web/node_modules/typescript/lib/getExePath.js";
import { NARROW } from "../../builder/web/src/layout/look.js";

const WEB = fileURLToPath(new URL("../../builder/web/", import.meta.url));
const PAGE = new URL("../../docs/contribute/how-it-works.md", import.meta.url);
const FILES = readdirSync(join(WEB, "src"), { recursive: true }).filter((name) => name.endsWith(".js"));

/** Rooms in order, each with its modules and whether it is pure, as the page shows them. */
const ROOMS = readFileSync(PAGE, "utf8")
  .split("## The front end")[1]
  .split("\n")
  .map((line) => /^\| `(\w+)`( \(pure\))? \| (.+?) \|/.exec(line))
  .filter((row) => row !== null)
  .map(([, name, pure, modules]) => ({
    name,
    pure: pure !== undefined,
    modules: [...modules.matchAll(/`([\w/*]+)`/g)].flatMap(([, module]) =>
      module.endsWith("/*") ? FILES.filter((file) => file.startsWith(module.slice(0, -1))) : [`${module}.js`],
    ),
  }));

const roomOf = (file) => ROOMS.findIndex(({ modules }) => modules.includes(file));

/** What each module imports, those with `import()` included. */
const { metafile } = await build({
  absWorkingDir: WEB,
  entryPoints: FILES.map((file) => `src/${file}`),
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  write: false,
  metafile: true,
});
const imports = (file) =>
  metafile.inputs[`src/${file}`].imports
    .filter(({ external }) => !external)
    .map(({ path }) => path.replace(/^src\//, ""));

/** The types in comments are imports, too. */
const typeImports = (file) =>
  [
    ...readFileSync(join(WEB, "src", file), "utf8").matchAll(/@import .+ from "(.+)"|import\("(\..+?)"\)/g),
  ].map(([, path = "", dynamic = path]) => join(dirname(file), dynamic || path));

test("every module is in one room of the page, and every room's modules are there", () => {
  const listed = ROOMS.flatMap(({ modules }) => modules);
  assert.deepEqual([...listed].sort(), [...FILES].sort());
});

for (const file of FILES) {
  test(`${file} imports only from its own room and those before it`, () => {
    for (const imported of [...imports(file), ...typeImports(file)].filter((path) => FILES.includes(path)))
      assert.ok(roomOf(imported) <= roomOf(file), `${imported} comes after ${file}`);
  });
}

test("no module imports itself by way of others", () => {
  const reached = (file, seen = new Set()) => {
    for (const next of imports(file).filter((path) => FILES.includes(path)))
      if (!seen.has(next)) reached(next, seen.add(next));
    return seen;
  };
  for (const file of FILES) assert.ok(!reached(file).has(file), `${file} is in a cycle`);
});

/** Names that only a browser gives, but for what reads and writes addresses. */
const BROWSER = [
  ...readFileSync(join(dirname(getExePath()), "lib.dom.d.ts"), "utf8").matchAll(
    /^declare (?:var|const|function) (\w+)/gm,
  ),
]
  .map(([, name]) => name)
  .filter((name) => !["URL", "URLSearchParams"].includes(name));
/** What gives another answer each time. */
const CHANCE = ["Date.now", "Math.random", "performance.now", "globalThis", "process"];

/** A global that a module uses is replaced by this; a name of its own is not. */
const FORBIDDEN = "FORBIDDEN_GLOBAL";
const define = Object.fromEntries(
  [...BROWSER, ...CHANCE].map((name) => [name, `${FORBIDDEN}.${name.replace(".", "_")}`]),
);
const foreign = async (code) => {
  const { code: replaced } = await transform(code, { define });
  const names = [...replaced.matchAll(new RegExp(`${FORBIDDEN}\\.(\\w+)`, "g"))].map(([, name]) => name);
  return [...names, ...LOCAL.flatMap((form) => replaced.match(form)?.[0] ?? [])];
};

/** What depends on when and where it runs: the time of day, a zone or a language that nobody gave. */
const LOCAL = [
  /\bnew Date\b(?!\()|\bnew Date\(\s*\)|(?<!new )\bDate\(/,
  /\bnew Date\([^()]*,/,
  /\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|Year|TimezoneOffset)\b/,
  /\.(?:toLocale\w*|toDateString|toTimeString|resolvedOptions)\b|\bDateTimeFormat\b/,
  /\bIntl\.\w+(?:\(\s*\)|(?!\w*\())/,
  /\b(?:Date|Math|Intl|performance)\b(?!\(|\.\w)/,
  /\b(?:random|now)\(/,
];

test("what only a browser knows is told apart from a name of one's own", async () => {
  assert.deepEqual(await foreign("const name = 1; export const f = (document) => document + name;"), []);
  assert.deepEqual(await foreign("export const f = () => document.title + name"), ["document", "name"]);
  assert.deepEqual(await foreign("export const f = () => Date.now() + Date.UTC(1)"), ["Date_now"]);
});

for (const code of [
  "new Date()",
  "new Date",
  "Date()",
  "new Date(2031, 3, 1)",
  "new Date(0).getHours()",
  "new Date(0).toLocaleString()",
  "Intl.DateTimeFormat().resolvedOptions().timeZone",
  "new Intl.NumberFormat()",
  "Math.random()",
  '((chance) => chance())(Math["random"])',
  "((from) => from.random())(Math)",
  "performance.now()",
])
  test(`what depends on when and where it runs is noticed: ${code}`, async () => {
    assert.notDeepEqual(await foreign(`export const f = () => ${code};`), []);
  });

test("a moment that is given, in UTC, depends on nothing", async () => {
  const pure = "new Date(t).getUTCHours() + Date.UTC(2031, 3) + Date.parse(text) + Math.max(1, 2)";
  assert.deepEqual(await foreign(`export const f = (t, text) => ${pure};`), []);
});

for (const { name, modules } of ROOMS.filter(({ pure }) => pure)) {
  test(`the room ${name} is pure: it touches no page, clock or network`, async () => {
    assert.ok(modules.length > 0);
    for (const file of modules) {
      const found = await foreign(readFileSync(join(WEB, "src", file), "utf8"));
      assert.deepEqual(found, [], file);
    }
  });
}

/** Two words, or a capital letter that begins one. */
const A_SENTENCE = /\p{L}{2,}[,.:;!?]? \p{L}{2,}|(?<![\w-])\p{Lu}\p{Ll}/u;
/** What looks like words and is never read in the language of the site. */
const NOT_SAID = {
  "key names": /^(Escape|Enter|Ctrl|Home|End|Tab|Arrow\w+|Page\w+|Delete|Backspace)$/,
  "classes, with no plain word but the first or `0`": /^ ?(plain )?[\w.-]+( 0| [\w-]*-[\w-]*)+ ?$/,
  selectors: /^[.:#[(]/,
  "lists of elements and of events": /^[a-z]+(\.[a-z]+)?(,? (input|select|button|focusout\.\w+|code|bdi))+$/,
};
/** For developers, in the console. */
const DEVELOPERS_READ = ["raw.js", "event.js", "rows.js", "read.js"];
const FOR_DEVELOPERS = ["the data answered 0", "the picture cannot be read", "the picture cannot be drawn"];

/** The strings of a module that look like words: no comments, no tags, `0` for each value. */
const sentences = async (code) => {
  const { code: plain } = await transform(code, {});
  return [...plain.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)]
    .map(([, quoted, template]) => (quoted ?? template).replace(/\$\{[^}]*\}/g, "0").replace(/<[^>]*>/g, ""))
    .filter((text) => A_SENTENCE.test(text))
    .filter((text) => !Object.values(NOT_SAID).some((form) => form.test(text)))
    .filter((text) => !FOR_DEVELOPERS.includes(text));
};

for (const { name, modules } of ROOMS.filter(({ name }) => !["types", "language"].includes(name))) {
  test(`the room ${name} has no words of its own`, async () => {
    for (const file of modules.filter((name) => !DEVELOPERS_READ.includes(name)))
      assert.deepEqual(await sentences(readFileSync(join(WEB, "src", file), "utf8")), [], file);
  });
}

test("words in a script are noticed", async () => {
  for (const code of ['say("Weather")', "f(`no more than others`)", 'f("<b>Some</b> words")'])
    assert.notDeepEqual(await sentences(code), [], code);
  assert.deepEqual(await sentences('f("mark side-blue is-3", ".a b"); // Some words'), []);
});

test("lengths of time and the colour of no side are written in one place", () => {
  const literal = /\b(60_000|3_600_000|86_400(_000)?|30\.44?|365\.25?)\b|["'-]grey\b/;
  const own = FILES.filter((file) => !["tables.js", "vocabulary.js", "english.js"].includes(file));
  const found = own.filter((file) => literal.test(readFileSync(join(WEB, "src", file), "utf8")));
  assert.deepEqual(found, []);
});

test("the style sheets call narrow what the layout calls narrow", () => {
  // A window as narrow as that, or one in which the timeline is: the page has 24 pixels on each side. Both grow
  // with the reader's own size of type, which is 16 pixels unless they ask for another.
  const known = [NARROW, NARROW + 2 * 24 - 1].map((width) => width / 16);
  const widths = readdirSync(join(WEB, "src/css")).flatMap((name) =>
    [...readFileSync(join(WEB, "src/css", name), "utf8").matchAll(/max-width: (4[3-7][\d.]*)em\)/g)].map(
      ([, n]) => +n,
    ),
  );
  assert.ok(widths.length > 3);
  assert.deepEqual(
    widths.filter((width) => !known.includes(width)),
    [],
  );
});
