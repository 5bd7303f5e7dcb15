/**
 * How long after one date another is → words: “40 days later”, “nearly 12 years later”.
 *
 * The same as in Python (`words/latency.py`), which knows the latency of what answers something; only
 * between what a reader chose to see it must be worked out here, and there both dates are known to the day.
 * One list of cases tests both.
 *
 * @import { StoryEvent, When } from "../types.js"
 */
import { LATENCY } from "../english.js";
import { LENGTH, MANY_DAYS, MANY_MONTHS, NEARLY } from "../tables.js";
import { say } from "../words.js";
import { isExact } from "./shape.js";

const { minute: MINUTE, hour: HOUR, day: DAY } = LENGTH;

/**
 * How long after one event the next in a list came, or nothing: also after what lasted, and where it is less than
 * an hour or a day more, which their dates say.
 * @param {Pick<StoryEvent, "date" | "end">} from @param {Pick<StoryEvent, "date">} to as the story has them, not by a
 *   chosen clock
 */
export function gap({ date: last, end }, { date: next }) {
  const length = !end && isExact(last) && isExact(next) && between(last, next);
  return length ? say(LATENCY.later, { length }) : "";
}

/** @param {When} last @param {When} next */
function between(last, next) {
  const known = last.zone && next.zone;
  const long = Number(next.from) - Number(last.from);
  if (known && long < 2 * DAY)
    return long < HOUR ? "" : rounded("hour", Math.floor(long / HOUR), (long % HOUR) / MINUTE);
  const first = dayOf(last);
  const days = known ? Math.round(long / DAY) : dayOf(next) - first;
  if (days < 2) return "";
  const [[start, day], [end, until]] = [first, first + days].map(monthOf);
  const more = (until - day + 31) % 31;
  const months = end - start - Number(until < day);
  const rest = months % 12 || more;
  if (days <= MANY_DAYS && (rest || !months)) return units("day", days);
  if (rest && months + Number(more >= NEARLY.month) < MANY_MONTHS) return rounded("month", months, more);
  return rounded("year", Math.floor(months / 12), rest);
}

/** The local day, by number. @param {When} date */
const dayOf = ({ from, offset }) => Math.floor((Number(from) + offset * MINUTE) / DAY);

/** @param {"hour" | "day" | "month" | "year"} unit @param {number} n */
const units = (unit, n) => say(LATENCY[unit], { n });

/** @param {"hour" | "month" | "year"} unit @param {number} whole @param {number} rest */
function rounded(unit, whole, rest) {
  const nearly = rest >= NEARLY[unit];
  const length = units(unit, whole + Number(nearly));
  return rest ? say(LATENCY[nearly ? "nearly" : "moreThan"], { length }) : length;
}

/** The month of a day, counted from the year 0, and its day of the month. @param {number} day */
function monthOf(day) {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear() * 12 + date.getUTCMonth(), date.getUTCDate()];
}
