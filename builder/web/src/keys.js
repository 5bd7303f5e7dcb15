/**
 * A key pressed in the chart → what it asks for, or null for a key that is not ours.
 *
 * @import { Action } from "./types.js"
 */

/** @type {Record<string, Action>} */
const KEYS = {
  ArrowRight: { type: "step", to: "next" },
  ArrowLeft: { type: "step", to: "previous" },
  ArrowDown: { type: "step", to: "lane-next" },
  ArrowUp: { type: "step", to: "lane-previous" },
  PageDown: { type: "page", to: 1 },
  PageUp: { type: "page", to: -1 },
  Home: { type: "step", to: "first" },
  End: { type: "step", to: "last" },
  "+": { type: "zoom", factor: 2 },
  "=": { type: "zoom", factor: 2 },
  "-": { type: "zoom", factor: 0.5 },
  Escape: { type: "close" },
};

/** Where the page runs from right to left, so does time. @type {Record<string, string>} */
const TURNED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/**
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} pressed
 * @param {string | null} focus
 * @param {{rtl?: boolean, down?: boolean}} [direction] `down`: time runs down the page
 * @returns {Action | null}
 */
export function actionOf({ key, ctrlKey, metaKey, altKey }, focus, { rtl = false, down = false } = {}) {
  // The browser's own: Alt+Left goes back, Ctrl+plus enlarges the page.
  if (ctrlKey || metaKey || altKey) return null;
  if ((key === "Enter" || key === " ") && focus) return { type: "select", id: focus };
  if (down && key === "ArrowDown") return KEYS.ArrowRight;
  if (down && key === "ArrowUp") return KEYS.ArrowLeft;
  return KEYS[(rtl && TURNED[key]) || key] ?? null;
}
