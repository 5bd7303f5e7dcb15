/**
 * A long story: its file has rows, and the files of its stretches tell the rest. What the builder writes is read
 * here, `neutral-long.json`; the same story in one piece is `neutral-story.json`.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { details } from "../../builder/web/src/details.js";
import { fitting, NOTHING } from "../../builder/web/src/filter.js";
import { layout } from "../../builder/web/src/layout/index.js";
import { read } from "../../builder/web/src/read.js";
import { change, missing, open } from "../../builder/web/src/state.js";
import { store } from "../../builder/web/src/store.js";

const json = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const files = () => json("neutral-long.json");
const rows = () => files()["data/timeline/all.json"];
const SHORT = read(json("neutral-story.json")).story;
const long = () => read(rows()).story;
const all = ({ events, undated }) => [...events, ...undated];
const idsOf = (events) => events.map(({ id }) => id);
const eventsOf = (path, story) => all(read(files()[path], idsOf(all(story))).story);
const told = (state) =>
  state.story.stretches.reduce(
    (state, path) => change(state, { type: "told", events: eventsOf(path, state.story) }),
    state,
  );
const byId = (events) => Object.fromEntries(events.map((event) => [event.id, event]));
const plain = (value) => JSON.parse(JSON.stringify(value));

test("with all stretches, a long story is what it is in one piece", () => {
  const { story } = told(open(long()));
  assert.deepEqual(plain(byId(all(story))), plain(byId(all(SHORT))));
  for (const name of ["title", "asOf", "scale", "zones", "sides", "chapters", "actors", "unread"])
    assert.deepEqual(story[name], SHORT[name], name);
});

test("rows are enough to draw by, and to choose by all but text", () => {
  const scene = (story) => layout(open(story), { width: 1200 });
  assert.deepEqual(plain(scene(long())), plain(scene(SHORT)));
  for (const filter of [
    ...SHORT.actors.map(({ id }) => ({ actor: [id] })),
    ...SHORT.sides.map(({ id }) => ({ side: [id] })),
    ...[...new Set(SHORT.events.map(({ type }) => type))].map((type) => ({ type })),
    ...[...new Set(SHORT.events.flatMap(({ said }) => said.map(({ key }) => key)))].map((basis) => ({
      basis,
    })),
    { weight: 3 },
    { disputed: true },
  ]) {
    const ids = (story) => idsOf(fitting(story, { ...NOTHING, ...filter })).sort();
    assert.deepEqual(ids(long()), ids(SHORT), JSON.stringify(filter));
  }
});

test("each event names the stretch that tells the rest of it", () => {
  const story = long();
  for (const event of all(story)) {
    const inside = idsOf(eventsOf(story.stretches[event.stretch], story));
    assert.ok(inside.includes(event.id), event.id);
  }
});

const selected = (state, id) => change(state, { type: "select", id });

test("a selected event asks for its stretch, a search for all, and nothing else for any", () => {
  const state = open(long());
  const [event] = state.story.events;
  assert.deepEqual(missing(state), []);
  assert.deepEqual(missing(selected(state, event.id)), [event.stretch]);
  const searched = change(state, { type: "filter", filter: { text: "a" } });
  assert.deepEqual(
    missing(searched).sort((a, b) => a - b),
    state.story.stretches.map((_, i) => i),
  );
  assert.deepEqual(missing(change(state, { type: "filter", filter: { text: " " } })), []);
  assert.deepEqual(missing(told(searched)), []);
});

test("a search finds what is told later, and keeps what the reader is at", () => {
  const { title, summary } = SHORT.events.find((event) => event.summary);
  const text = summary.split(/\s+/).slice(0, 6).join(" ");
  const searched = change(open(long()), { type: "filter", filter: { text } });
  const found = (state) => state.visible.events.map((event) => event.title);
  assert.ok(!found(searched).includes(title));
  assert.ok(found(told(searched)).includes(title));
  const view = change(open(long()), { type: "zoom", factor: 2 });
  assert.deepEqual(told(view).view, view.view);
  assert.equal(told(view).visible, view.visible, "nothing is laid out anew that looks the same");
});

const damaged = (change) => {
  const file = rows();
  change(file);
  return read(file);
};

test("a row that cannot be read is named and costs no other", () => {
  for (const [change, problem] of [
    [(row) => row.splice(1, 1, ""), /title is not a text/],
    [(row) => row.splice(3, 1, "x"), /a number is not whole/],
    [(row) => row.splice(4, 1, -1), /it ends before it begins/],
    [(row) => row.splice(5, 1, "week"), /precision is not one of/],
    [(row) => row.splice(7, 1, [99]), /it names what is not there/],
    [(row) => row.splice(8, 1, 4), /significance is not 1, 2 or 3/],
    [(row) => row.splice(13, 1, []), /more is not a record/],
    [(row) => row.splice(13, 1, { clock: 99 }), /it names what is not there/],
  ]) {
    const { ok, story } = damaged((file) => change(file.events.find((row) => row[3] !== null)));
    assert.ok(ok);
    assert.equal(story.unread.length, 1);
    assert.match(story.unread[0].problem, problem);
    assert.equal(all(story).length, all(SHORT).length - 1);
  }
});

test("a file of another form is refused in words", () => {
  for (const change of [
    (file) => file.fields.pop(),
    (file) => delete file.fields,
    (file) => delete file.stretches,
    (file) => delete file.clocks,
    (file) => file.events.push(null),
  ]) {
    const { ok, problem } = damaged(change);
    assert.equal(ok, false);
    assert.match(problem, /^[a-z].+/);
  }
  const { story } = damaged((file) => file.stretches.pop());
  assert.match(story.unread[0].problem, /it is in no stretch/);
});

/** A timeline whose files are answered by the test, one by one. */
function mounted(signal = new AbortController().signal) {
  const kept = store(open(long()));
  const warned = [];
  const asked = [];
  globalThis.fetch = (url) =>
    new Promise((resolve, reject) => {
      asked.push({
        url,
        answer: () => resolve({ ok: true, json: async () => files()[url] }),
        refuse: () => resolve({ ok: false, status: 404 }),
        fail: () => reject(new Error("no network")),
        other: (path) => resolve({ ok: true, json: async () => files()[path] }),
      });
    });
  console.warn = (text) => warned.push(text);
  const ask = details(kept, (url) => url, signal);
  return { kept, asked, warned, ask };
}
const { fetch, console } = globalThis;
const { warn } = console;
test.afterEach(() => {
  globalThis.fetch = fetch;
  console.warn = warn;
});

