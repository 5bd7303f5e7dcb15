/** What holds in every scene, whatever the story and whatever the reader does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../builder/web/src/layout/index.js";
import { measure } from "../../builder/web/src/layout/measure.js";
import { mirror } from "../../builder/web/src/layout/mirror.js";
import { scale } from "../../builder/web/src/layout/scale.js";
import { THICK } from "../../builder/web/src/layout/shape.js";
import { read } from "../../builder/web/src/read.js";
import { chainOf, change, isSeen, open } from "../../builder/web/src/state.js";
import { fullDay, monthYear, year } from "../../builder/web/src/words.js";
import { BENT, crowd, NEUTRAL, random, story } from "./story.js";

const WHOLE = read(NEUTRAL).story;
const EASE = 0.01;
const LANES = ["side", "actor", "type", "chapter"];

const right = (box) => box.x + box.width;
const below = (box) => box.y + box.height;
const meet = (a, b) =>
  a.x < right(b) - EASE && b.x < right(a) - EASE && a.y < below(b) - EASE && b.y < below(a) - EASE;
const isIn = (a, b, ease = EASE) =>
  a.x >= b.x - ease && right(a) <= right(b) + ease && a.y >= b.y - ease && below(a) <= below(b) + ease;
const show = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");

/** No two of them may share a place: sorted, so that thousands are soon compared. */
function apart(boxes, what) {
  const sorted = boxes.filter((one) => one.width > 0).sort((a, b) => a.x - b.x);
  sorted.forEach((a, i) => {
    for (let n = i + 1; n < sorted.length && sorted[n].x < right(a) - EASE; n++) {
      assert.ok(
        !meet(a, sorted[n]),
        `${what}: ${a.says}, ${show(a)} / ${sorted[n].says}, ${show(sorted[n])}`,
      );
    }
  });
}

const labelBox = ({ id, label }) => {
  const width = measure(label.text, 13, false);
  return {
    x: label.anchor === "end" ? label.x - width : label.x,
    y: label.y - 12,
    width,
    height: 15,
    says: id,
  };
};
const bodiesOf = ({ id, shape, x, y, height, segments }) =>
  (shape === "dot" ? [{ x: x - height / 2, width: height }] : segments).map((one) => ({
    ...one,
    y: y - height / 2,
    height,
    says: id,
  }));
const idsOf = ({ events }) => events.map((one) => one.id);
const seenIn = (scene) => scene.marks.filter((one) => !one.outside);
const outOf = (text, size, bold) => (x) => ({
  x,
  y: 0,
  width: measure(text, size, bold),
  height: 10,
  says: text,
});

