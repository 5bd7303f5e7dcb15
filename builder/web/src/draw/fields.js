/**
 * What a reader may choose → fields; and the counts beside the choices, kept true.
 *
 * @import { Filter, State, Story } from "../types.js"
 */
import { facets } from "../filter.js";
import { KEY_MOMENT } from "../vocabulary.js";
import { element } from "./element.js";

const FACETS = /** @type {const} */ ([
  ["actor", "Who", "Everybody"],
  ["side", "Side", "All sides"],
  ["type", "What", "Everything"],
  ["basis", "On what basis", "Any basis"],
]);

const WEIGHTS = { 1: "All events", 2: "Without minor ones", [KEY_MOMENT]: "Key moments" };

/** @param {string} label @param {HTMLElement} field @param {string} [more] class */
const labelled = (label, field, more = "") =>
  element("label", { class: `timeline-field ${more}` }, [element("span", {}, [label]), field]);

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

const options = {
  filter: () =>
    element("div", { class: "timeline-fields", role: "search" }, [
      labelled(
        "Search",
        element("input", { type: "search", "data-filter": "text", autocomplete: "off", spellcheck: "false" }),
      ),
      ...FACETS.map(([name, label]) => labelled(label, element("select", { "data-filter": name }))),
      labelled("How many", element("select", { "data-filter": "weight" })),
      tick("Only where accounts differ", { "data-filter": "disputed" }),
    ]),
  /** @param {Story} story */
  view: (story) =>
    element("div", { class: "timeline-fields" }, [
      labelled(
        "Lanes",
        choose("lanes", [
          ["side", "By side"],
          ["actor", "By actor"],
          ["type", "By kind of event"],
          ["chapter", "By chapter"],
        ]),
        "is-across",
      ),
      ...(story.scale.length > 2
        ? [
            labelled(
              "Time",
              choose("scale", [
                ["story", "Bent to the story"],
                ["even", "At one pace"],
              ]),
              "is-across",
            ),
          ]
        : []),
      labelled(
        "Clock",
        choose("zone", [
          ["place", "Of the place"],
          ...story.zones.map(
            ({ id, name }) => /** @type {[string, string]} */ ([id, id === "mine" ? "Your own" : name]),
          ),
        ]),
      ),
      tick("Draw all answers", { "data-choice": "answers" }, "is-across"),
    ]),
};

/**
 * Nothing is made before its fold is open: most readers open none.
 * @param {{filter: HTMLElement, view: HTMLElement}} folds @param {State} state
 */
export function fill({ filter, view }, state) {
  if (!view.hidden) fillView(view, state);
  if (!filter.hidden) fillFilter(filter, state);
}

/** @param {HTMLElement} view @param {State} state */
function fillView(view, state) {
  if (!view.firstChild) view.append(options.view(state.story));
  set(view, "[data-choice=lanes]", state.lanes);
  set(view, "[data-choice=scale]", state.scale);
  set(view, "[data-choice=zone]", state.zone);
  check(view, "[data-choice=answers]", state.answers);
}

/** What the fields of a fold say. @type {WeakMap<HTMLElement, Filter>} */
const filled = new WeakMap();

/** @param {HTMLElement} filter @param {State} state */
function fillFilter(filter, state) {
  if (!filter.firstChild) filter.append(options.filter());
  // With every frame of a move we are asked again.
  if (filled.get(filter) === state.filter) return;
  filled.set(filter, state.filter);
  const counts = facets(state.story, state.filter);
  for (const [name, , every] of FACETS) {
    const chosen = state.filter[name];
    const list = counts[name].map(({ id, name: text, count }) => [id, `${text} (${count})`]);
    const many =
      Array.isArray(chosen) && chosen.length > 1 ? [[chosen.join(","), `${chosen.length} chosen`]] : [];
    list_(filter, `[data-filter=${name}]`, [["", every], ...many, ...list], String(chosen));
  }
  const weights = counts.weight.map(({ id, count }) => [String(id), `${WEIGHTS[id]} (${count})`]);
  list_(filter, "[data-filter=weight]", weights, String(state.filter.weight));
  const text = filter.querySelector("[data-filter=text]");
  // What is being typed is not ours to change.
  if (text instanceof HTMLInputElement && text !== document.activeElement) text.value = state.filter.text;
  check(filter, "[data-filter=disputed]", state.filter.disputed);
}

/** @param {HTMLElement} within @param {string} which @param {string[][]} list @param {string} value */
function list_(within, which, list, value) {
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

/**
 * A field that changed → the part of the filter it stands for.
 * @param {HTMLInputElement | HTMLSelectElement} field @returns {Partial<Filter>}
 */
export function filterOf(field) {
  const name = /** @type {keyof Filter} */ (field.dataset.filter);
  if (field instanceof HTMLInputElement && field.type === "checkbox") return { [name]: field.checked };
  if (name === "weight") return { weight: Number(field.value) };
  if (name === "actor" || name === "side") return { [name]: field.value ? field.value.split(",") : [] };
  return { [name]: field.value };
}
