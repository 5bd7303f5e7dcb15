import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { GAP, pageOf, partOf, place, tooltipOf } from "../../builder/web/src/tooltip.js";

const ROOT = "https://a.example/site/";
const HERE = `${ROOT}events/closure/`;
const tooltip = (/** @type {string} */ title) => ({ title, small: "", text: "" });
const CARDS = {
  "events/closure/": tooltip("Strike"),
  "actors/illyria/": tooltip("Illyria"),
  "chapters/#one": tooltip("One"),
};
const title = (/** @type {string} */ href) => {
  const page = pageOf(href, HERE, ROOT);
  return page === null ? undefined : tooltipOf(page, new URL(href, HERE).hash, CARDS)?.title;
};

test("a link to a record has that record's tooltip, whatever section it names", () => {
  assert.equal(title("../../actors/illyria/"), "Illyria");
  assert.equal(title("../../actors/illyria/#relations"), "Illyria");
  assert.equal(title(`${ROOT}chapters/#one`), "One");
});

test("links to this page, off the site, or to no record have none", () => {
  for (const href of [
    "#said",
    HERE,
    `${HERE}#said`,
    "https://b.example/site/actors/illyria/",
    "../",
    `${ROOT}chapters/`,
  ]) {
    assert.equal(title(href), undefined, href);
  }
  assert.equal(title(`${ROOT}constructor`), undefined);
});

const PANE = { width: 800, height: 600 };
const SIZE = { width: 300, height: 100 };
const link = (/** @type {number} */ left, /** @type {number} */ top) => ({
  left,
  right: left + 80,
  top,
  bottom: top + 20,
});

test("a tooltip stands below its link and begins where that begins", () => {
  assert.deepEqual(place(link(50, 40), SIZE, PANE), { x: 50, y: 60 + GAP });
  assert.deepEqual(place(link(500, 40), SIZE, PANE, true), { x: 280, y: 60 + GAP });
});

test("it stands above where there is no room below, and within the sides", () => {
  assert.deepEqual(place(link(700, 550), SIZE, PANE), { x: 492, y: 450 - GAP });
  assert.deepEqual(place(link(10, 40), SIZE, PANE, true), { x: 8, y: 60 + GAP });
});

test("where it fits neither below nor above, it stands where there is more room", () => {
  const tall = { width: 300, height: 500 };
  assert.equal(place(link(50, 400), tall, PANE).y, 400 - GAP - 500);
  assert.equal(place(link(50, 200), tall, PANE).y, 220 + GAP);
});

test("the part of a page is the one that the builder puts it in", () => {
  for (const [page, parts, part] of JSON.parse(
    readFileSync(new URL("tooltip-parts.json", import.meta.url), "utf8"),
  ))
    assert.equal(partOf(page, parts), part, page);
});