/** @type {Record<string, (scene: import("../../builder/web/src/types.js").Scene, state: import("../../builder/web/src/types.js").State) => void>} */
const HOLDS = {
  "lanes fill the plot and never overlap"({ lanes, plot, height }) {
    let { y } = plot;
    for (const lane of lanes) {
      assert.equal(lane.y, y, lane.id);
      assert.ok(lane.height >= lane.lines.length * 17, "its name has room");
      for (const line of lane.lines.filter((one) => one.includes(" ")))
        assert.ok(lane.labelX + measure(line, 13, true) <= plot.x);
      y += lane.height;
    }
    assert.ok(Math.abs(y - below(plot)) < EASE && below(plot) < height);
  },

  "every event in view is drawn once, or counted in one cluster"(
    { marks, clusters, before, after },
    { visible: { events }, view, focus },
  ) {
    const told = [...marks.map((one) => one.id), ...clusters.flatMap(idsOf)];
    assert.equal(new Set(told).size, told.length, "each but once");
    const seen = events.filter((one) => isSeen(one, view));
    const expected = events.filter((one) => isSeen(one, view) || one.id === focus).map((one) => one.id);
    assert.deepEqual([...told].sort(), [...expected].sort());
    assert.equal(seen.length + before + after, events.length, "what is beyond is counted");
  },

  "what the reader is at is drawn by itself"({ marks, tabStop }, { focus, selected, visible, view }) {
    const ids = new Set(marks.map((one) => one.id));
    if (focus) assert.ok(ids.has(focus) && tabStop === focus);
    if (
      selected &&
      isSeen(
        visible.events.find((one) => one.id === selected),
        view,
      )
    )
      assert.ok(ids.has(selected) || selected !== focus);
    assert.ok(tabStop === null ? !marks.length : ids.has(tabStop));
  },

  "marks stand in order of time, where their events are, in their lane"(
    { marks, lanes, plot },
    { visible: { events, axis }, view },
  ) {
    const x = scale(axis, view, [plot.x, right(plot)]);
    const by = new Map(events.map((one) => [one.id, one]));
    const rows = new Map(lanes.map((lane) => [lane.id, lane]));
    marks.forEach((one, i) => {
      const event = by.get(one.id);
      // A part of under half a pixel is not drawn.
      const ease = 0.6 + Math.abs(one.x) * 1e-6;
      assert.ok(!i || marks[i - 1].nth < one.nth);
      if (one.shape === "dot")
        assert.ok(Math.abs(one.x - (x(event.start) + x(event.stop)) / 2) < ease, one.id);
      else
        assert.ok(
          one.x <= x(event.start) + ease && right(one) >= x(event.start) - ease,
          `${one.id} ${one.x} ${x(event.start)}`,
        );
      const lane = rows.get(event.lane);
      assert.ok(
        one.lane === lane.id && one.y - one.height / 2 > lane.y && one.y + one.height / 2 < below(lane),
      );
      if (one.label) assert.ok(one.label.y - 10 >= lane.y && one.label.y < one.y);
    });
    const starts = events.map((one) => x(one.start));
    assert.ok(
      starts.every((at, i) => !i || at >= starts[i - 1] - EASE),
      "later is further",
    );
  },

  "a band is never a point, and an unsure one never looks sure"({ marks }, { visible: { events } }) {
    const by = new Map(events.map((one) => [one.id, one]));
    for (const one of marks) {
      const { date, end } = by.get(one.id);
      const exact = !end && !date.soft[0] && !date.soft[1] && ["minute", "day"].includes(date.precision);
      if (one.shape === "dot") assert.ok(exact, one.id);
      else if (!one.outside) assert.ok(one.width > THICK[one.significance] + 2 || exact, one.id);
      for (const part of one.segments) {
        assert.ok(Number.isFinite(part.x) && part.width > 0);
        if (part.fade || (!exact && !end)) assert.equal(part.kind, "maybe", one.id);
      }
    }
  },

  "labels stay in the plot, say the title, and never overlap"(scene, { visible: { events } }) {
    const titles = new Map(events.map((one) => [one.id, one.title]));
    const marks = seenIn(scene).filter((one) => one.label);
    for (const { id, label } of marks) {
      assert.equal(label.cut, label.text !== titles.get(id));
      assert.ok(titles.get(id).startsWith(label.text.replace(/…$/, "")));
    }
    const boxes = marks.map(labelBox);
    for (const one of boxes)
      assert.ok(one.x >= scene.plot.x - 1 && right(one) <= right(scene.plot) + 1, one.says);
    apart(boxes, "labels");
  },

  "marks drawn one by one never overlap, nor hide under the label of another"(scene) {
    const marks = seenIn(scene);
    const bodies = marks.flatMap(bodiesOf);
    const named = new Map(bodies.map((one) => [one, one.says]));
    const sorted = [...bodies].sort((a, b) => a.x - b.x);
    sorted.forEach((a, i) => {
      for (let n = i + 1; n < sorted.length && sorted[n].x < right(a) - EASE; n++) {
        assert.ok(
          named.get(a) === named.get(sorted[n]) || !meet(a, sorted[n]),
          `${a.says} on ${sorted[n].says}`,
        );
      }
    });
    const labels = marks.filter((one) => one.label).map(labelBox);
    for (const label of labels) {
      for (const body of bodies)
        assert.ok(
          body.says === label.says || !meet(label, body),
          `${body.says} in the label of ${label.says}`,
        );
    }
  },

  "a finger finds every mark, and rings go round their marks"({ marks, plot }) {
    for (const one of marks.filter((mark) => !mark.outside)) {
      assert.ok(one.target.width >= 24 && one.target.height >= 24);
      assert.ok(one.ring.y < one.y && below(one.ring) > one.y);
      const at = Math.min(Math.max(one.x + one.width / 2, plot.x), right(plot));
      assert.ok(one.width > plot.width || (one.target.x <= at && right(one.target) >= at), one.id);
    }
  },

  "a cluster stands where its events are"({ clusters, plot }, { visible: { axis }, view }) {
    const x = scale(axis, view, [plot.x, right(plot)]);
    for (const { id, events, box } of clusters) {
      const [from, to] = [events[0], events.at(-1)].map((one) =>
        Math.min(Math.max(x(one.start), plot.x), right(plot)),
      );
      assert.ok(
        box.x <= to + 1.5 && right(box) >= from - 1.5,
        `${id} at ${show(box)}, its events from ${from} to ${to}`,
      );
    }
  },

  "clusters stand in their lane, inside the plot, clear of each other and of the marks"(scene) {
    const { clusters, lanes, plot } = scene;
    for (const { id, box } of clusters) {
      assert.ok(isIn(box, plot), `${id} ${show(box)} in ${show(plot)}`);
      assert.ok(
        lanes.some((lane) => id.startsWith(`${lane.id} `) && box.y >= lane.y && below(box) <= below(lane)),
        id,
      );
    }
    const boxes = clusters.map(({ id, box }) => ({ ...box, says: id }));
    apart(boxes, "clusters");
    for (const box of boxes)
      for (const body of seenIn(scene).flatMap(bodiesOf))
        assert.ok(!meet(box, body), `${body.says} in a cluster`);
  },

  "ticks are in order and have room, and so have headings"({ ticks, headings, plot }) {
    const labels = ticks.filter((one) => one.label).map((one) => outOf(one.label, 12)(one.labelX));
    const tops = headings.map((one) => outOf(one.label, 12, true)(one.x));
    for (const list of [labels, tops]) {
      list.forEach((one, i) => {
        assert.ok(
          one.x >= plot.x - EASE && right(one) <= right(plot) + 1,
          `${one.says} ${right(one)} of ${right(plot)}`,
        );
        assert.ok(!i || one.x > right(list[i - 1]) + 3, `${list[i - 1]?.says} / ${one.says}`);
      });
    }
    ticks.forEach((one, i) => {
      assert.ok(one.x >= plot.x - EASE && one.x <= right(plot) + EASE);
      assert.ok(!i || one.x > ticks[i - 1].x);
    });
    assert.ok(labels.length > 0, "never without a label");
  },

  "ticks stand under their own day, month or year; or beyond a border that the heading stops before"(
    { ticks, headings, breaks, plot },
    { visible: { axis }, view },
  ) {
    const borders = [...breaks, ...ticks.filter((one) => one.strong).map((one) => one.x)];
    const { invert } = scale(axis, view, [plot.x, right(plot)]);
    for (const { x, label } of ticks.filter((one) => one.label)) {
      const reigns = headings.findLast((one) => one.x <= x + 5);
      const t = invert(x) + 1_000;
      const own = [fullDay(t), monthYear(t), year(t)];
      if (!reigns || own.includes(reigns.label)) continue;
      const end = reigns.x + measure(reigns.label, 12, true);
      assert.ok(
        borders.some((border) => border > end && border <= x + EASE),
        `${label} of ${fullDay(t)} under ${reigns.label}`,
      );
    }
  },

  "breaks are where the axis changes its pace, inside the plot"(
    { breaks, plot },
    { visible: { axis }, view },
  ) {
    const inner = axis.points.slice(1, -1).filter(([t]) => t > view[0] && t < view[1]);
    assert.equal(breaks.length, inner.length);
    for (const x of breaks) assert.ok(x >= plot.x && x <= right(plot));
  },

  "chapters stay in the plot, and their titles out of each other's way"({ chapters, plot }) {
    for (const one of chapters)
      assert.ok(one.x >= plot.x && right(one) <= right(plot) + EASE && one.width >= 4);
    const titles = chapters.map((one) => ({ ...outOf(one.label, 12)(one.labelX), y: one.y }));
    for (const one of titles.filter((it) => it.width))
      assert.ok(one.x >= plot.x - EASE && right(one) <= right(plot) + EASE, one.says);
    apart(titles, "chapters");
  },

  "arcs end at their marks; only the chain unless all are asked for"({ arcs, marks, clusters, plot }, state) {
    const { selected, answers, story: told } = state;
    const chain = chainOf(told, selected);
    if (!answers && chain.size < 2) assert.deepEqual(arcs, []);
    const at = new Map(marks.map((one) => [one.id, one]));
    for (const one of clusters) for (const id of idsOf(one)) at.set(id, { ...one, width: 0 });
    for (const { id, from, to, by, lit } of arcs) {
      const ids = id.split(" ");
      assert.equal(
        lit,
        ids.every((it) => chain.has(it)),
      );
      assert.ok(lit || answers);
      [from, to].forEach(([x, y], i) => {
        const end = at.get(ids[i]);
        if (!end) return assert.ok(x < plot.x || x > right(plot), "out of view, out of the plot");
        assert.equal(y, end.y);
        assert.ok(x >= end.x - EASE && x <= right(end) + EASE, `${x} in ${end.x} ${end.width}`);
      });
      assert.ok(by.every(Number.isFinite));
    }
    const made = new Set(arcs.map((one) => one.id));
    for (const later of state.visible.events.filter((one) => at.has(one.id))) {
      for (const { event } of later.answers.filter(
        (one) => at.has(one.event) && (answers || (chain.has(one.event) && chain.has(later.id))),
      )) {
        assert.ok(made.has(`${event} ${later.id}`), `${event} ${later.id}`);
      }
    }
  },

  "labels of arcs are in the plot, clear of each other, of the marks and their labels, and of clusters"(
    scene,
  ) {
    const labels = scene.arcs
      .filter((one) => one.label)
      .map(({ id, label }) => ({ ...label.box, lines: label.lines, says: id }));
    for (const one of labels) {
      assert.ok(isIn(one, scene.plot), one.says);
      for (const line of one.lines) assert.ok(measure(line, 12) <= one.width);
    }
    apart(labels, "arcs");
    for (const one of labels)
      for (const it of seenIn(scene)
        .filter((mark) => mark.label)
        .map(labelBox))
        assert.ok(!meet(one, it), `${one.says} on the label of ${it.says}`);
    const inks = scene.marks.map(({ id, x, y, width, height, shape }) => ({
      says: id,
      x: shape === "dot" ? x - height / 2 : x,
      y: y - height / 2,
      width: shape === "dot" ? height : width,
      height,
    }));
    for (const one of labels)
      for (const it of inks) assert.ok(!meet(one, it), `${one.says} on the mark of ${it.says}`);
    for (const one of labels)
      for (const { id, box } of scene.clusters)
        assert.ok(!meet(one, box), `${one.says} on the cluster ${id}`);
  },

  "no arc bends out of the plot further than its ends"({ arcs, plot }) {
    for (const { id, from, by, to } of arcs) {
      assert.ok(by[0] >= Math.min(plot.x, from[0], to[0]) - 0.01, id);
      assert.ok(by[0] <= Math.max(plot.x + plot.width, from[0], to[0]) + 0.01, id);
    }
  },

  "the callout is in the picture, and only where the label does not say all"(
    { callout, plot, height, marks },
    { hover },
  ) {
    if (!callout) return;
    assert.ok(isIn(callout.box, { ...plot, y: 0, height: height + 60 }), show(callout.box));
    for (const line of callout.lines) assert.ok(measure(line, 13) <= callout.box.width);
    const label = marks.find((one) => one.id === hover)?.label;
    assert.ok(!label || label.cut);
  },

  "the overview has its bars inside, and its window where the view is"(
    { overview, plot },
    { visible: { axis, events }, view },
  ) {
    const strip = { x: plot.x, y: 0, width: plot.width, height: overview.height };
    for (const one of overview.bars) assert.ok(isIn(one, strip, 1), show(one));
    assert.equal(overview.bars.length > 0, events.length > 0);
    apart(overview.bars, "bars");
    assert.ok(Math.abs(overview.window.x - (plot.x + axis.to(view[0]) * plot.width)) < EASE);
    assert.ok(isIn(overview.window, strip, 2));
    const labels = overview.labels.map((one) => outOf(one.label, 12)(one.x));
    for (const one of labels) assert.ok(one.x >= plot.x && right(one) <= right(plot) + EASE, one.says);
    apart(labels, "labels");
  },

  "mirrored, all is where it was from the other side, and fades are turned"(scene) {
    const turned = mirror(scene);
    same({ ...mirror(turned), rtl: false }, scene, "scene");
    assert.equal(turned.rtl, true);
    assert.ok(Math.abs(turned.plot.x - (scene.width - right(scene.plot))) < EASE);
    const other = { start: "end", end: "start", both: "both", "": "" };
    turned.marks.forEach((one, i) =>
      one.segments.forEach((part, n) => {
        const { fade, x, width } = scene.marks[i].segments[n];
        assert.equal(part.fade, other[fade]);
        assert.ok(Math.abs(right(part) - (scene.width - x)) < EASE && part.width === width);
      }),
    );
    const boxes = ({ marks, clusters, arcs, callout, overview, chapters }) => [
      ...marks.flatMap((one) => [one.target, one.ring, ...one.segments]),
      ...clusters.map((one) => one.box),
      ...arcs.flatMap((one) => one.label?.box ?? []),
      callout?.box ?? overview.window,
      ...chapters,
      ...overview.bars,
      overview.window,
    ];
    const before = boxes(scene);
    boxes(turned).forEach((one, i) => {
      assert.ok(
        Math.abs(one.x + right(before[i]) - scene.width) < 1e-3 &&
          one.width === before[i].width &&
          one.y === before[i].y,
      );
    });
  },
};

