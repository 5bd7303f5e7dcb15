/**
 * Values of parsed JSON, each checked before it is used: the value itself, or an `Unreadable` that says in
 * plain words what is wrong with it.
 */

const FORM = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/;

/** Thrown and caught by those who read a file only. */
export class Unreadable extends Error {}

/** @typedef {Record<string, unknown>} Raw */

/**
 * The entries of a list, each read; a fault names its entry by its number. Words for faults are put
 * together only where there is one: files with thousands of events are read often.
 * @template T
 * @param {unknown} value @param {string} what @param {(raw: Raw) => T} reader @returns {T[]}
 */
export function each(value, what, reader) {
  return list(value, `${what}s`).map((entry, i) => {
    try {
      return reader(record(entry, "it"));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new Unreadable(`${what} ${i + 1}: ${error.message}`);
    }
  });
}

/** @param {unknown} value @param {string} where @returns {Raw} */
export function record(value, where) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return /** @type {Raw} */ (value);
  }
  throw new Unreadable(`${where} is not a record`);
}

/** @param {unknown} value @param {string} where @returns {unknown[]} */
export function list(value, where) {
  if (Array.isArray(value)) return value;
  throw new Unreadable(`${where} is not a list`);
}

/** @param {unknown} value @param {string} where */
export function text(value, where) {
  if (typeof value === "string" && value !== "") return value;
  throw new Unreadable(`${where} is not a text`);
}

/** @param {unknown} value @param {string} where */
export function optional(value, where) {
  return value == null || value === "" ? "" : text(value, where);
}

/** @param {unknown} value @param {string[]} allowed @param {string} where */
export function oneOf(value, allowed, where) {
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw new Unreadable(`${where} is not one of ${allowed.join(", ")}`);
}

/**
 * Strict on purpose: `Date.parse` accepts local times and much else, which would be drawn wrongly.
 * @param {unknown} value @param {string} where @returns {number | null}
 */
export function instant(value, where) {
  if (value == null) return null;
  const time = typeof value === "string" && FORM.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) throw new Unreadable(`${where} is not a moment in UTC`);
  return time;
}

/** @param {unknown} value */
export function whole(value) {
  if (Number.isSafeInteger(value)) return /** @type {number} */ (value);
  throw new Unreadable("a number is not whole");
}
