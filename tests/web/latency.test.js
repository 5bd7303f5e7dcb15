/** How much later something came: the same words as on pages, by cases from `words/latency.py`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gap } from "../../builder/web/src/layout/latency.js";
import { event, story } from "./story.js";

const CASES = JSON.parse(readFileSync(new URL("latencies.json", import.meta.url), "utf8"));
const SCALE = [
  ["-000100-01-01T00:00Z", 0],
  ["2100-01-01T00:00Z", 1],
];

for (const { name, earlier, later, words } of CASES)
  test(`${name}: as in Python`, () => {
    const dated = [event("a", { text: "then", ...earlier }), event("b", { text: "then", ...later })];
    const { events } = story(dated, { scale: SCALE });
    const [a, b] = ["a", "b"].map((id) => events.find((one) => one.id === id));
    assert.equal(gap(a, b), words);
  });
