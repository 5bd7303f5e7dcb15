import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { layout } from "../../builder/web/src/layout/index.js";
import { fit, measure, wrap } from "../../builder/web/src/layout/measure.js";
import { pack } from "../../builder/web/src/layout/pack.js";
import { change, open } from "../../builder/web/src/state.js";
import { read } from "../../builder/web/src/read.js";
import { at, between, crowd, day, event, random, story } from "./story.js";

const WIDTH = 1149;
const DAY = 86_400_000;
const april = (date) => Date.UTC(2024, 3, date);

/** Ten days in 1,000 pixels, after a gutter of 148: a day is 100 pixels wide, 1 April is at 148. */
function drawn(events, { actions = [], width = WIDTH } = {}) {
  const all = story([event("far", day("2023-01-01")), ...events, event("end", day("2024-04-30"))]);
  const view = { type: "view", view: [april(1), april(11)] };
  const state = [view, ...actions].reduce(change, open(all));
  return layout(all, { width }, state);
}
const mark = (scene, id) => scene.marks.find((one) => one.id === id);
const kinds = (one) => one.segments.map(({ kind, hatched, fade, x, width }) => [kind, hatched, fade, Math.round(x), Math.round(width)]);

test("a day is a band one day wide", () => {
  const one = mark(drawn([event("a", day("2024-04-03"))]), "a");
  assert.deepEqual([one.shape, one.x, one.width], ["bar", 348, 100]);
  assert.deepEqual(kinds(one), [["maybe", false, "", 348, 100]]);
});

test("a moment is a point", () => {
  const one = mark(drawn([event("a", at("2024-04-03T12:00"))]), "a");
  assert.deepEqual([one.shape, one.x, one.width, one.height], ["dot", 398, 0, 9]);
});

test("a day seen from afar is a point in its middle", () => {
  const far = { type: "all" };
  assert.equal(mark(drawn([event("a", day("2024-04-03"))], { actions: [far] }), "a").shape, "dot");
});

test("an uncertain date stays a hatched band from however far", () => {
  const one = mark(drawn([event("a", between("2024-04-03", "2024-04-04", [true, true]))], { actions: [{ type: "all" }] }), "a");
  assert.equal(one.shape, "bar");
  assert.equal(one.width, 14);
  assert.deepEqual([one.segments[0].hatched, one.segments[0].fade], [true, "both"]);
});

test("soft ends fade at their own end", () => {
  const one = mark(drawn([event("a", between("2024-04-03", "2024-04-05", [false, true]))]), "a");
  assert.deepEqual(kinds(one), [["maybe", true, "end", 348, 200]]);
});

test("open ends fade out over 48 pixels", () => {
  const scene = drawn([event("since", between("2024-04-03", null)), event("until", between(null, "2024-04-05"))]);
  assert.deepEqual(kinds(mark(scene, "since")), [["maybe", true, "end", 348, 48]]);
  assert.deepEqual(kinds(mark(scene, "until")), [["maybe", true, "start", 500, 48]]);
});

test("what lasted is solid between the days on which it began and ended", () => {
  const one = mark(drawn([event("a", day("2024-04-02"), { end: day("2024-04-06") })]), "a");
  assert.deepEqual(kinds(one), [
    ["maybe", false, "", 248, 100],
    ["sure", false, "", 348, 300],
    ["maybe", false, "", 648, 100],
  ]);
});

test("an event on several sides is tied to their lanes", () => {
  const scene = drawn([event("a", at("2024-04-03T00:00"), { sides: ["left", "right"] })]);
  const [tie] = mark(scene, "a").ties;
  const right = scene.lanes.find((lane) => lane.id === "right");
  assert.deepEqual([tie.x, tie.y0, tie.y1, tie.colour], [348, mark(scene, "a").y, right.y + 7, "vermilion"]);
});

test("days are named with their weekday, under their month", () => {
  const scene = drawn([]);
  assert.deepEqual(scene.ticks.slice(0, 2).map(({ x, label, strong }) => [x, label, strong]), [
    [148, "Mon 1", true],
    [248, "Tue 2", false],
  ]);
  assert.deepEqual(scene.headings, [{ x: 148, label: "April 2024" }]);
});

