/**
 * Marks and labels of one lane → a row for each, so that no label touches a label and no mark a mark.
 *
 * A row has two strips, labels above and marks below, so a label can only meet labels. The most
 * significant choose first, then the earlier; each takes the first row where it fits with its label.
 * Where there is none, the label goes; a mark is never dropped. Alone it takes both strips: under
 * another's label it would seem to be what that says. Only where even the last row is taken do marks
 * cover each other.
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
 * @param {number} labelled rows there may be for the sake of labels
 * @param {number} [most] rows there may be so that no mark covers another
 * @returns {Place[]} one for each item
 */
export function pack(items, labelled, most = labelled) {
  const wanted = byLabel(items, labelled, most);
  if (!wanted.covered) return wanted.places;
  const dense = byTime(items, most);
  return dense.covered < wanted.covered ? dense.places : wanted.places;
}

/** @typedef {{places: Place[], covered: number}} Packed `covered` in pixels */

/** @param {Item[]} items @param {number} labelled @param {number} most @returns {Packed} */
function byLabel(items, labelled, most) {
  const rows = Array.from({ length: labelled }, empty);
  /** @type {Place[]} */
  const places = [];
  let covered = 0;
  for (const { item, i } of bySignificance(items)) {
    const place = withLabel(item, rows.slice(0, labelled)) ?? alone(item, rows, most);
    rows[place.row] ??= empty();
    covered += cover(rows[place.row].marks, item.mark);
    take(rows[place.row], item, place.label);
    places[i] = place;
  }
  addLabels(items, places, rows);
  return { places, covered };
}

/**
 * For a crowd: marks from left to right need the fewest rows there can be; labels come after.
 * @param {Item[]} items @param {number} most @returns {Packed}
 */
function byTime(items, most) {
  const rows = Array.from({ length: most }, empty);
  /** @type {Place[]} */
  const places = [];
  let covered = 0;
  const order = items.map((item, i) => ({ item, i })).sort((a, b) => a.item.mark[0] - b.item.mark[0]);
  for (const { item, i } of order) {
    const row = leastCovered(item, rows);
    covered += cover(rows[row].marks, item.mark);
    rows[row].marks.push(item.mark);
    places[i] = { row, label: -1 };
  }
  addLabels(items, places, rows);
  return { places, covered };
}

/**
 * Labels for marks alone in rows that there are anyway.
 * @param {Item[]} items @param {Place[]} places @param {Row[]} rows
 */
function addLabels(items, places, rows) {
  for (const { item, i } of bySignificance(items).filter((one) => places[one.i].label < 0)) {
    const row = rows[places[i].row];
    const marks = row.marks.filter((one) => one !== item.mark);
    const labels = row.labels.filter((one) => one !== item.mark);
    const label = item.labels.findIndex(
      ({ stretch, clear }) => isFree(labels, stretch) && (!clear || isFree(marks, stretch)),
    );
    if (label < 0) continue;
    places[i].label = label;
    row.labels = labels;
    take(row, item, label);
  }
}

/** @returns {Row} */
const empty = () => ({ marks: [], labels: [] });

/** Among equals the order stays that of time, for sorting is stable. @param {Item[]} items */
const bySignificance = (items) =>
  items.map((item, i) => ({ item, i })).sort((a, b) => b.item.significance - a.item.significance);

/** @param {Row} row @param {Item} item @param {number} label */
function take({ marks, labels }, item, label) {
  const its = item.labels[label];
  marks.push(item.mark);
  labels.push(its ? its.stretch : item.mark);
  if (its?.clear) marks.push(its.stretch);
}

/** @param {Stretch[]} taken @param {Stretch} wanted */
const isFree = (taken, wanted) => !taken.some((one) => meet(one, wanted));

/** How much of what is taken would be covered. @param {Stretch[]} taken @param {Stretch} wanted */
const cover = (taken, wanted) =>
  taken.reduce((sum, one) => sum + Math.max(Math.min(one[1], wanted[1]) - Math.max(one[0], wanted[0]), 0), 0);

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

/** A row of its own on this stretch, if need be a new one; else one where it covers least. @param {Item} item @param {Row[]} rows @param {number} most @returns {Place} */
function alone(item, rows, most) {
  const row = rows.findIndex(({ marks, labels }) => isFree(marks, item.mark) && isFree(labels, item.mark));
  if (row >= 0) return { row, label: -1 };
  return { row: rows.length < most ? rows.length : leastCovered(item, rows), label: -1 };
}

/** @param {Item} item @param {Row[]} rows */
function leastCovered(item, rows) {
  let best = 0;
  let least = Infinity;
  for (let row = 0; row < rows.length && least > 0; row++) {
    const covered = cover(rows[row].marks, item.mark);
    if (covered < least) [best, least] = [row, covered];
  }
  return best;
}
