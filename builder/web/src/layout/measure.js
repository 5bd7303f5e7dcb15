/**
 * Text → its width in pixels, without a browser.
 *
 * The widths are Inter's own, so a label that is said to fit does fit; with a fallback font it is
 * the fallback that is scaled (`size-adjust` in type.css) to these widths. A little is added, since
 * hinting and fallbacks round up.
 */

/** Advance widths of U+0020 to U+007E in thousandths of an em: regular, then semibold. */
const REGULAR = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610,
  618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601,
  590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682,
  679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549,
  242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];
const BOLD = 1.03;
const OTHER = 640;
const WIDE = 1000;
const SAFETY = 1.02;

/** @param {string} text @param {number} size in pixels @param {boolean} [bold] */
export function measure(text, size, bold = false) {
  let sum = 0;
  for (const sign of text) {
    const code = /** @type {number} */ (sign.codePointAt(0));
    sum += REGULAR[code - 32] ?? (code >= 0x1100 && code < 0xff00 && code > 0x2e7f ? WIDE : OTHER);
  }
  return Math.ceil(((sum * size) / 1000) * SAFETY * (bold ? BOLD : 1));
}

/**
 * The text, or as many whole words as fit and an ellipsis; empty where not one word fits.
 * @param {string} text @param {number} width @param {number} size @param {boolean} [bold]
 */
export function fit(text, width, size, bold = false) {
  if (measure(text, size, bold) <= width) return text;
  const words = text.split(" ");
  for (let n = words.length - 1; n > 0; n--) {
    const short = `${words.slice(0, n).join(" ").replace(/[,;:.–-]+$/, "")}…`;
    if (measure(short, size, bold) <= width) return short;
  }
  return "";
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
