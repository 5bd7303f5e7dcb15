/**
 * Terms and the parts of the index that they need → the pages that they find, best first.
 *
 * @import { Reading, Table, Term } from "./search_words.js"
 *
 * @typedef {object} Root what `search/index.py` says of the whole index
 * @property {string} version
 * @property {Table} table how texts are split and folded
 * @property {string[]} words the first word of each part with words
 * @property {number[]} texts the first page of each part with texts
 * @property {number[]} sections how many sections each page has
 * @property {[number, number[]][]} boosts each boost and the pages that have it, each from the one before
 *
 * @typedef {{words: string, places: number[][]}} WordsPart
 * @typedef {{section: number, score: number, said: number[]}} RankedSection `section` of its page, and what each term says there
 * @typedef {{page: number, score: number, sections: RankedSection[]}} RankedPage
 */
import { nearness } from "./search_words.js";

/**
 * How much a word says by how it stands: in the text once, several times, often; in a heading; in a name of
 * the page, the shorter the more. A name weighs more than any text; a page with all words, though only in
 * its text, more than one that is named by half of them.
 */
const WEIGHTS = [1, 1.5, 2, 4, 10, 11, 12, 14];
const KINDS = WEIGHTS.length;

/** The last place of a sorted list that is at most as large, or 0. @template {string | number} T @param {T[]} sorted @param {T} value */
export function lastUpTo(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** The parts that may have words for a term. @param {Root} root @param {Term} term @returns {number[]} */
export function partsFor({ words }, term) {
  if (!words.length) return [];
  const parts = [lastUpTo(words, term.root)];
  for (let next = parts[0] + 1; next < words.length && begins(term, words[next]); next++) parts.push(next);
  return parts;
}

/** Whether a word may fit a term, among words in order. @param {Term} term @param {string} word */
const begins = ({ text, form, root }, word) => (form ? word.startsWith(root) : word === text);

/**
 * How much a term says of each section, 0 where it is not.
 * @param {Term} term @param {WordsPart[]} parts @param {number} sections how many there are
 * @param {Reading["form"]} form
 */
function weigh(term, parts, sections, form) {
  const found = new Float64Array(sections);
  for (const { words, places } of parts) {
    const all = words.split(" ");
    let at = lastUpTo(all, term.root);
    if (all[at] < term.root) at += 1;
    for (; at < all.length && begins(term, all[at]); at++) {
      const share = nearness(term, all[at], form);
      if (!share) continue;
      let section = 0;
      for (const place of places[at]) {
        section += Math.floor(place / KINDS);
        found[section] = Math.max(found[section], WEIGHTS[place % KINDS] * share);
      }
    }
  }
  return found;
}

/**
 * Of each term how much it says where it is found; what is rare says more. A page that has the whole query
 * for a name, or for that of a record on it, comes before all others.
 * @param {Root} root @param {{terms: Term[], name: Term, form: Reading["form"]}} query its words, and all of it
 * @param {WordsPart[][]} parts of each term @param {WordsPart[]} named the parts that may have the name
 * @returns {RankedPage[]}
 */
export function rank(root, { terms, name, form }, parts, named) {
  const starts = accumulate(root.sections);
  const sections = starts[starts.length - 1];
  const weights = terms.map((term, i) => weigh(term, parts[i], sections, form));
  const rarity = weights.map((found) => {
    const n = found.reduce((count, weight) => count + (weight ? 1 : 0), 0);
    return n ? Math.log(1 + sections / n) : 0;
  });
  const all = rarity.reduce((sum, one) => sum + one, 0);
  /** A term that nothing has makes no difference. @param {number[]} found */
  const score = (found) => {
    let [said, covered] = [0, 0];
    found.forEach((weight, i) => {
      said += weight * rarity[i];
      if (weight) covered += rarity[i];
    });
    return said * (covered / all) ** 3;
  };
  /** The sections of a page that have something. @param {number} page @returns {RankedSection[]} */
  const found = (page) => {
    const some = [];
    for (let at = starts[page]; at < starts[page + 1]; at++) {
      const said = weights.map((weight) => weight[at]);
      if (said.some(Boolean)) some.push({ section: at - starts[page], score: score(said), said });
    }
    return some.sort((a, b) => b.score - a.score || a.section - b.section);
  };
  const boosts = boostsOf(root);
  const called = weigh(name, named, sections, form);
  /** @param {RankedPage} one */
  const first = ({ page }) => Number(called.subarray(starts[page], starts[page + 1]).some(Boolean));
  return root.sections
    .flatMap((_, page) => {
      const sections = found(page);
      if (!sections.length) return [];
      const together = terms.map((_, i) => Math.max(...sections.map(({ said }) => said[i])));
      // Words that stand together say more than the same words apart.
      const sum = score(together) + sections[0].score;
      return [{ page, score: sum * (boosts.get(page) ?? 1), sections }];
    })
    .sort((a, b) => first(b) - first(a) || b.score - a.score || a.page - b.page);
}

/** Where each begins that is so long, and where the last ends. @param {number[]} lengths */
function accumulate(lengths) {
  const starts = [0];
  for (const length of lengths) starts.push(starts[starts.length - 1] + length);
  return starts;
}

/** @param {Root} root @returns {Map<number, number>} */
const boostsOf = ({ boosts }) =>
  new Map(
    boosts.flatMap(([boost, steps]) =>
      accumulate(steps)
        .slice(1)
        .map((page) => /** @type {const} */ ([page, boost])),
    ),
  );
