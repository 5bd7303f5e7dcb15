/**
 * Ranked pages and what they say → results as the theme shows them: the title, what it is, when, other names,
 * and the sentence that a reader's words are in, in HTML.
 *
 * @import { FoundWord, Reading, Term } from "./search_words.js"
 * @import { RankedPage } from "./search_rank.js"
 *
 * @typedef {[anchor: string, title: string, text: string]} SectionText
 * @typedef {[url: string, kind: string, tags: string[], sections: SectionText[]]} PageText
 * @typedef {{terms: Term[], by: Reading}} Query
 * @typedef {{text: string, words: FoundWord[], said: number}} Sentence and how many of the terms are in it
 *
 * @typedef {object} Result the theme's shape of a page or one of its sections
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {string[]} [tags]
 * @property {number} score
 * @property {Record<string, boolean>} terms what is looked for, and whether it is here
 */
import { nearness } from "./search_words.js";

/** Signs of a sentence that are shown at most, if only about. */
const SIGNS = 240;
/** A word with which a sentence may end, and what ends one in Chinese and Japanese. */
const LAST = /(\S+[.!?؟۔][”’"»)\]]*)\s+(?=[“‘"«(\p{Lu}\p{Lo}])/gu;
const STOP = /[。！？][」』）]*/g;
/** None ends so: “Mr.”, “Gen.”, “U.S.” */
const SHORT = /^[“‘"«(]*(?:\p{Lu}[\p{L}’']{0,4}|\p{L}\.\p{L}.*)\./u;

/**
 * A page's results, best first; the page itself is among them in any case.
 * @param {RankedPage} ranked @param {PageText} page @param {Query} query
 * @param {string} file what an address needs to name a file, where nobody completes it
 * @returns {Result[]}
 */
export function results({ sections }, [url, kind, tags, texts], query, file) {
  const mark = marker(query);
  const address = /(^|\/)$/.test(url) ? url + file : url;
  const told = [kind, ...tags].filter(Boolean);
  const shown = sections.map(({ section, score, said }, i) => {
    const [anchor, title, text] = texts[section];
    return {
      location: `${address}${anchor && `#${anchor}`}`,
      title: mark(title),
      // What is said above is not looked for once more.
      text: sentence(text, query, section === 0 ? [title, ...told] : [title]),
      ...(section === 0 && told.length ? { tags: told.map(mark) } : {}),
      // All that are as good as the first would be shown beside it.
      score: i ? Math.min(score, 0.99 * sections[0].score) : score,
      terms: Object.fromEntries(query.terms.map((term, i) => [term.text, said[i] > 0])),
    };
  });
  if (sections.some(({ section }) => section === 0)) return shown;
  const page = { location: address, title: escapeHtml(texts[0][1]), text: "", score: 0, terms: {} };
  return [...shown, { ...page, ...(told.length ? { tags: told.map(escapeHtml) } : {}) }];
}

/** @param {string} text */
const escapeHtml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** @param {Query} query @returns {(text: string) => FoundWord[]} */
const finder =
  ({ terms, by }) =>
  (text) =>
    by.split(text).filter((word) => terms.some((term) => nearness(term, word.text, by.form)));

/** Text → HTML in which the words that are looked for are marked. @param {Query} query */
function marker(query) {
  const find = finder(query);
  return (/** @type {string} */ text) => {
    let [html, at] = ["", 0];
    for (const { from, to } of find(text)) {
      // Words of two letters each have one in common.
      if (at && from <= at) html = html.slice(0, -MARKED.length);
      else html += `${escapeHtml(text.slice(at, from))}<mark>`;
      html += `${escapeHtml(text.slice(Math.max(at, from), to))}${MARKED}`;
      at = to;
    }
    return html + escapeHtml(text.slice(at));
  };
}
const MARKED = "</mark>";

/**
 * The sentence that has most of what is looked for and not told yet, of equals the first; without any, the first of all.
 * @param {string} text @param {Query} query @param {string[]} told
 */
function sentence(text, query, told) {
  const { by } = query;
  const find = finder(query);
  const known = told.flatMap(find);
  const terms = query.terms.filter((term) => !known.some((word) => nearness(term, word.text, by.form)));
  const all = sentences(text);
  /** @type {Sentence} */
  let best = { text: all[0] ?? "", words: [], said: 0 };
  for (const text of all) {
    // To compare a whole sentence is quick; to find its words is not.
    const folded = by.fold(text);
    if (terms.filter(({ root }) => folded.includes(root)).length <= best.said) continue;
    const words = find(text);
    const said = terms.filter((term) => words.some((word) => nearness(term, word.text, by.form))).length;
    if (said > best.said) best = { text, words, said };
    if (said === terms.length) break;
  }
  return best.text && `<p>${marker(query)(cut(best.text, best.words[0]?.from ?? 0))}</p>`;
}

/** @param {string} text */
const sentences = (text) =>
  text
    .replace(LAST, (whole, last) => (SHORT.test(last) ? whole : `${last}\n`))
    .replace(STOP, "$&\n")
    .split("\n")
    .filter(Boolean);

/** A sentence, or of a long one the words around a place; signs, where there are no blanks. @param {string} line @param {number} place */
function cut(line, place) {
  if (line.length <= SIGNS) return line;
  const near = place < SIGNS / 2 ? 0 : place - SIGNS / 4;
  const from = near && blankBefore(line, near, near - SIGNS / 4);
  const end = from + SIGNS;
  if (end >= line.length) return `… ${line.slice(from)}`;
  return `${from ? "… " : ""}${line.slice(from, blankBefore(line, end, place)).trimEnd()} …`;
}

/** After the last blank up to a place, but not before another; else there, between two signs. @param {string} line @param {number} place @param {number} least */
function blankBefore(line, place, least) {
  const blank = line.lastIndexOf(" ", place) + 1;
  if (blank > least) return blank;
  return place + Number(/[\udc00-\udfff]/.test(line[place]));
}
