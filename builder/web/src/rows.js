/**
 * A row of the file of a long story → an event of the story, of which only that is known which a picture of
 * all events and the choice among them need; or an `Unreadable`. What is counted but not told yet is there
 * without its words.
 *
 * @import { Answer, Bounds, Chapter, Named, Side, StoryEvent, When } from "./types.js"
 * @import { Known } from "./event.js"
 * @import { Raw } from "./raw.js"
 */
import { bounds, CALENDAR, clock, drawn, HARD, NONE, PRECISIONS, said, weight } from "./event.js";
import { slug } from "./normalize.js";
import { each, list, oneOf, optional, record, text, Unreadable, whole } from "./raw.js";
import { LENGTH } from "./tables.js";
import { NEUTRAL } from "./vocabulary.js";

const FIELDS = "id,title,text,from,minutes,precision,lane,sides,significance,type,chapter,bases,actors,more";
/** That there is a question on which accounts differ. */
const UNTOLD = [{ text: "", url: "" }];

/**
 * @param {Raw} raw the file @param {Known} known
 * @param {{sides: Side[], chapters: Chapter[], actors: Named[], bases: Named[]}} its
 * @returns {(row: unknown, i: number) => StoryEvent}
 */
export function rowReader(raw, known, its) {
  if (list(raw.fields, "fields").join() !== FIELDS) throw new Unreadable("its fields are not known here");
  const ids = list(raw.events, "events").map((row) => list(row, "an event")[0]);
  const clocks = each(raw.clocks, "clock", (one) => clock(one, known.zones));
  const [sidesAt, actorsAt] = [its.sides, its.actors].map((all) => picker(all.map(({ id }) => id)));
  const basesAt = picker(its.bases.map(({ id, name }) => ({ by: "", basis: name, key: slug(id) })));
  const stretchOf = stretches(raw);
  return (value, i) => {
    const row = list(value, "it");
    const more = row[13] === undefined ? NOTHING : record(row[13], "more");
    const id = text(row[0], "id");
    const date = when(row, more, clocks);
    const end = more.end === undefined ? null : bounds(record(more.end, "end"));
    const side = row[6] === null ? null : at(its.sides, row[6]);
    return {
      id,
      title: text(row[1], "title"),
      url: known.url[0] + id + known.url[1],
      date,
      end,
      side: side?.id ?? null,
      colour: side ? side.colour : NEUTRAL,
      sides: sidesAt(row[7]),
      actors: actorsAt(row[12]),
      type: optional(row[9], "type"),
      significance: weight(row[8]),
      summary: "",
      place: "",
      chapter: row[10] === null ? null : at(its.chapters, row[10]).id,
      behind: optional(more.behind, "behind"),
      answers:
        more.answers === undefined
          ? NONE
          : list(more.answers, "answers").map((one) => answer(one, ids, known)),
      said: basesAt(row[11]),
      quotes: NONE,
      disputed: more.disputed ? UNTOLD : NONE,
      absent: !!more.absent,
      facts: NONE,
      stretch: stretchOf(i),
      ...drawn(date, end, known),
    };
  };
}

/** Shared by all rows with nothing more. @type {Raw} */
const NOTHING = {};

/** Which stretch an event is in, by its number; they are in the order of the rows. @param {Raw} raw */
function stretches(raw) {
  if (raw.version === 7) return () => null;
  let past = 0;
  const pasts = each(raw.stretches, "stretch", ({ events }) => (past += whole(events)));
  let at = 0;
  return (/** @type {number} */ i) => {
    while (at > 0 && i < pasts[at - 1]) at--;
    while (i >= pasts[at]) at++;
    if (at === pasts.length) throw new Unreadable("it is in no stretch");
    return at;
  };
}

/** @param {unknown[]} row @param {Raw} more @param {(typeof CALENDAR)[]} clocks @returns {When} */
function when(row, more, clocks) {
  const precision = /** @type {Bounds["precision"]} */ (oneOf(row[5], PRECISIONS, "precision"));
  const by = more.clock === undefined ? CALENDAR : at(clocks, more.clock);
  const words = text(row[2], "text");
  const until = optional(more.until, "until");
  if (row[3] === null)
    return { ...bounds({ ...record(more.date, "date"), precision }), text: words, until, ...by };
  const from = whole(row[3]) * LENGTH.minute;
  const length = whole(row[4]) * LENGTH.minute;
  if (length < 0) throw new Unreadable("it ends before it begins");
  return { from, to: from + length, soft: HARD, precision, text: words, until, ...by };
}

/** @param {unknown} value @param {unknown[]} ids of all events @param {Known} known @returns {Answer} */
function answer(value, ids, known) {
  const [event, latency, place] = list(value, "an answer");
  return {
    event: text(at(ids, event), "an answer"),
    latency: optional(latency, "latency"),
    ...said(place, known.said),
  };
}

/**
 * Gives entries of a list by their places. Most events have one or none: those share their lists.
 * @template T @param {T[]} all @returns {(places: unknown) => T[]}
 */
function picker(all) {
  const alone = all.map((one) => [one]);
  return (value) => {
    const places = list(value, "it");
    if (!places.length) return NONE;
    return places.length === 1 ? at(alone, places[0]) : places.map((place) => at(all, place));
  };
}

/** @template T @param {T[]} all @param {unknown} place @returns {T} */
function at(all, place) {
  const found = typeof place === "number" ? all[place] : undefined;
  if (found === undefined) throw new Unreadable("it names what is not there");
  return found;
}
