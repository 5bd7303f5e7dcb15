/**
 * Marks and labels of one lane → a row for each, so that labels do not touch labels, nor marks marks.
 *
 * A row has two strips, labels above and marks below, so a label can only meet labels. What the reader
 * is at chooses first, then the most significant, then the earliest; each takes the first row where it
 * fits with its label. If there is none, the label goes. A mark without a label takes both strips: under
 * another's label it would seem to be what that names. A mark that fits nowhere goes into a cluster.
 */

/** @typedef {[number, number]} Interval from and to, in pixels */

/**
 * @typedef {object} Wish
 * @property {Interval} interval
 * @property {boolean} clear no other mark may be under it: as it is beside its own mark, it would seem to be theirs
 */

/**
 * @typedef {object} Item
 * @property {Interval} mark
 * @property {Wish[]} labels the places its label may take, the best first
 * @property {number} rank the higher chooses first
 * @property {boolean} [labelled] it is placed with a label or not at all
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
    // Always one empty row, while there may be more: all beyond it would be alike.
    if (rows.length < most && (!rows.length || !isEmpty(rows[rows.length - 1])))
      rows.push({ marks: [], labels: [] });
    const place = withLabel(item, rows) ?? (item.labelled ? null : alone(item, rows));
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
  const place = item.labels[label];
  marks.push(item.mark);
  labels.push(place ? place.interval : item.mark);
  if (place?.clear) marks.push(place.interval);
}

/** @param {Interval[]} taken @param {Interval} wanted */
function isFree(taken, wanted) {
  for (const other of taken) if (other[0] < wanted[1] && wanted[0] < other[1]) return false;
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
