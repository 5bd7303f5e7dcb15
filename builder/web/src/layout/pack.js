/**
 * Marks and labels of one lane → a row for each, so that no label touches a label and no mark a mark.
 *
 * A row has two strips, labels above and marks below, so a label can only meet labels. What the reader
 * is at chooses first, then the most significant, then the earlier; each takes the first row where it
 * fits with its label. Where there is none, the label goes. A mark alone takes both strips: under
 * another's label it would seem to be what that says. Where it fits nowhere, it is for a cluster.
 */

/** @typedef {[number, number]} Interval from and to, in pixels */

/**
 * @typedef {object} Wish
 * @property {Interval} interval
 * @property {boolean} clear no other mark under it: beside its own mark, it would seem to be theirs
 */

/**
 * @typedef {object} Item
 * @property {Interval} mark
 * @property {Wish[]} labels the places its label may take, the best first
 * @property {number} rank the higher chooses first
 * @property {boolean} [told] it stands with a label or not at all
 */

/** @typedef {{row: number, label: number}} Place `label` is an index of `labels`, or -1 */

/** @typedef {{marks: Interval[], labels: Interval[]}} Row */

/**
 * @param {Item[]} items in order of time
 * @param {number} most rows there may be
 * @returns {(Place | null)[]} one for each item; null where there is no room
 */
export function pack(items, most) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {(Place | null)[]} */
  const places = new Array(items.length).fill(null);
  for (const i of byRank(items)) {
    const item = items[i];
    // One empty row more, as long as there may be: beyond it all are alike.
    if (rows.length < most && (!rows.length || !isEmpty(rows[rows.length - 1])))
      rows.push({ marks: [], labels: [] });
    const place = withLabel(item, rows) ?? (item.told ? null : alone(item, rows));
    if (place) take(rows[place.row], item, place.label);
    places[i] = place;
  }
  return places;
}

/** Among equals the order stays that of time, for sorting is stable. @param {Item[]} items */
const byRank = (items) => items.map((_, i) => i).sort((a, b) => items[b].rank - items[a].rank);

/** @param {Row} row */
const isEmpty = (row) => row.marks.length === 0;

/** @param {Row} row @param {Item} item @param {number} label */
function take({ marks, labels }, item, label) {
  const its = item.labels[label];
  marks.push(item.mark);
  labels.push(its ? its.interval : item.mark);
  if (its?.clear) marks.push(its.interval);
}

/** @param {Interval[]} taken @param {Interval} wanted */
function isFree(taken, wanted) {
  for (const one of taken) if (one[0] < wanted[1] && wanted[0] < one[1]) return false;
  return true;
}

/** @param {Item} item @param {Row[]} rows @returns {Place | null} */
function withLabel(item, rows) {
  for (let label = 0; label < item.labels.length; label++) {
    const { interval, clear } = item.labels[label];
    const row = rows.findIndex(
      ({ marks, labels }) =>
        isFree(marks, item.mark) && isFree(labels, interval) && (!clear || isFree(marks, interval)),
    );
    if (row >= 0) return { row, label };
  }
  return null;
}

/** @param {Item} item @param {Row[]} rows @returns {Place | null} */
function alone(item, rows) {
  const row = rows.findIndex(({ marks, labels }) => isFree(marks, item.mark) && isFree(labels, item.mark));
  return row < 0 ? null : { row, label: -1 };
}