/** Alike to a thousandth of a pixel. */
function same(a, b, what) {
  if (typeof a === "number" && typeof b === "number")
    return assert.ok(Math.abs(a - b) < 1e-3, `${what}: ${a}, ${b}`);
  if (typeof a !== "object" || a === null || b === null) return assert.equal(a, b, what);
  assert.deepEqual(Object.keys(a), Object.keys(b), what);
  for (const key of Object.keys(a)) same(a[key], b[key], `${what}.${key}`);
}

/** A walk through the story: wherever it leads, every line above must hold. */
function walk(told, { seed, steps, holds = Object.entries(HOLDS), ...size }) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  let state = open(told);
  for (let i = 0; i < steps; i++) {
    const scene = layout(state, size);
    for (const [what, must] of holds) {
      try {
        must(scene, state);
      } catch (error) {
        error.message = `step ${i}: ${what}: ${error.message}`;
        throw error;
      }
    }
    const { view } = state;
    const id = pick(told.events).id;
    state = [
      pick([
        { type: "zoom", factor: 0.3 + 3 * next(), about: view[0] + next() * (view[1] - view[0]) },
        { type: "zoom", factor: 2 },
        { type: "pan", by: next() - 0.5 },
        { type: "chapter", id: pick(told.chapters.map((one) => one.id)) },
        { type: "all" },
        { type: "lanes", to: pick(LANES) },
        { type: "zone", to: pick(["place", ...told.zones.map((one) => one.id)]) },
      ]),
      pick([
        { type: "hover", id },
        { type: "focus", id },
        { type: "select", id },
        { type: "close" },
        { type: "answers", to: next() < 0.5 },
      ]),
      { type: "hover", id: pick(told.events).id },
    ].reduce(change, state);
  }
}