/** Two events of two stretches. */
function twoOf({ events }) {
  const [first] = events;
  return [first, events.find(({ stretch }) => stretch !== first.stretch)];
}

const inStory = (kept, { id }) => kept.state().story.events.find((event) => event.id === id);

test("answers that come in another order are each told of their own events", async () => {
  const { kept, asked, ask } = mounted();
  const pair = twoOf(kept.state().story);
  const asks = pair.map(({ id }) => {
    kept.act({ type: "select", id });
    return ask();
  });
  assert.deepEqual(
    asked.map(({ url }) => url),
    pair.map(({ stretch }) => kept.state().story.stretches[stretch]),
  );
  for (const { answer } of asked.reverse()) answer();
  await Promise.all(asks);
  for (const event of pair) {
    const { summary, quotes, stretch } = inStory(kept, event);
    assert.equal(stretch, null);
    assert.deepEqual({ summary, quotes }, pick(SHORT.events.find(({ id }) => id === event.id)));
  }
  assert.equal(kept.state().selected, pair[1].id);
});
const pick = ({ summary, quotes }) => ({ summary, quotes });

test("what is on its way or here is not asked for again, and what failed is", async () => {
  const { kept, asked, warned, ask } = mounted();
  const [event] = kept.state().story.events;
  kept.act({ type: "select", id: event.id });
  const asks = [ask(), ask()];
  assert.equal(asked.length, 1);
  asked[0].refuse();
  await Promise.all(asks);
  assert.deepEqual(kept.state().untold, [event.stretch]);
  assert.match(warned.join(), /404/);
  const again = ask();
  asked[1].answer();
  await again;
  assert.equal(inStory(kept, event).stretch, null);
  await ask();
  assert.equal(asked.length, 2);
});

test("a file that tells of other events is said to be missing, and nothing wrong is shown", async () => {
  const { kept, asked, ask } = mounted();
  const [event, other] = twoOf(kept.state().story);
  kept.act({ type: "select", id: event.id });
  const done = ask();
  asked[0].other(kept.state().story.stretches[other.stretch]);
  await done;
  assert.equal(inStory(kept, event).summary, "");
  assert.deepEqual(kept.state().untold, [event.stretch]);
});

test("of a search, what came is told though some failed", async () => {
  const { kept, asked, ask } = mounted();
  kept.act({ type: "filter", filter: { text: "the" } });
  const done = ask();
  asked.forEach(({ answer, fail }, i) => (i ? answer : fail)());
  await done;
  assert.deepEqual(kept.state().untold, [0]);
  assert.deepEqual(missing(kept.state()), [0]);
});

test("nothing is told to a timeline that is gone", async () => {
  const stop = new AbortController();
  const { kept, asked, ask } = mounted(stop.signal);
  kept.act({ type: "select", id: kept.state().story.events[0].id });
  const done = ask();
  const before = kept.state();
  stop.abort();
  asked[0].answer();
  await done;
  assert.equal(kept.state(), before);
});
