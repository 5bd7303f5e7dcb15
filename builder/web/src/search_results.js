/**
 * Ranked pages and what they say → results as the theme shows them: titles, other names and the lines that
 * a reader's words are in, in HTML.
 *
 * @import { FoundWord, Split, Term } from "./search_words.js"
 * @import { RankedPage } from "./search_rank.js"
 *
 * @typedef {[anchor: string, title: string, text: string]} SectionText
 * @typedef {[url: string, tags: string[], sections: SectionText[]]} PageText
 * @typedef {{text: string, words: FoundWord[], said: Term[]}} Line and what of it is looked for
 *
 * @typedef {object} Result the theme's shape of a page or one of its sections
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {string[]} [tags]
 * @property {number} score
 * @property {Record<string, boolean>} terms what is looked for, and whether it is here
 */
import { normalize } from "./normalize.js";
import { fits } from "./search_words.js";

/** Lines that are shown of a section at most, and signs of each, if only about. */
const LINES = 2;
const SIGNS = 240;

/**
 * A page's results, best first; the page itself is among them in any case.
 * @param {RankedPage} ranked @param {PageText} page @param {Term[]} terms @param {Split} split
 * @param {string} file what an address needs to name a file, where nobody completes it
 * @returns {Result[]}
 */
export function results({ sections }, [url, tags, texts], terms, split, file) {
  const mark = marker(terms, split);
  const shown = sections.map(({ section, score, said }) => {
    const [anchor, title, text] = texts[section];
    return {
      location: `${url}${file}${anchor && `#${anchor}`}`,
      title: mark(title),
      text: excerpt(section === 0 ? untold(text, tags) : text, terms, split),
      ...(section === 0 && tags.length ? { tags: tags.map(mark) } : {}),
      score,
      terms: Object.fromEntries(terms.map((term, i) => [term.text, said[i] > 0])),
    };
  });
  if (sections.some(({ section }) => section === 0)) return shown;
  return [...shown, { location: url + file, title: escapeHtml(texts[0][1]), text: "", score: 0, terms: {} }];
}

/** What a page says after one of its other names that it begins with, such as its date. @param {string} text @param {string[]} tags */
function untold(text, tags) {
  const told = tags.find((tag) => text.startsWith(`${tag} · `));
  return told === undefined ? text : text.slice(told.length + 3);
}

/** @param {string} text */
const escapeHtml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** @param {Term[]} terms @param {Split} split @returns {(text: string) => FoundWord[]} */
const finder = (terms, split) => (text) =>
  split(text).filter((word) => terms.some((term) => fits(term, word.text)));

/** Text → HTML in which the words that are looked for are marked. @param {Term[]} terms @param {Split} split */
function marker(terms, split) {
  const find = finder(terms, split);
  return (/** @type {string} */ text) => {
    let [html, at] = ["", 0];
    for (const { from, to } of find(text)) {
      html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
      at = to;
    }
    return html + escapeHtml(text.slice(at));
  };
}

/**
 * The line that has most of what is looked for, and one that has something else of it; without any, the first.
 * @param {string} text @param {Term[]} terms @param {Split} split
 */
function excerpt(text, terms, split) {
  const find = finder(terms, split);
  const mark = marker(terms, split);
  const lines = text.split("\n");
  let wanted = terms;
  /** @type {Line[]} */
  const shown = [];
  for (let line = bestLine(lines, wanted, find); line; line = bestLine(lines, wanted, find)) {
    const { said } = line;
    shown.push(line);
    wanted = shown.length < LINES ? wanted.filter((term) => !said.includes(term)) : [];
  }
  return (shown.length ? shown : [{ text: lines[0], words: [] }])
    .filter(({ text }) => text)
    .map(({ text, words }) => `<p>${mark(cut(text, words[0]?.from ?? 0))}</p>`)
    .join("");
}

/**
 * The first line that has most of some terms, if any has one.
 * @param {string[]} lines @param {Term[]} wanted @param {(text: string) => FoundWord[]} find
 * @returns {Line | undefined}
 */
function bestLine(lines, wanted, find) {
  /** @type {Line | undefined} */
  let best;
  for (const text of lines) {
    // To compare a whole line is quick; to find its words is not.
    const line = normalize(text);
    if (!wanted.some((term) => line.includes(term.text))) continue;
    const words = find(text);
    const said = wanted.filter((term) => words.some((word) => fits(term, word.text)));
    if (said.length > (best?.said.length ?? 0)) best = { text, words, said };
    if (said.length === wanted.length) break;
  }
  return best;
}

/** A line, or of a long one the words around a place. @param {string} line @param {number} place */
function cut(line, place) {
  if (line.length <= SIGNS) return line;
  const from = place < SIGNS / 2 ? 0 : line.lastIndexOf(" ", place - SIGNS / 4) + 1;
  const to = line.lastIndexOf(" ", from + SIGNS);
  const rest = line.length <= from + SIGNS;
  return `${from ? "… " : ""}${line.slice(from, rest ? undefined : to > place ? to : from + SIGNS)}${rest ? "" : " …"}`;
}
