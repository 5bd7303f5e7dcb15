import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "../../builder/web/node_modules/linkedom/esm/index.js";
import { drawMark } from "../../builder/web/src/draw/mark.js";
import { layout } from "../../builder/web/src/layout/index.js";
import { change, open } from "../../builder/web/src/state.js";
import { at, between, event, story } from "./story.js";

/** A mark drawn in state after state: the children's classes, and which children stayed the same. */
function drawn(id, ...actions) {
  const { document } = parseHTML("<div></div>");
  globalThis.document = document;
  const g = document.createElementNS("http://www.w3.org/2000/svg", "g");
  let state = open(
    story([event("a", at("2052-04-13T19:30")), event("b", between("2052-04-03", "2052-04-09"))]),
  );
  const states = [];
  for (const action of [null, ...actions]) {
    if (action) state = change(state, action);
    drawMark(
      g,
      layout(state, { width: 1000 }).marks.find((one) => one.id === id),
      { id: "t", isStop: false },
    );
    states.push([...g.children]);
  }
  delete globalThis.document;
  return states;
}

const classes = (nodes) => nodes.map((one) => one.getAttribute("class").split(" ")[0]);

for (const id of ["a", "b"]) {
  test(`what a pointer presses stays the same element when the mark becomes hot: ${id}`, () => {
    const [cold, hot, again] = drawn(id, { type: "hover", id }, { type: "hover", id: null });
    assert.ok(!classes(cold).includes("ring") && classes(hot).includes("ring"), "a ring comes");
    assert.deepEqual(
      hot.filter((one) => cold.includes(one)),
      cold,
      "all others stay, in their order",
    );
    assert.deepEqual(again, cold);
  });
}
