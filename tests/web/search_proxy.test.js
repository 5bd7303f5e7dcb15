import assert from "node:assert/strict";
import { test } from "node:test";
import { QUERY, READY, RESULT, searchProxy } from "../../builder/web/src/search_proxy.js";

/** @typedef {import("../../builder/web/src/search_proxy.js").Message} Message */

const ONE = ["found"];

/** A search that notes what it is asked, how often it was woken, and what was told. */
function search({ wakesAt = 1, answersAt = 1 } = {}) {
  const asked = /** @type {string[]} */ ([]);
  const told = /** @type {unknown[]} */ ([]);
  let woken = 0;
  const wake = async () => {
    woken += 1;
    if (woken < wakesAt) throw new Error("no network");
    return async (/** @type {string} */ query) => {
      asked.push(query);
      if (asked.length < answersAt) throw new Error("no network");
      return ONE;
    };
  };
  const tell = (/** @type {Message} */ { type, data }) =>
    void told.push(type === RESULT ? /** @type {any} */ (data).items : type);
  const receive = searchProxy(wake, tell, () => void told.push("failed"));
  return {
    asked,
    told,
    woken: () => woken,
    type: (/** @type {string} */ data) => receive({ type: QUERY, data }),
    receive,
  };
}

test("nothing is woken before there is something to look for", async () => {
  const one = search();
  one.told.push(READY); // the page says so once the theme listens
  await one.type("");
  await one.type("  ");
  assert.equal(one.woken(), 0);
  assert.deepEqual(one.told, [READY, [], []]);
});

test("it is woken once, and only the answer to what was typed last is told", async () => {
  const one = search();
  await Promise.all([one.type("d"), one.type("da"), one.type("dam")]);
  assert.equal(one.woken(), 1);
  assert.deepEqual(one.told, [ONE]);
  await one.type("");
  assert.deepEqual(one.told, [ONE, []]);
});

test("what is no query is passed over", async () => {
  const one = search();
  await one.receive({ type: 0, data: {} });
  assert.deepEqual([one.woken(), one.told], [0, []]);
});

test("where it could not be woken, that is said, and the next key tries again", async () => {
  const one = search({ wakesAt: 2 });
  await one.type("d");
  assert.deepEqual(one.told, [[], "failed"]);
  await one.type("da");
  assert.equal(one.woken(), 2);
  assert.deepEqual(one.told, [[], "failed", ONE]);
});

test("where it is awake and cannot answer, the next key asks again and wakes nobody", async () => {
  const one = search({ answersAt: 2 });
  await one.type("d");
  await one.type("da");
  assert.deepEqual([one.woken(), one.asked], [1, ["d", "da"]]);
  assert.deepEqual(one.told, [[], "failed", ONE]);
});

test("a failure is not said of what is out of date", async () => {
  const one = search({ answersAt: 2 });
  await Promise.all([one.type("d"), one.type("da")]);
  assert.deepEqual(one.told, [ONE]);
});
