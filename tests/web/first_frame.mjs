/**
 * The files of a long story, in a folder: its outline and all its rows → as JSON, how much of the first
 * frame is drawn, and in which of its parts, at which widths, the outline and all rows would draw another.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { column } from "../../builder/web/src/layout/column.js";
import { layout } from "../../builder/web/src/layout/index.js";
import { read } from "../../builder/web/src/read.js";
import { open } from "../../builder/web/src/state.js";

const state = (name) => {
  const { ok, problem, story } = read(JSON.parse(readFileSync(`${process.argv[2]}/data/${name}`, "utf8")));
  assert.ok(ok, problem);
  return open(story);
};
/** What stands for itself: of a cluster not which events are known of it, but how many it has. */
const shown = (part) => JSON.stringify(part, (key, value) => (key === "events" ? undefined : value));
const [outline, all] = ["timeline.json", "timeline/all.json"].map(state);

const different = [];
const compare = (name, one, other) => {
  for (const part of Object.keys(other))
    if (shown(one[part]) !== shown(other[part])) different.push(`${part}, ${name}`);
};
for (const size of [
  { width: 760 },
  { width: 1220 },
  { width: 2000 },
  { width: 1220, height: 400 },
  { width: 1220, rtl: true },
])
  compare(JSON.stringify(size), layout(outline, size), layout(all, size));
for (const most of [60, 12]) compare(`a column of ${most}`, column(outline, most), column(all, most));
const { marks, clusters } = layout(outline, { width: 1220 });
console.log(
  JSON.stringify({
    different,
    known: outline.visible.events.length,
    count: all.visible.events.length,
    marks: marks.length,
    clusters: clusters.length,
  }),
);
