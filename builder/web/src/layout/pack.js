/**
 * Marks and labels of one lane → a row for each, so that no label touches a label and, as long as
 * there is room, no mark a mark.
 *
 * A row has two strips, labels above and marks below, so a label can only meet labels. The most
 * significant choose first, then the earlier; each takes the first row where it fits with its label.
 * Where there is none, the label goes; a mark is never dropped.
 */

/** @typedef {[number, number]} Stretch from and to, in pixels */

/**
 * @typedef {object} Wish
 * @property {Stretch} stretch
 * @property {boolean} clear no other mark under it: beside its own mark, it would seem to be theirs
 */

/**
 * @typedef {object} Item
 * @property {Stretch} mark
 * @property {Wish[]} labels the places its label may take, the best first
 * @property {number} significance
 */

/** @typedef {{row: number, label: number}} Place `label` is an index of `labels`, or -1 */

/** @typedef {{marks: Stretch[], labels: Stretch[]}} Row */

/** @param {Stretch} a @param {Stretch} b */
const meet = (a, b) => a[0] < b[1] && b[0] < a[1];

/**
 * @param {Item[]} items in order of time
 * @param {number} count of rows
 * @returns {Place[]} one for each item
 */
export function pack(items, count) {
  /** @type {Row[]} */
  const rows = Array.from({ length: count }, () => ({ marks: [], labels: [] }));
  /** @type {Place[]} */
  const places = [];
  const choosing = items.map((item, i) => ({ item, i }));
  // Sorting is stable: among equals the order stays that of time.
  choosing.sort((a, b) => b.item.significance - a.item.significance);
  for (const { item, i } of choosing) {
    const place = withLabel(item, rows) ?? alone(item, rows);
    const row = rows[place.row];
    row.marks.push(item.mark);
    const label = item.labels[place.label];
    if (label) row.labels.push(label.stretch);
    if (label?.clear) row.marks.push(label.stretch);
    places[i] = place;
  }
  return places;
}

/** @param {Stretch[]} taken @param {Stretch} wanted */
const isFree = (taken, wanted) => !taken.some((one) => meet(one, wanted));

/** @param {Item} item @param {Row[]} rows @returns {Place | null} */
function withLabel(item, rows) {
  for (let label = 0; label < item.labels.length; label++) {
    const { stretch, clear } = item.labels[label];
    const row = rows.findIndex(
      ({ marks, labels }) =>
        isFree(marks, item.mark) && isFree(labels, stretch) && (!clear || isFree(marks, stretch)),
    );
    if (row >= 0) return { row, label };
  }
  return null;
}

/** The first free row, or the one where fewest marks are covered. @param {Item} item @param {Row[]} rows */
function alone(item, rows) {
  const covered = rows.map(({ marks }) => marks.filter((one) => meet(one, item.mark)).length);
  return { row: covered.indexOf(Math.min(...covered)), label: -1 };
}