for (const [width, height] of [
  [1156, undefined],
  [700, undefined],
  [1600, 480],
  [820, 300],
]) {
  test(`a whole story on ${width}${height ? ` by ${height}` : ""} pixels: what must always hold`, () =>
    walk(WHOLE, { seed: width, steps: 22, width, height }));
}

for (const room of [900, 1400, 2600]) {
  test(`a whole story in a room of ${room} pixels: what must always hold`, () =>
    walk(WHOLE, { seed: room, steps: 12, width: 1156, room }));
}

for (const [count, seed, width, steps, height] of [
  [1, 1, 700, 10],
  [10, 2, 1156, 30],
  [60, 3, 1156, 25],
  [60, 4, 760, 20, 360],
  [200, 5, 1600, 8],
  [300, 6, 1156, 6],
  [301, 7, 1156, 8],
  [600, 8, 900, 6, 420],
  [1000, 9, 1156, 4],
  [2000, 10, 1600, 3],
]) {
  test(`${count} events on ${width}${height ? ` by ${height}` : ""} pixels: what must always hold`, () =>
    walk(story(crowd(count, seed), BENT), { seed, width, steps, height }));
}

for (const count of [12, 400]) {
  test(`${count} events at one moment: what must always hold`, () => {
    const same = crowd(count, 11).map((one) => ({
      ...one,
      date: { ...one.date, from: "2052-04-13T20:00Z", to: "2052-04-13T20:00Z", soft: [false, false] },
      end: null,
    }));
    walk(story(same, BENT), { seed: 4, width: 1156, steps: 8 });
  });
}

