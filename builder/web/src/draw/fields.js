/**
 * What a reader may choose → fields; and the counts beside the choices, kept true.
 *
 * @import { Filter, State, Story } from "../types.js"
 */

import { FIELDS } from "../english.js";
import { facets } from "../filter.js";
import { normalize } from "../normalize.js";
import { chosen, withCount } from "../words.js";
import { element } from "./element.js";

/** Each facet and what chooses nothing in it. */
const FACETS = /** @type {const} */ ([
  ["actor", FIELDS.actor, FIELDS.anyActor],
  ["side", FIELDS.side, FIELDS.anySide],
  ["type", FIELDS.type, FIELDS.anyType],
  ["basis", FIELDS.basis, FIELDS.anyBasis],
]);

/** By the least significance, from 1 to that of key moments. */
const WEIGHTS = [FIELDS.allEvents, FIELDS.notMinor, FIELDS.keyMoments];

/** @param {Story} story @returns {[string, string][]} */
const lanesIn = ({ sides, chapters }) => [
  ["side", sides.length ? FIELDS.bySide : FIELDS.inOne],
  ["actor", FIELDS.byActor],
  ["type", FIELDS.byType],
  ...(chapters.length ? [/** @type {[string, string]} */ (["chapter", FIELDS.byChapter])] : []),
];

/** @type {[string, string][]} */
const SCALES = [
  ["story", FIELDS.bent],
  ["even", FIELDS.even],
];

/** @param {string} label @param {HTMLElement} field @param {string} [more] class */
const labelled = (label, field, more = "") =>
  element("label", { class: `timeline-field ${more}` }, [element("span", {}, [label]), field]);

/** So many choices are offered in a list; whoever is beyond them is chosen by name. */
const MOST = 200;

/** @param {string} label @param {Record<string, string>} attributes @param {string} [more] class */
const tick = (label, attributes, more = "") =>
  element("label", { class: `timeline-field is-tick ${more}` }, [
    element("input", { type: "checkbox", ...attributes }),
    element("span", {}, [label]),
  ]);

/** @param {string} choice @param {[string, string][]} list */
const choose = (choice, list) =>
  element(
    "select",
    { "data-choice": choice },
    list.map(([value, text]) => element("option", { value }, [text])),
  );

/**
 * A field for a name; the browser offers those that fit what is typed.
 * @param {Story} story @param {string} id of its list, unlike any other on the page
 */
function nameField({ actors }, id) {
  const names = element(
    "datalist",
    { id },
    actors.map(({ name }) => element("option", { value: name }, [])),
  );
  const field = element("input", { type: "search", list: id, "data-filter": "actor", autocomplete: "off" });
  const label = labelled(FIELDS.byName, field);
  label.append(names);
  return label;
}

/** @param {Story} story @param {string} id */
function filterFields(story, id) {
  const byName = story.actors.length > MOST ? [nameField(story, `${id}-names`)] : [];
  const search = { type: "search", "data-filter": "text", autocomplete: "off", spellcheck: "false" };
  return element("div", { class: "timeline-fields", role: "search" }, [
    labelled(FIELDS.search, element("input", search)),
    ...FACETS.filter(([name]) => name !== "side" || story.sides.length).flatMap(([name, label]) => [
      labelled(label, element("select", { "data-filter": name })),
      ...(name === "actor" ? byName : []),
    ]),
    labelled(FIELDS.weight, element("select", { "data-filter": "weight" })),
    tick(FIELDS.disputed, { "data-filter": "disputed" }),
  ]);
}

/** @param {Story} story */
function viewFields(story) {
  const { scale, zones } = story;
  const isBent = scale.length > 2;
  /** @type {[string, string][]} */
  const clocks = zones.map(({ id, name }) => [id, id === "mine" ? FIELDS.yourOwn : name]);
  return element("div", { class: "timeline-fields" }, [
    labelled(FIELDS.lanes, choose("lanes", lanesIn(story)), "is-across"),
    ...(isBent ? [labelled(FIELDS.scale, choose("scale", SCALES), "is-across")] : []),
    labelled(FIELDS.zone, choose("zone", [["place", FIELDS.ofThePlace], ...clocks])),
    tick(FIELDS.answers, { "data-choice": "answers" }, "is-across"),
  ]);
}

