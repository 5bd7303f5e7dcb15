/**
 * (story, filter) → the events that fit, and how many would with any other choice.
 *
 * @import { Filter, Named, Story, StoryEvent } from "./types.js"
 */
import { normalize } from "./normalize.js";
import { capital, typeOf } from "./words.js";

/** Lets everything pass. @type {Filter} */
export const NOTHING = { actor: [], side: [], type: "", basis: "", weight: 1, disputed: false, text: "" };

/** @param {Filter} filter */
export const isEmpty = ({ actor, side, type, basis, weight, disputed, text }) =>
  !actor.length && !side.length && !type && !basis && weight <= 1 && !disputed && !text.trim();

/**
 * @param {Story} story @param {Filter} filter
 * @returns {StoryEvent[]} in the story's order
 */
export function fitting(story, filter) {
  if (isEmpty(filter)) return story.events;
  const wish = wishOf(filter);
  const set = setIn(filter);
  const named = namesOf(story);
  return story.events.filter((event) => set.every((facet) => PASSES[facet](event, wish, named)));
}

// Does it fit? ------------------------------------------------------------------------------------

/** @typedef {Filter & {words: string[]}} Wish a filter, read once for all events */

/** @param {Filter} filter @returns {Wish} */
const wishOf = (filter) => ({
  ...filter,
  words: normalize(filter.text).split(/\s+/).filter(Boolean),
});

const FACETS = /** @type {const} */ (["actor", "side", "type", "basis", "weight", "disputed", "text"]);

/** The facets that leave anything out. @param {Filter} filter */
const setIn = (filter) => FACETS.filter((facet) => !isEmpty({ ...NOTHING, [facet]: filter[facet] }));

/** @type {Record<keyof Filter, (event: StoryEvent, wish: Wish, named: Map<string, string>) => boolean>} */
const PASSES = {
  actor: ({ actors }, { actor }) => actors.some((id) => actor.includes(id)),
  side: ({ sides }, { side }) => sides.some((id) => side.includes(id)),
  type: (event, { type }) => event.type === type,
  basis: (event, { basis }) => basesOf(event).includes(basis),
  weight: ({ significance }, { weight }) => significance >= weight,
  disputed: ({ disputed }) => disputed.length > 0,
  text: (event, { words }, named) => {
    const text = textOf(event, named);
    return words.every((word) => text.includes(word));
  },
};

/** @type {WeakMap<StoryEvent, string>} */
const texts = new WeakMap();

/** All that a search looks through. @param {StoryEvent} event @param {Map<string, string>} named */
function textOf(event, named) {
  let text = texts.get(event);
  if (text === undefined) {
    const { title, summary, place, type, date, facts } = event;
    const names = [...event.actors.map((id) => `actor ${id}`), ...event.sides.map((id) => `side ${id}`)];
    // In lines, so that nothing is found across two of them.
    text = normalize(
      [
        title,
        summary,
        place,
        typeOf(type),
        date.text,
        ...facts.flatMap(({ values }) => values),
        ...names.map((id) => named.get(id)),
      ].join("\n"),
    );
    texts.set(event, text);
  }
  return text;
}

/** @type {WeakMap<StoryEvent, string[]>} */
const bases = new WeakMap();

/** The keys of what its claims rest on, each once. @param {StoryEvent} event */
function basesOf(event) {
  let known = bases.get(event);
  if (!known) {
    known = [...new Set(event.said.map(({ key }) => key))].filter(Boolean);
    bases.set(event, known);
  }
  return known;
}

/** An actor and a side may have the same id. @param {Story} story @returns {Map<string, string>} */
const namesOf = ({ actors, sides }) =>
  new Map([
    ...actors.map(({ id, name }) => /** @type {const} */ ([`actor ${id}`, name])),
    ...sides.map(({ id, name }) => /** @type {const} */ ([`side ${id}`, name])),
  ]);

// What else could be chosen -----------------------------------------------------------------------

/** @typedef {Named & {count: number}} Choice `id` is the value for the filter */

/**
 * Each count is of the events that would fit if this facet were set to that one choice and the
 * others stayed as they are. There are only choices that occur in the story.
 * @typedef {object} Facets
 * @property {Choice[]} actor most frequent in the whole story first, then by name
 * @property {Choice[]} side in the story's order
 * @property {Choice[]} type as actors
 * @property {Choice[]} basis as actors
 * @property {{id: 1 | 2 | 3, count: number}[]} weight of at least this significance
 * @property {number} disputed
 * @property {number} total events in the story
 * @property {number} fits events that fit the filter as it is
 */

