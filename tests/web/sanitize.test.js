import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LOOK } from "../../builder/web/src/export_image.js";
import { breakLines, coversText, fileName, svgValue, xmlText } from "../../builder/web/src/sanitize.js";

test("what XML 1.0 forbids goes, all else stays", () => {
  assert.equal(xmlText("a\u0000b\u0008c\u001fd\ufffee\uffff"), "abcde");
  assert.equal(xmlText("half \ud83d a pair \udd25"), "half  a pair ");
  assert.equal(
    xmlText("tab\tline\n <&> ‘é’ פרשה واقعه 😀 \u007f"),
    "tab\tline\n <&> ‘é’ פרשה واقعه 😀 \u007f",
  );
});

test("a file is named by the title, in ASCII", () => {
  assert.equal(
    fileName("Millgate’s Appeal to the Board, April 2031", "svg"),
    "millgates-appeal-to-the-board-april-2031.svg",
  );
  assert.equal(fileName("Gewählt: Émile & Søn", "png"), "gewahlt-emile-s-n.png");
  assert.equal(fileName("../../etc/passwd\u0000.exe", "svg"), "etc-passwd-exe.svg");
  assert.equal(fileName("حمله ایران", "svg"), "timeline.svg");
  assert.equal(fileName("", "png"), "timeline.png");
  assert.equal(fileName(`${"a".repeat(55)} long word`, "svg"), `${"a".repeat(55)}-long.svg`);
  assert.equal(fileName("a".repeat(99), "svg"), `${"a".repeat(60)}.svg`);
});

test("computed values become attributes of SVG 1.1", () => {
  assert.equal(svgValue("rgb(41, 110, 204)"), "#296ecc");
  assert.equal(svgValue("rgba(0, 0, 0, 0)"), "none");
  assert.equal(svgValue("rgba(1, 2, 3, 0.5)"), "rgba(1, 2, 3, 0.5)");
  assert.equal(svgValue("color(display-p3 1 0.5 0)"), "color(display-p3 1 0.5 0)");
  assert.equal(svgValue('url("#timeline-1-hatch-blue")'), "url(#timeline-1-hatch-blue)");
  assert.equal(svgValue('url("https://example.org/timeline/#a-b") none'), "url(#a-b)");
  assert.equal(svgValue("4px, 2.5px"), "4, 2.5");
  assert.equal(svgValue('Inter, "Inter Fallback", sans-serif'), 'Inter, "Inter Fallback", sans-serif');
});

test("a face is taken along only where it has signs of the text", () => {
  assert.ok(coversText("", "anything"));
  assert.ok(coversText("U+0000-00FF, U+2000-206F", "plain – dash"));
  assert.ok(!coversText("U+0100-02BA", "plain – dash"));
  assert.ok(coversText("U+0100-02BA, U+1E00-1EFF", "Łódź"));
  assert.ok(!coversText("U+131", "i"));
  assert.ok(!coversText("U+0000-00FF", ""));
});

test("lines part at spaces, addresses after a slash, and nothing is put in or lost", () => {
  const ten = (line) => line.length <= 10;
  assert.deepEqual(breakLines("the  quick\nbrown fox", ten, 9), ["the quick", "brown fox"]);
  assert.deepEqual(breakLines("at a.org/bc/def?x=1&y=2", ten, 9), ["at a.org/", "bc/def?x=", "1&y=2"]);
  assert.deepEqual(breakLines("at https://example.org/", ten, 9), ["at", "https://ex", "ample.org/"]);
  assert.deepEqual(breakLines("", ten, 9), []);
  assert.deepEqual(breakLines("one two three four five", ten, 2), ["one two", "three four…"]);
  for (const text of [
    "see https://example.org/a/b?c=dddddddddddddddd&e=/",
    "//// a //////////////b",
    "é😀".repeat(40),
  ]) {
    const made = breakLines(text, ten, 99);
    assert.ok(made.every(ten), made);
    assert.equal(made.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
  }
});

test("what the style sheet says of shapes and text is taken along", () => {
  const css = ["timeline", "stage", "overview", "panel", "timeline-list"]
    .map((name) => readFileSync(new URL(`../../builder/web/src/css/${name}.css`, import.meta.url), "utf8"))
    .join("\n");
  const said = [
    ...css.matchAll(/[{;]\s*((?:fill|stroke|paint|shape|text-anchor|opacity|marker|mask)[a-z-]*):/g),
  ].map(([, name]) => name);
  assert.ok(said.length > 50);
  assert.deepEqual(
    said.filter((name) => !(name in LOOK)),
    [],
  );
});