test("the same state and size give the same scene, whatever was drawn before", () => {
  for (const count of [60, 500]) {
    const [one, other] = [0, 1].map(() => open(story(crowd(count, 5), BENT)));
    const actions = [
      { type: "lanes", to: "actor" },
      { type: "zoom", factor: 3 },
      { type: "select", id: "e7" },
      { type: "answers", to: true },
    ];
    const first = layout(actions.reduce(change, one), { width: 1156 });
    for (const action of actions) layout(change(other, action), { width: 800, height: 400 });
    const state = actions.reduce(change, other);
    layout(state, { width: 800, height: 400 });
    assert.deepEqual(layout(state, { width: 1156 }), first);
    assert.deepEqual(layout(state, { width: 1156 }), first);
    assert.deepEqual(JSON.parse(JSON.stringify(first)), first, "plain JSON");
  }
});

test("right to left is the mirror of left to right", () => {
  const state = change(open(WHOLE), { type: "select", id: WHOLE.events[5].id });
  assert.deepEqual(layout(state, { width: 900, rtl: true }), mirror(layout(state, { width: 900 })));
});

test("the picture is no higher than asked, unless its lanes could not be lower", () => {
  for (const told of [WHOLE, story(crowd(60, 1), BENT), story(crowd(600, 2), BENT)]) {
    for (const by of LANES) {
      const state = change(open(told), { type: "lanes", to: by });
      const least = layout(state, { width: 1156, height: 1 }).height;
      const free = layout(state, { width: 1156 }).height;
      for (const height of [300, 420, 480, 560, 640, 900]) {
        const made = layout(state, { width: 1156, height }).height;
        assert.ok(made <= Math.max(height, least), `${by}: ${made} of ${height}, at least ${least}`);
        assert.ok(
          made >= Math.min(height, free) * 0.8 || told.events.length > 300,
          `${by}: ${made} leaves room in ${height}, free ${free}`,
        );
      }
    }
  }
});

