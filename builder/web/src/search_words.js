/**
 * Text → its words with their places in it. `search/words.py` splits what is searched in the same way: the
 * signs at which both split come with the index.
 *
 * @typedef {{separators: string, edges: string}} Signs as in a class of characters
 * @typedef {{text: string, from: number, to: number}} FoundWord `text` as words are compared
 * @typedef {(text: string) => FoundWord[]} Split
 * @typedef {{text: string, whole: boolean}} Term a word that is looked for, or any that begins with it
 */
import { normalize } from "./normalize.js";

/** @param {Signs} signs @returns {Split} */
export function splitter({ separators, edges }) {
  const outer = `[^${separators}${edges}]`;
  const word = new RegExp(`${outer}(?:[^${separators}]*${outer})?`, "gu");
  return (text) =>
    [...text.matchAll(word)]
      .map(({ 0: found, index }) => ({ text: normalize(found), from: index, to: index + found.length }))
      .filter(({ text }) => text !== "");
}

/** “1 April” must find neither the 13th nor 185 trains: numbers are looked for as they are. */
const NUMBER = /^\p{Nd}+$/u;

/** A query → its words, each once. @param {string} query @param {Split} split @returns {Term[]} */
export function terms(query, split) {
  const texts = new Set(split(query).map(({ text }) => text));
  return [...texts].map((text) => ({ text, whole: NUMBER.test(text) }));
}

/** What the index knows a page by whose name is the whole query. @param {string} query @param {Split} split @returns {Term} */
export const wholeName = (query, split) => ({
  text: `=${split(query)
    .map(({ text }) => text)
    .join("_")}`,
  whole: true,
});

/** @param {Term} term @param {string} word */
export const fits = ({ text, whole }, word) => (whole ? word === text : word.startsWith(text));