test("hours stand under a full date", () => {
  const scene = drawn([], { actions: [{ type: "view", view: [april(3) + DAY / 2, april(4) + DAY / 2] }] });
  assert.deepEqual(scene.headings.map((one) => one.label), ["Wednesday 3 April 2024", "Thursday 4 April 2024"]);
  assert.ok(scene.ticks.every((one) => /^\d\d:00$|^$/.test(one.label)));
});

test("the scene counts what lies beyond it", () => {
  const scene = drawn([event("a", day("2024-04-03"))]);
  assert.deepEqual([scene.before, scene.after, scene.heading], [1, 1, "1–10 April 2024"]);
});

test("the focused event stays in the scene when it is out of view", () => {
  const scene = drawn([event("a", day("2024-04-03"))], {
    actions: [{ type: "focus", id: "a" }, { type: "view", view: [april(15), april(20)] }],
  });
  assert.deepEqual([mark(scene, "a").outside, scene.tabStop], [true, "a"]);
});

test("Tab reaches the first event that begins in view, not one that began before it", () => {
  const scene = drawn([event("long", day("2024-03-01"), { end: day("2024-04-20") }), event("a", day("2024-04-03"))]);
  assert.deepEqual([scene.marks.map((one) => one.id), scene.tabStop], [["long", "a"], "a"]);
});

test("the title of a chapter runs on as far as its tier is free, and never into another", () => {
  for (const width of [340, 390, 768, 1149, 1600]) {
    const { chapters, plot } = layout(REAL, { width }, open(REAL));
    chapters.forEach((one, n) => {
      const [left, right] = [one.labelX, one.labelX + measure(one.label, 12)];
      assert.ok(left >= plot.x && right <= plot.x + plot.width, one.label);
      for (const other of chapters.filter((c, m) => m !== n && c.y === one.y && c.label && one.label)) {
        assert.ok(right <= other.labelX || other.labelX + measure(other.label, 12) <= left, `${one.label}/${other.label}`);
      }
    });
  }
  const short = story([event("a", day("2024-04-01")), event("b", day("2024-04-11"))], {
    chapters: [{ id: "one", title: "A day with a long title", from: "2024-04-02T00:00Z", to: "2024-04-03T00:00Z" }],
  });
  assert.equal(layout(short, { width: 390 }, open(short)).chapters[0].label, "A day with a long title");
});

test("no events give a scene without marks", () => {
  const none = story([]);
  const scene = layout(none, { width: WIDTH }, open(none));
  assert.deepEqual([scene.marks, scene.lanes, scene.tabStop], [[], [], null]);
});

test("a pointer over a mark without its full label is told its date and title", () => {
  const title = "A very long title that nobody could ever fit into the little room there is on this chart, not even we";
  const scene = drawn([event("a", day("2024-04-03"), { title })], { actions: [{ type: "hover", id: "a" }] });
  assert.equal(scene.callout.lines[0], "2024-04-03");
  assert.equal(scene.callout.lines.slice(1).join(" "), title);
});

const boxOf = ({ anchor, x, width, y }) => ({ left: anchor === "end" ? x - width : x, right: anchor === "end" ? x : x + width, y });

