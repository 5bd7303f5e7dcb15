/**
 * The data of the timeline, and a date → the data as far as they were known then. From when on something is
 * known is told in the data; here days are only compared.
 */

/** @typedef {Record<string, any>} Raw what JSON holds; `read` looks at every value of it later */

const DAY = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\d$/;

/** A day in ISO 8601 → its moment; NaN for anything else. @param {unknown} text */
export function momentOf(text) {
  const t = typeof text === "string" && DAY.test(text) ? Date.parse(text) : NaN;
  // Some engines take the 31st of June for the 1st of July.
  return !Number.isNaN(t) && new Date(t).toISOString().startsWith(`${text}`) ? t : NaN;
}

/** Whether what is known from a day on is known by another. @param {unknown} known @param {number} day */
export const isBy = (known, day) => momentOf(known) <= day;

/**
 * @param {Raw} raw a file with all events, one by one or as rows @param {number} day @param {string} words the day in words
 * @returns {Raw}
 */
export function asKnown(raw, day, words) {
  const shown = raw.version === 6 ? rows(raw, day) : events(raw, day);
  return { ...raw, ...shown, as_of: words };
}

/** @param {Raw} raw @param {number} day */
function events(raw, day) {
  const kept = raw.events.filter((/** @type {Raw} */ { known }) => isBy(known, day));
  const ids = new Set(kept.map((/** @type {Raw} */ { id }) => id));
  return {
    events: kept.map((/** @type {Raw} */ event) => {
      const answers = parts(event, "answers", day);
      return {
        ...event,
        said: parts(event, "said", day),
        quotes: parts(event, "quotes", day),
        disputed: parts(event, "disputed", day),
        facts: parts(event, "facts", day),
        answers: answers?.filter((/** @type {Raw} */ answer) => ids.has(answer.event)),
      };
    }),
  };
}

/** What of an event is known by a day. @param {Raw} event @param {string} name @param {number} day @returns {any[] | undefined} */
export const parts = (event, name, day) =>
  event[name]?.filter((/** @type {unknown} */ _, /** @type {number} */ i) =>
    isBy(event[`${name}_known`]?.[i] ?? event.known, day),
  );

/** Rows name other rows, and stretches count them, by their places. @param {Raw} raw @param {number} day */
function rows(raw, day) {
  /** @type {Map<number, number>} */
  const places = new Map();
  raw.known.forEach((/** @type {unknown} */ known, /** @type {number} */ from) => {
    if (isBy(known, day)) places.set(from, places.size);
  });
  let past = 0;
  return {
    events: [...places.keys()].map((place) => {
      const [more] = raw.events[place].slice(-1);
      if (!more?.answers) return raw.events[place];
      const answers = more.answers
        .filter((/** @type {number[]} */ [event]) => places.has(event))
        .map((/** @type {unknown[]} */ [event, ...rest]) => [
          places.get(/** @type {number} */ (event)),
          ...rest,
        ]);
      return [...raw.events[place].slice(0, -1), { ...more, answers }];
    }),
    stretches: raw.stretches.map((/** @type {Raw} */ { url, events }) => {
      const first = past;
      past += events;
      return { url, events: [...places.keys()].filter((place) => place >= first && place < past).length };
    }),
  };
}