/** @typedef {Map<string | number, number>} Tally */

/** @type {Record<"actor" | "side" | "type" | "basis" | "weight" | "disputed", (event: StoryEvent) => (string | number)[]>} */
const CHOICES = {
  actor: ({ actors }) => actors,
  side: ({ sides }) => sides,
  type: ({ type }) => (type ? [type] : []),
  basis: basesOf,
  weight: ({ significance }) => WEIGHTS.slice(0, significance),
  disputed: ({ disputed }) => (disputed.length ? ["yes"] : []),
};

const COUNTED = /** @type {(keyof typeof CHOICES)[]} */ (Object.keys(CHOICES));
/** @type {(1 | 2 | 3)[]} */
const WEIGHTS = [1, 2, 3];

/** @param {Story} story @param {Filter} filter @returns {Facets} */
export function facets(story, filter) {
  const wish = wishOf(filter);
  const set = setIn(filter);
  const named = namesOf(story);
  const counts = tallies();
  let fits = 0;
  for (const event of story.events) {
    const against = set.filter((facet) => !PASSES[facet](event, wish, named));
    // Whatever is chosen in one facet, another still leaves it out.
    if (against.length > 1) continue;
    if (!against.length) fits++;
    count(counts, event, against[0]);
  }
  const { actor, side, type, basis, weight } = choicesOf(story);
  const counted = (/** @type {keyof typeof CHOICES} */ facet, /** @type {Named[]} */ list) =>
    list.map(({ id, name }) => ({ id, name, count: counts[facet].get(id) ?? 0 }));
  return {
    actor: counted("actor", actor),
    side: counted("side", side),
    type: counted("type", type),
    basis: counted("basis", basis),
    weight: weight.map((id) => ({ id, count: counts.weight.get(id) ?? 0 })),
    disputed: counts.disputed.get("yes") ?? 0,
    total: story.events.length,
    fits,
  };
}

/** @returns {Record<keyof typeof CHOICES, Tally>} */
const tallies = () => ({
  actor: new Map(),
  side: new Map(),
  type: new Map(),
  basis: new Map(),
  weight: new Map(),
  disputed: new Map(),
});

/**
 * Counts an event under its choices: in all facets, or in the only one that leaves it out.
 * @param {ReturnType<typeof tallies>} counts @param {StoryEvent} event @param {keyof Filter} [only]
 */
function count(counts, event, only) {
  for (const facet of COUNTED) {
    if (only && only !== facet) continue;
    for (const id of CHOICES[facet](event)) counts[facet].set(id, (counts[facet].get(id) ?? 0) + 1);
  }
}

/** @typedef {{actor: Named[], side: Named[], type: Named[], basis: Named[], weight: (1 | 2 | 3)[]}} Choices */

/** @type {WeakMap<Story, Choices>} */
const known = new WeakMap();

/** What can be chosen in a story, in order. @param {Story} story @returns {Choices} */
function choicesOf(story) {
  let choices = known.get(story);
  if (!choices) {
    const counts = tallies();
    for (const event of story.events) count(counts, event);
    const used = (/** @type {Tally} */ tally, /** @type {Named[]} */ list) =>
      list.filter(({ id }) => tally.has(id));
    choices = {
      actor: used(counts.actor, story.actors).sort(byCount(counts.actor)),
      side: used(
        counts.side,
        story.sides.map(({ id, name }) => ({ id, name })),
      ),
      type: [...counts.type.keys()]
        .map(String)
        .map((id) => ({ id, name: capital(typeOf(id)) }))
        .sort(byCount(counts.type)),
      basis: basesIn(story).sort(byCount(counts.basis)),
      weight: WEIGHTS.filter((id) => counts.weight.has(id)),
    };
    known.set(story, choices);
  }
  return choices;
}

/** @param {Story} story @returns {Named[]} */
function basesIn({ events }) {
  const names = new Map(events.flatMap(({ said }) => said.map(({ key, basis }) => [key, basis])));
  return [...names].filter(([id]) => id).map(([id, name]) => ({ id, name: capital(name) }));
}

/** Not by the rules of a language: the same data must give the same order in every browser. @param {Tally} tally */
const byCount = (tally) => (/** @type {Named} */ a, /** @type {Named} */ b) =>
  (tally.get(b.id) ?? 0) - (tally.get(a.id) ?? 0) || (a.name < b.name ? -1 : Number(a.name > b.name));
