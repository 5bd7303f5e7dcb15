/**
 * Text → its width in pixels, without a browser.
 *
 * The widths are Inter's own, so a label that is said to fit does fit; with a fallback font it is
 * the fallback that is scaled (`size-adjust` in type.css) to these widths. A little is added, since
 * hinting and fallbacks round up.
 */

/** Advance widths of U+0020 to U+007E in thousandths of an em: regular, then semibold. */
const REGULAR = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646,
  593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
  571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
  456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
  327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];
const BOLD = 1.03;
const OTHER = 640;
const WIDE = 1000;
const SAFETY = 1.02;

/** In thousandths of an em. @param {string} text @param {number} from @param {number} to */
function sum(text, from, to) {
  let all = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    // The second half of a pair takes no room of its own.
    if (code < 0xdc00 || code > 0xdfff)
      all += REGULAR[code - 32] ?? (code > 0x2e7f && code < 0xff00 ? WIDE : OTHER);
  }
  return all;
}

/** @param {number} thousandths @param {number} size @param {boolean} bold */
const pixels = (thousandths, size, bold) =>
  Math.ceil(((thousandths * size) / 1000) * SAFETY * (bold ? BOLD : 1));

/** @param {string} text @param {number} size in pixels @param {boolean} [bold] */
export const measure = (text, size, bold = false) => pixels(sum(text, 0, text.length), size, bold);

/**
 * The text, or as many whole words as fit and an ellipsis; empty where not one word fits.
 * @param {string} text @param {number} width @param {number} size @param {boolean} [bold]
 */
export function fit(text, width, size, bold = false) {
  if (measure(text, size, bold) <= width) return text;
  let [end, taken] = [0, sum("…", 0, 1)];
  for (
    let space = text.indexOf(" "), from = 0;
    space >= 0;
    from = space, space = text.indexOf(" ", space + 1)
  ) {
    taken += sum(text, from, space);
    if (pixels(taken, size, bold) > width) break;
    end = space;
  }
  return end ? `${text.slice(0, end).replace(/[,;:.–-]+$/, "")}…` : "";
}

/**
 * The text in lines no wider than `width`; the last allowed line is cut.
 * @param {string} text @param {number} width @param {{size: number, bold?: boolean, most: number}} type
 * @returns {string[]}
 */
export function wrap(text, width, { size, bold = false, most }) {
  /** @type {string[]} */
  const lines = [];
  const words = text.split(" ");
  while (words.length && lines.length < most - 1) {
    let line = /** @type {string} */ (words.shift());
    while (words.length && measure(`${line} ${words[0]}`, size, bold) <= width) {
      line += ` ${words.shift()}`;
    }
    lines.push(line);
  }
  const rest = words.join(" ");
  return rest ? [...lines, fit(rest, width, size, bold) || rest.split(" ")[0]] : lines;
}
