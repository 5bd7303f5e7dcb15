/**
 * (a date, the chosen clock) → how far to move it, and its words by that clock.
 *
 * Only dates that are known by a clock change: a calendar day is the same day on every clock. The
 * offsets come from Python, so that all browsers show the same time.
 *
 * @import { Story, When } from "./types.js"
 */
import { LENGTH } from "./tables.js";
import {
  alsoHere,
  byClockOf,
  byYourClock,
  day,
  dayMonth,
  lasting,
  moment,
  thereAndHere,
  year,
} from "./words.js";

const MINUTE = LENGTH.minute;

/**
 * The milliseconds to add to a moment of the date for it to read by the chosen clock.
 * @param {When} when @param {string} zone `place` or the id of a zone of the story
 * @param {Story} story
 */
export function shift(when, zone, story) {
  if (!when.zone) return 0;
  if (zone === "place") return when.offset * MINUTE;
  const moment = when.from ?? when.to;
  if (zone === "mine" && story.mine && moment !== null) return story.mine(moment) * MINUTE;
  const place = story.zones.findIndex(({ id }) => id === zone);
  return (when.offsets[place] ?? when.offset) * MINUTE;
}

/**
 * “13 April 2031, 19:30 in New York (14 April in Tokyo)”; a date's own words if it is the
 * same on every clock, or is read by its own clock.
 * @param {When} when @param {string} zone @param {Story} story
 */
export function inWords(when, zone, story) {
  const read = when.zone && zone !== "place" ? readings(when, zone, story) : null;
  if (!read) return when.text;
  const { there, here } = read;
  const words = there.by(moment(there.at));
  const own = here.by(dayOf(here.at, there.at));
  return lasting(isSameDay(read) ? words : alsoHere(words, own), when.until);
}

/**
 * “13 April in New York, 14 April in Tokyo”, or nothing where the day is the same.
 * @param {When} when @param {string} zone @param {Story} story
 */
export function differs(when, zone, story) {
  const read = readings(when, zone, story);
  if (!read || isSameDay(read)) return "";
  const { there, here } = read;
  return thereAndHere(there.by(dayOf(there.at, here.at)), here.by(dayOf(here.at, there.at)));
}

/** @typedef {{at: number, by: (time: string) => string}} Reading what a clock shows, and whose clock it is */
/** @typedef {{there: Reading, here: Reading}} Readings by the chosen clock, and by its own */

/**
 * Nothing where both clocks read the same.
 * @param {When} when @param {string} zone @param {Story} story @returns {Readings | null}
 */
function readings(when, zone, story) {
  const chosen = story.zones.find(({ id }) => id === zone);
  const moment = when.from ?? when.to;
  if (!chosen || !when.zone || when.precision !== "minute" || moment === null) return null;
  const [there, here] = [zone, "place"].map((one) => moment + shift(when, one, story));
  // Of an hour that comes twice, a date's own words say which it is.
  if (there === here) return null;
  const by = chosen.id === "mine" ? byYourClock : byClockOf(chosen.name);
  return { there: { at: there, by }, here: { at: here, by: byClockOf(when.zone) } };
}

/** @param {Readings} read */
const isSameDay = ({ there, here }) => dayMonth(there.at) === dayMonth(here.at);

/** A day beside another: the year is said where it is not the same. @param {number} t @param {number} other */
const dayOf = (t, other) => (year(t) === year(other) ? dayMonth(t) : day(t));