for (const [width, count, seed] of [[1149, 50, 1], [1149, 300, 2], [390, 50, 3], [390, 300, 4], [340, 1, 5], [1600, 1000, 6]]) {
  test(`${count} events on ${width} pixels: what must always hold`, () => {
    const all = story(crowd(count, seed));
    const next = random(seed);
    let state = open(all);
    for (let i = 0; i < 12; i++) {
      const scene = layout(all, { width }, state);
      assert.deepEqual(layout(all, { width }, state), scene, "the same again");

      scene.lanes.forEach((lane, n) => {
        const below = scene.lanes[n + 1];
        assert.ok(!below || lane.y + lane.height <= below.y, "lanes never overlap");
      });
      const starts = scene.marks.map((one) => all.events.findIndex((other) => other.id === one.id));
      assert.deepEqual([...starts].sort((a, b) => a - b), starts, "marks stand in order of time");

      const labels = scene.marks.filter((one) => one.label && !one.outside).map((one) => boxOf(one.label));
      labels.forEach((a, n) => {
        assert.ok(a.left >= scene.plot.x - 1 && a.right <= scene.plot.x + scene.plot.width + 1, "labels stay inside");
        for (const b of labels.slice(n + 1)) {
          assert.ok(a.y !== b.y || a.right < b.left || b.right < a.left, "labels never overlap");
        }
      });
      for (const one of scene.marks) {
        const lane = scene.lanes.find((other) => other.id === one.lane);
        assert.ok(one.y > lane.y && one.y < lane.y + lane.height, "marks stand in their lane");
        assert.ok(one.segments.every((part) => part.width >= 0 && Number.isFinite(part.x)));
        assert.ok(one.target.width >= (scene.compact ? 44 : 24) && one.target.height >= (scene.compact ? 44 : 24));
      }
      const texts = scene.ticks.filter((one) => one.label);
      texts.forEach((one, n) => {
        assert.ok(n === 0 || one.x >= texts[n - 1].x + measure(texts[n - 1].label, 12), "ticks never overlap");
      });
      state = change(state, next() < 0.6
        ? { type: "zoom", factor: 0.3 + 3 * next(), about: state.view[0] + next() * (state.view[1] - state.view[0]) }
        : { type: "pan", by: (next() - 0.5) * (state.view[1] - state.view[0]) });
    }
  });
}

// A thousand events would need rows by the hundred: there, some may cover each other.
// The real story is what the repository itself published in its first weeks.
const REAL = read(JSON.parse(readFileSync(new URL("real-story.json", import.meta.url), "utf8"))).story;
const piecesOf = (one) => one.shape === "dot"
  ? [[one.x - one.height / 2, one.x + one.height / 2]]
  : one.segments.map((part) => [part.x, part.x + part.width]);
const stories = [["the story", REAL], ...[50, 150, 300].map((count) => [`${count} events`, story(crowd(count, count))])];
for (const [name, told] of stories) {
  test(`${name}: segments of different marks in one lane row never overlap`, () => {
    for (const width of [340, 390, 768, 1149, 1600]) {
      const { marks } = layout(told, { width }, open(told));
      marks.forEach((a, n) => {
        for (const b of marks.slice(n + 1).filter((other) => other.y === a.y)) {
          const meet = piecesOf(a).some(([l, r]) => piecesOf(b).some(([left, right]) => l < right && left < r));
          assert.ok(!meet, `${a.id} and ${b.id} at ${width}`);
          for (const [bare, other] of [[a, b], [b, a]].filter(([one]) => !one.label)) {
            if (!other.label) continue;
            const { left, right } = boxOf(other.label);
            assert.ok(piecesOf(bare).every(([l, r]) => l >= right || left >= r), `${bare.id} under the label of ${other.id}`);
          }
        }
      });
    }
  });
}

test("the picture is as high as before wherever the reader goes", () => {
  const all = story(crowd(60));
  const heights = [{ type: "home" }, { type: "all" }, { type: "zoom", factor: 9 }]
    .map((action) => layout(all, { width: WIDTH }, change(open(all), action)).height);
  assert.equal(new Set(heights).size, 1);
});

test("packing: the more significant keeps its label, the other its mark", () => {
  const item = (significance, x) => ({ mark: [x, x + 5], labels: [{ stretch: [x, x + 100], clear: false }], significance });
  assert.deepEqual(pack([item(1, 0), item(3, 50)], 1), [{ row: 0, label: -1 }, { row: 0, label: 0 }]);
  assert.deepEqual(pack([item(1, 0), item(3, 50)], 2), [{ row: 1, label: 0 }, { row: 0, label: 0 }]);
});

test("text is measured, cut at words, and broken into lines", () => {
  assert.equal(measure("", 13), 0);
  assert.ok(measure("Damascus", 13, true) > measure("Damascus", 13));
  assert.equal(fit("Strike on Damascus", 400, 13), "Strike on Damascus");
  assert.equal(fit("Strike on Damascus", 80, 13), "Strike on…");
  assert.equal(fit("Damascus", 20, 13), "");
  assert.deepEqual(wrap("Iran and allied groups", 110, { size: 13, most: 3 }), ["Iran and allied", "groups"]);
});
