import assert from "node:assert/strict";
import { test } from "node:test";
import {
  exactNumbers,
  QUERY,
  READY,
  RESULT,
  searchProxy,
  withoutRepeatedTags,
} from "../../builder/web/src/search_proxy.js";

/** A search that notes what it is asked, and how often it was woken. */
function search({ fails = 0 } = {}) {
  const asked = /** @type {string[]} */ ([]);
  const told = /** @type {import("../../builder/web/src/search_proxy.js").Message[]} */ ([]);
  let woken = 0;
  const wake = async () => {
    woken += 1;
    if (woken <= fails) throw new Error("no network");
    return (/** @type {string} */ words) => void asked.push(words);
  };
  const receive = searchProxy(wake, (message) => void told.push(message));
  return {
    asked,
    told,
    woken: () => woken,
    type: (/** @type {string} */ data) => receive({ type: QUERY, data }),
  };
}

test("nothing is woken before there is something to look for", async () => {
  const one = search();
  await one.type("");
  await one.type("  ");
  assert.equal(one.woken(), 0);
  assert.deepEqual(
    one.told.map(({ type }) => type),
    [READY, RESULT, RESULT],
  );
});

test("it is woken once, and asked for what was typed last", async () => {
  const one = search();
  await Promise.all([one.type("d"), one.type("da"), one.type("dam")]);
  await one.type("");
  assert.equal(one.woken(), 1);
  assert.deepEqual(one.asked, ["dam", ""]);
});

test("where it could not be woken, the next key tries again", async () => {
  const one = search({ fails: 1 });
  await one.type("d");
  await one.type("da");
  assert.equal(one.woken(), 2);
  assert.deepEqual(one.asked, ["da"]);
});

test("a day is looked for as it is, whatever else begins with its number", () => {
  assert.equal(exactNumbers("1 April 2024"), "1^1 April 2024");
  assert.equal(exactNumbers("13"), "13^1");
  assert.equal(exactNumbers('"13 April" F16 110 trains'), '"13 April" F16 110 trains');
});

test("a page's other words stand in the index once", () => {
  const whole = { location: "events/a/", tags: ["13 April"], title: "A" };
  const section = { location: "events/a/#said", tags: ["13 April"], title: "Said" };
  assert.deepEqual(withoutRepeatedTags({ docs: [whole, section, { location: "b/" }] }).docs, [
    whole,
    { location: "events/a/#said", title: "Said" },
    { location: "b/" },
  ]);
});