test("the picture is exactly as high as its room, unless its lanes could not be lower", () => {
  for (const told of [
    WHOLE,
    story(crowd(7, 3), BENT),
    story(crowd(60, 1), BENT),
    story(crowd(600, 2), BENT),
  ]) {
    for (const by of LANES) {
      const state = change(open(told), { type: "lanes", to: by });
      const least = layout(state, { width: 1156, room: 1 }).height;
      for (const room of [300, 421, 560, 900, 1333, 2000]) {
        assert.equal(layout(state, { width: 1156, room }).height, Math.max(room, least), by);
        assert.ok(layout(state, { width: 1156, room, height: 480 }).height <= Math.max(480, least), by);
      }
    }
  }
});

test("while the picture is zoomed in, a cluster keeps its events until it falls in two", () => {
  for (const by of LANES) {
    let state = change(open(story(crowd(1500, 3), BENT)), { type: "lanes", to: by });
    let seen = layout(state, { width: 1156 });
    let [kept, split] = [0, 0];
    for (let i = 0; i < 9; i++) {
      state = change(state, { type: "zoom", factor: 1.2 });
      const made = layout(state, { width: 1156 });
      const before = new Map(seen.clusters.flatMap((one) => idsOf(one).map((id) => [id, one.id])));
      const { plot } = made;
      for (const one of made.clusters.filter(({ x }) => x > plot.x + 220 && x < right(plot) - 220)) {
        const from = new Set(idsOf(one).flatMap((id) => before.get(id) ?? []));
        assert.ok(from.size < 2, `${one.id} of ${[...from]}`);
        if (from.has(one.id)) kept += 1;
        else split += from.size;
      }
      seen = made;
    }
    assert.ok(kept > split && split > 0, `${by}: ${kept} kept, ${split} split`);
  }
});