/**
 * Nothing is built before its disclosure is open: most readers open none.
 * @param {{filter: HTMLElement, view: HTMLElement}} disclosures @param {State} state
 */
export function fill({ filter, view }, state) {
  if (!view.hidden) fillView(view, state);
  if (!filter.hidden) fillFilter(filter, state);
}

/** @param {HTMLElement} view @param {State} state */
function fillView(view, state) {
  if (!view.firstChild) view.append(viewFields(state.story));
  set(view, "[data-choice=lanes]", state.lanes);
  set(view, "[data-choice=scale]", state.scale);
  set(view, "[data-choice=zone]", state.zone);
  check(view, "[data-choice=answers]", state.answers);
}

/** Those who can be chosen by name. @type {Story["actors"]} */
let actors = [];

/** The filter that the fields show. @type {WeakMap<HTMLElement, Filter>} */
const filled = new WeakMap();

/** @param {HTMLElement} place @param {State} state */
function fillFilter(place, { story, filter }) {
  if (!place.firstChild) place.append(filterFields(story, place.id));
  // Called with every frame of a move.
  if (filled.get(place) === filter) return;
  filled.set(place, filter);
  actors = story.actors;
  const counts = facets(story, filter);
  for (const [name, , every] of FACETS) {
    const value = filter[name];
    const offered = counts[name].filter(({ id }, i) => i < MOST || [value].flat().includes(id));
    const list = offered.map(({ id, name: text, count }) => [id, withCount(text, count)]);
    const many = Array.isArray(value) && value.length > 1 ? [[value.join(","), chosen(value.length)]] : [];
    setOptions(place, `[data-filter=${name}]`, [["", every], ...many, ...list], String(value));
  }
  const weights = counts.weight.map(({ id, count }) => [String(id), withCount(WEIGHTS[id - 1], count)]);
  setOptions(place, "[data-filter=weight]", weights, String(filter.weight));
  const text = place.querySelector("[data-filter=text]");
  // What is being typed is not ours to change.
  if (text instanceof HTMLInputElement && text !== document.activeElement) text.value = filter.text;
  check(place, "[data-filter=disputed]", filter.disputed);
}

/** @param {HTMLElement} within @param {string} which @param {string[][]} list @param {string} value */
function setOptions(within, which, list, value) {
  const field = within.querySelector(which);
  if (!(field instanceof HTMLSelectElement)) return;
  const says = JSON.stringify(list);
  if (field.dataset.says !== says) {
    field.dataset.says = says;
    field.replaceChildren(...list.map(([id, text]) => element("option", { value: id }, [text])));
  }
  field.value = value;
}

/** @param {HTMLElement} within @param {string} which @param {string} value */
function set(within, which, value) {
  const field = within.querySelector(which);
  if (field instanceof HTMLSelectElement) field.value = value;
}

/** @param {HTMLElement} within @param {string} which @param {boolean} on */
function check(within, which, on) {
  const field = within.querySelector(which);
  if (field instanceof HTMLInputElement) field.checked = on;
}

/** Who has the name in a field, or the first in whose name it is; the browser says it if nobody has. @param {HTMLInputElement} field @returns {Partial<Filter>} */
function actorNamed(field) {
  const wanted = normalize(field.value).trim();
  if (!wanted) return {};
  const names = actors.map(({ name }) => normalize(name));
  const exact = names.indexOf(wanted);
  const found = exact >= 0 ? exact : names.findIndex((name) => name.includes(wanted));
  field.setCustomValidity(found < 0 ? FIELDS.nobody : "");
  field.reportValidity();
  if (found < 0) return {};
  field.value = "";
  return { actor: [actors[found].id] };
}

/**
 * A field that changed → the part of the filter it stands for.
 * @param {HTMLInputElement | HTMLSelectElement} field @returns {Partial<Filter>}
 */
export function filterOf(field) {
  const name = /** @type {keyof Filter} */ (field.dataset.filter);
  if (field instanceof HTMLInputElement && field.type === "checkbox") return { [name]: field.checked };
  if (field instanceof HTMLInputElement && name === "actor") return actorNamed(field);
  if (name === "weight") return { weight: Number(field.value) };
  if (name === "actor" || name === "side") return { [name]: field.value ? field.value.split(",") : [] };
  return { [name]: field.value };
}
