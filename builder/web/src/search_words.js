/**
 * Text → its words with their places in it, split and folded as `search/words.py` does what is searched: by
 * the table that comes with the index.
 *
 * @typedef {object} Table
 * @property {string} separators as in a class of characters
 * @property {string} edges
 * @property {string} unspaced letters of which each two are a word
 * @property {string} zeros of scripts with digits of their own
 * @property {Record<string, string>} letters what each is compared as
 * @property {[string, string][]} forms rules by which a word and its plural are the same
 *
 * @typedef {{text: string, from: number, to: number, last?: boolean}} FoundWord `text` as words are compared;
 *   `last` of the second of two letters, which is within the word before
 * @typedef {object} Reading how texts are read
 * @property {(text: string) => FoundWord[]} split
 * @property {(text: string) => string} fold a word, or many with what is between them
 * @property {(word: string) => string} form what a word has in common with its plural
 *
 * @typedef {object} Term a word that is looked for, or any that begins with it or has its form
 * @property {string} text
 * @property {boolean} whole whether no longer word will do
 * @property {string} form
 * @property {string} root how all that fit begin
 */

/** @param {Table} table @returns {Reading} */
export function reading({ separators, edges, unspaced, zeros, letters, forms }) {
  const outer = `[^${separators}${edges}]`;
  const word = new RegExp(`${outer}(?:[^${separators}]*${outer})?`, "gu");
  const run = new RegExp(`([${unspaced}]+)|[^${unspaced}]+`, "gu");
  const alike = new Map(Object.entries(letters));
  for (const zero of zeros)
    for (let n = 0; n < 10; n++) alike.set(String.fromCodePoint(Number(zero.codePointAt(0)) + n), String(n));
  const rules = forms.map(([from, to]) => /** @type {const} */ ([new RegExp(from, "u"), to]));
  const fold = (/** @type {string} */ text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .replace(/['"]|\P{ASCII}/gu, (sign) => alike.get(sign) ?? sign);
  return {
    fold,
    form(word) {
      const rule = rules.find(([from]) => from.test(word));
      return rule ? word.replace(...rule) : word;
    },
    split: (text) =>
      [...text.matchAll(word)]
        .flatMap(({ 0: found, index }) =>
          [...found.matchAll(run)].flatMap(({ 0: part, 1: dense, index: at }) =>
            dense
              ? pairs(part, index + at)
              : [{ text: part, from: index + at, to: index + at + part.length }],
          ),
        )
        .map((one) => ({ ...one, text: fold(one.text) }))
        .filter(({ text }) => text !== ""),
  };
}

/** Each two letters that stand together, with their marks, and the last alone. @param {string} run @param {number} start */
function pairs(run, start) {
  const letters = [...run.matchAll(/.\p{M}*/gsu)];
  return letters.map(({ 0: letter, index }, i) => {
    const text = letter + (letters[i + 1]?.[0] ?? "");
    return { text, from: start + index, to: start + index + text.length, last: i > 0 && !letters[i + 1] };
  });
}

/** “1 April” must find neither the 13th nor 185 trains: numbers are looked for as they are. */
const NUMBER = /^\d+$/;

/** A query → its words, each once. @param {string} query @param {Reading} by @returns {Term[]} */
export function terms(query, { split, form }) {
  const texts = new Set(split(query).flatMap(({ text, last }) => (last ? [] : [text])));
  return [...texts].map((text) => {
    const own = form(text);
    const root = own.split("+")[0];
    const whole = NUMBER.test(own);
    return { text, whole, form: own, root: text.startsWith(root) ? root : text };
  });
}

/** What the index knows a page by whose name is the whole query. @param {string} query @param {Reading} by @returns {Term} */
export function wholeName(query, { split }) {
  const text = `=${split(query)
    .map(({ text }) => text)
    .join("_")}`;
  return { text, whole: true, form: "", root: text };
}

/**
 * How near a word is to one that is looked for, from 1 where it is the same to 0 where it is another.
 * @param {Term} term @param {string} word @param {Reading["form"]} form
 */
export function nearness(term, word, form) {
  if (word === term.text) return 1;
  if (!word.startsWith(term.root)) return 0;
  if (form(word) === term.form) return FORM;
  return !term.whole && word.startsWith(term.text) ? term.text.length / word.length : 0;
}
const FORM = 0.9;
