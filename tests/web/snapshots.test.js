/**
 * Small stories and what is drawn of them. `make cases` rewrites the pictures; the difference is
 * reviewed like code. They open in a browser, too.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { layout } from "../../builder/web/src/layout/index.js";
import { change, open } from "../../builder/web/src/state.js";
import { at, BENT, between, crowd, day, event, story } from "./story.js";
import { svg } from "./svg.js";

const REWRITE = Boolean(process.env.EXPLAINER_REWRITE) && !process.env.CI;
const FOLDER = new URL("snapshots/", import.meta.url);

const answer = (id) => [
  { event: id, latency: "12 days later", by: "two officials", basis: "unnamed official" },
];
const STORY = story(
  [
    event("works", between("2051-09-03", null), {
      title: "A flood goes on",
      significance: 1,
      sides: [],
      end: between(null, "2052-04-20"),
    }),
    event("plan", between("2052-01-01", "2052-03-01", [true, false]), {
      title: "A strike is planned",
      absent: true,
    }),
    event("strike", day("2052-04-01"), { title: "A strike", significance: 3, sides: ["right", "left"] }),
    event("answer", at("2052-04-13T19:30"), {
      title: "The answer",
      significance: 3,
      answers: answer("strike"),
      disputed: [{ text: "Why?", url: "q/" }],
    }),
    event(
      "end",
      { ...day("2052-04-19"), precision: "month" },
      { title: 'An end <to> "it" & more', sides: ["right"], answers: answer("answer") },
    ),
  ],
  BENT,
);
const SIDES = [
  { id: "left", name: "ایران و گروه‌های همسو", colour: "vermilion" },
  { id: "right", name: "ישראל", colour: "blue" },
];
const PERSIAN = story(
  [
    event("a", day("2052-04-01"), { title: "حمله به کنسولگری در دمشق", significance: 3, sides: ["left"] }),
    event("b", at("2052-04-13T19:30"), { title: "התקיפה של 13 באפריל", sides: ["right", "left"] }),
    event("c", between("2052-04-14", null), { title: "CNN reports", sides: ["left"] }),
  ],
  { sides: SIDES, ...BENT },
);

const drawn = (told, actions, size) => layout(actions.reduce(change, open(told)), size);
const CHAIN = [
  { type: "chapter", id: "two" },
  { type: "select", id: "answer" },
  { type: "hover", id: "works" },
];
const PICTURES = {
  wide: () => drawn(STORY, [], { width: 1156 }),
  chain: () => drawn(STORY, CHAIN, { width: 900 }),
  rtl: () => drawn(PERSIAN, [{ type: "select", id: "b" }], { width: 800, rtl: true }),
  crowd: () =>
    drawn(
      story(
        crowd(40, 2).map((one) => ({ ...one, sides: ["left"], end: null })),
        BENT,
      ),
      [],
      { width: 760, height: 260 },
    ),
};

for (const [name, scene] of Object.entries(PICTURES)) {
  test(`what is drawn: ${name}`, () => {
    const file = new URL(`${name}.svg`, FOLDER);
    const made = svg(scene());
    if (REWRITE) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, made);
    }
    assert.equal(made, readFileSync(file, "utf8"));
  });
}

test("whatever was drawn before, the picture has the same lines, and its marks their order", () => {
  const lines = (...scenes) =>
    svg(...scenes)
      .split("\n")
      .sort();
  const scenes = [
    PICTURES.wide(),
    drawn(STORY, CHAIN, { width: 900 }),
    drawn(
      STORY,
      [
        { type: "lanes", to: "type" },
        { type: "answers", to: true },
      ],
      { width: 760 },
    ),
  ];
  const order = (...scenes) => svg(...scenes).match(/data-event="\w+"/g);
  for (const last of scenes) {
    assert.deepEqual(lines(...scenes, last), lines(last));
    assert.deepEqual(order(scenes[1], last), order(last), "in order of time");
  }
});

test("all that is drawn hides from a screen reader, but the marks in order of time, with one tab stop", () => {
  const text = svg(PICTURES.wide());
  assert.equal(text.match(/role="listbox"/g).length, 1);
  assert.equal(text.match(/tabindex="0"/g).length, 1);
  assert.deepEqual(
    [...text.matchAll(/aria-posinset="(\d+)"/g)].map((one) => one[1]),
    ["1", "2", "3", "4", "5"],
  );
  for (const [layer] of text.matchAll(/<g [^>]*class="timeline-[^>]*>/g))
    assert.match(layer, /aria-hidden="true"|role="listbox"/);
});

test("text from data is text", () => {
  const nasty = "<img src=x onerror=alert(1)>";
  const told = story([event("a", day("2052-04-01"), { title: nasty, sides: ["left"] })], {
    sides: [{ id: "left", name: nasty, colour: "blue" }],
  });
  const text = svg(drawn(told, [{ type: "hover", id: "a" }], { width: 700 }));
  assert.ok(!text.includes("<img") && text.includes("&#60;img"));
});
