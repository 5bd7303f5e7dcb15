/**
 * Texts and values for files that leave the site, in a form that every program can read.
 */
import { slug } from "./normalize.js";

/** Characters that XML 1.0 does not allow, lone surrogates among them. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** @param {string} text */
export const xmlText = (text) => text.replace(NOT_XML, "");

/**
 * A title → the name of a file: “The Mayor’s Answer” and `svg` are `the-mayors-answer.svg`.
 * @param {string} title @param {string} ending
 */
export function fileName(title, ending) {
  const plain = slug(slug(title).replace(/[^a-z0-9]+/g, "-"));
  const [short] = /^.{1,60}(?=-|$)/.exec(plain) ?? [plain.slice(0, 60)];
  return `${short || "timeline"}.${ending}`;
}

/**
 * A computed value of CSS → the same as SVG 1.1 writes it, where it can.
 * @param {string} value
 */
export const svgValue = (value) =>
  value
    .replace(/^url\([^#]*#([^"')]+).*/, "url(#$1)")
    .replace(/^rgba\(.+, 0\)$/, "none")
    .replace(
      /^rgb\((\d+), (\d+), (\d+)\)$/,
      (_, ...rgb) =>
        `#${rgb
          .slice(0, 3)
          .map((channel) => Number(channel).toString(16).padStart(2, "0"))
          .join("")}`,
    )
    .replace(/(\d)px/g, "$1");

/**
 * Whether a face with this `unicode-range` has characters of the text; without a range it has all.
 * @param {string} range @param {string} text
 */
export function coversText(range, text) {
  const signs = range.replace(
    /u\+([\da-f]+)(?:-([\da-f]+))?[, ]*/gi,
    (_, from, to = from) => `\\u{${from}}-\\u{${to}}`,
  );
  return !range || new RegExp(`[${signs}]`, "u").test(text);
}

/**
 * Text broken into lines that fit. Addresses break after a slash and the like, without a hyphen.
 * @param {string} text @param {(line: string) => boolean} fits
 * @param {number} most lines; the rest is cut
 * @returns {string[]}
 */
export function breakLines(text, fits, most) {
  const parts =
    text
      .trim()
      .replace(/\s+/g, " ")
      .match(/ |[^ /?&=]+[/?&=]*|[/?&=]+/g) ?? [];
  const all = parts
    .flatMap((part) => (fits(part) ? [part] : [...part]))
    .reduce(
      (done, part) => {
        const line = (done.pop() ?? "") + part;
        if (fits(line)) done.push(line);
        else done.push(line.slice(0, -part.length).trim(), part.trim());
        return done;
      },
      /** @type {string[]} */ ([]),
    )
    .filter(Boolean);
  return all.length > most ? [...all.slice(0, most - 1), `${all[most - 1]}…`] : all;
}