test("no lane fills or empties at a little step, however many events come into view", () => {
  for (const [size, by] of [
    [320, "side"],
    [600, "side"],
    [1000, "type"],
    [1000, "side"],
  ]) {
    let state = change(open(story(crowd(size, 3), BENT)), { type: "lanes", to: by });
    const counts = () => layout(state, { width: 1156 });
    let seen = counts();
    for (let i = 0; i < 40; i++) {
      state = change(state, i < 30 ? { type: "zoom", factor: 1.05 } : { type: "pan", by: 0.002 });
      const made = counts();
      for (const { id } of made.lanes) {
        const [before, after] = [seen, made].map(
          ({ marks }) => marks.filter((one) => one.lane === id).length,
        );
        assert.ok(
          Math.abs(after - before) <= 6 + Math.min(before, after) / 2,
          `${size} by ${by}, ${i}: ${id} from ${before} to ${after}`,
        );
      }
      seen = made;
    }
  }
});

test("in a crowd, a little step changes little: most marks that stay in view stay drawn", () => {
  let [stay, go] = [0, 0];
  for (const seed of [3, 4]) {
    let state = open(story(crowd(3000, seed), BENT));
    let seen = layout(state, { width: 1156, height: 480 });
    for (let i = 0; i < 12; i++) {
      state = change(state, { type: "zoom", factor: 1.1 });
      const made = layout(state, { width: 1156, height: 480 });
      const drawn = new Set(made.marks.map((one) => one.id));
      const inView = new Set(
        state.visible.events.filter((one) => isSeen(one, state.view)).map((one) => one.id),
      );
      for (const { id } of seen.marks.filter((one) => inView.has(one.id)))
        drawn.has(id) ? (stay += 1) : (go += 1);
      seen = made;
    }
  }
  assert.ok(stay > 200 && go < stay / 4, `${stay} stay, ${go} go`);
});

test("in a crowd, what is drawn has its label; without one it is counted, unless it is nearly alone", () => {
  let [labelled, bare] = [0, 0];
  for (const seed of [3, 4]) {
    let state = open(story(crowd(3000, seed), BENT));
    for (let i = 0; i < 10; i++) {
      const { marks, clusters, plot } = layout(state, { width: 1156, height: 480 });
      for (const mark of marks.filter(({ x }) => x > plot.x + 220 && x < right(plot) - 220)) {
        if (mark.label) labelled += 1;
        else {
          bare += 1;
          const near = clusters.filter(
            ({ id, x }) => id.startsWith(`${mark.lane} `) && Math.abs(x - mark.x) < 36,
          );
          for (const one of near)
            assert.ok(one.events.length < 2, `${mark.id} has no label beside +${one.events.length}`);
        }
      }
      state = change(state, { type: "zoom", factor: 1.3 });
    }
  }
  assert.ok(labelled > 100 && bare > 0, `${labelled} with labels, ${bare} without`);
});

test("in a crowd, what the reader has selected is drawn, with room for a label or not", () => {
  const told = story(crowd(3000, 3), BENT);
  const opening = layout(open(told), { width: 1156, height: 480 });
  for (const { events } of opening.clusters) {
    const id = events[events.length >> 1].id;
    const made = layout(change(open(told), { type: "select", id }), { width: 1156, height: 480 });
    assert.ok(
      made.marks.some((one) => one.id === id),
      `${id} is drawn`,
    );
  }
});

test("while the picture is moved a little, a cluster keeps its events", () => {
  const told = story(crowd(1500, 3), BENT);
  for (const by of LANES) {
    let state = [
      { type: "lanes", to: by },
      { type: "chapter", id: "two" },
    ].reduce(change, open(told));
    let seen = layout(state, { width: 1156 });
    assert.ok(seen.clusters.length > 3);
    for (let i = 0; i < 6; i++) {
      state = change(state, { type: "pan", by: 0.0011 });
      const made = layout(state, { width: 1156 });
      const before = new Map(seen.clusters.flatMap((one) => idsOf(one).map((id) => [id, one.id])));
      const edges = new Set(
        [seen, made].flatMap(({ clusters, plot }) =>
          clusters.filter((one) => one.x < plot.x + 220 || one.x > right(plot) - 220).flatMap(idsOf),
        ),
      );
      for (const one of made.clusters) {
        for (const id of idsOf(one))
          assert.ok(
            edges.has(id) || !before.has(id) || before.get(id) === one.id,
            `${id} in another cluster`,
          );
      }
      seen = made;
    }
  }
});
