/**
 * Text → its width in pixels, without a browser.
 *
 * The widths are Inter's own (`tables.js`), so a label that fits here fits on the page; a fallback font is
 * scaled to these widths (`size-adjust` in type.css).
 */
import { BOLD, OTHER, REGULAR, SIGNS, SQUARE, SQUARES } from "../tables.js";

/** Hinting and fallback fonts round up. */
const SAFETY = 1.02;
/** For each weight, the width of each sign: those of the font, and others as they are met. */
const KNOWN = [REGULAR, BOLD].map((digits) => {
  const codes = SIGNS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
  return new Map(codes.map((code, i) => [code, Number.parseInt(digits.slice(2 * i, 2 * i + 2), 36)]));
});

/** Of a sign that the font lacks, by the rules of `text.py`. @param {string} sign @param {number} code @param {Map<number, number>} known */
function other(sign, code, known) {
  if (SQUARES.some(([first, last]) => first <= code && code <= last)) return SQUARE;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(sign)) return 0;
  return known.get(Number(sign.normalize("NFD").codePointAt(0))) ?? OTHER;
}

/** In thousandths of an em. @param {string} text @param {number} from @param {number} to @param {boolean} bold */
function sum(text, from, to, bold) {
  const known = KNOWN[bold ? 1 : 0];
  let all = 0;
  for (let i = from; i < to; i++) {
    const code = Number(text.codePointAt(i));
    const width = known.get(code) ?? other(String.fromCodePoint(code), code, known);
    known.set(code, width);
    all += width;
    if (code > 0xffff) i++;
  }
  return all;
}

/** @param {number} thousandths @param {number} size */
const pixels = (thousandths, size) => Math.ceil(((thousandths * size) / 1000) * SAFETY);

/** @param {string} text @param {number} size in pixels @param {boolean} [bold] */
export const measure = (text, size, bold = false) => pixels(sum(text, 0, text.length, bold), size);

/**
 * Where a text that does not fit is to end: before the sign that is too much, after the first in any case.
 * A mark on a letter takes no room, and stays with it.
 * @param {string} text @param {number} width @param {number} size @param {boolean} bold @param {number} taken
 */
function ending(text, width, size, bold, taken) {
  let [end, next] = [0, 0];
  do {
    end = next;
    next += Number(text.codePointAt(end)) > 0xffff ? 2 : 1;
    taken += sum(text, end, next, bold);
  } while (pixels(taken, size) <= width);
  return end || next;
}

/** In sizes of the type: a word so wide is cut itself, as an address or a headline in Chinese, where there is so much room. */
const [LONG_WORD, ROOM] = [10, 4];

/**
 * The text, or as many whole words as fit and an ellipsis; of a long word, signs. Empty where not one word fits.
 * @param {string} text @param {number} width @param {number} size @param {boolean} [bold]
 */
export function fit(text, width, size, bold = false) {
  if (measure(text, size, bold) <= width) return text;
  const dots = sum("…", 0, 1, bold);
  let [end, taken] = [0, dots];
  for (
    let space = text.indexOf(" "), from = 0;
    space >= 0;
    from = space, space = text.indexOf(" ", space + 1)
  ) {
    taken += sum(text, from, space, bold);
    if (pixels(taken, size) > width) break;
    end = space;
  }
  if (!end && width > ROOM * size && measure(text.split(" ", 1)[0], size, bold) > LONG_WORD * size)
    end = ending(text, width, size, bold, dots);
  return end ? `${text.slice(0, end).replace(/[,;:.–-]+$/, "")}…` : "";
}

/**
 * The text in lines no wider than `width`, a longer word in parts; the last allowed line is cut.
 * @param {string} text @param {number} width @param {{size: number, bold?: boolean, most: number}} type
 * @returns {string[]}
 */
export function wrap(text, width, { size, bold = false, most }) {
  /** @type {string[]} */
  const lines = [];
  const words = text.split(" ");
  while (words.length && lines.length < most - 1) {
    let line = /** @type {string} */ (words.shift());
    if (measure(line, size, bold) > width) {
      const end = ending(line, width, size, bold, 0);
      words.unshift(line.slice(end));
      line = line.slice(0, end);
    }
    while (words.length && measure(`${line} ${words[0]}`, size, bold) <= width) {
      line += ` ${words.shift()}`;
    }
    lines.push(line);
  }
  const rest = words.join(" ");
  return rest ? [...lines, fit(rest, width, size, bold) || rest.split(" ")[0]] : lines;
}
