/**
 * Door. On a page of ours that shows the frame: gives it the height that it reports, passes a view on to it, and
 * offers the code to copy.
 */

import { LISTS } from "./english.js";
import { ASKS, reportHeight, TELLS } from "./frame.js";

const LEAST = 200;
const MOST = 20000;

/** @returns {(() => void)[]} undo it */
export const start = () => [reportHeight(), sizeFrames()];

/** @returns {() => void} */
function sizeFrames() {
  const stop = new AbortController();
  addEventListener(
    "message",
    (event) => {
      const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
      const height = heightIn(event.data);
      if (!frame || event.origin !== location.origin || height === null) return;
      frame.height = `${Math.min(Math.max(height, LEAST), MOST)}`;
    },
    { signal: stop.signal },
  );
  const undo = [...document.querySelectorAll(".embed-code")].map(offer);
  view();
  for (const frame of frames()) frame.contentWindow?.postMessage({ explainer: ASKS }, location.origin);
  return () => [() => stop.abort(), ...undo].forEach((step) => step());
}

/** @returns {HTMLIFrameElement[]} */
const frames = () => [...document.querySelectorAll(/** @type {"iframe"} */ ("iframe[data-explainer-embed]"))];

/** @param {unknown} data @returns {number | null} */
function heightIn(data) {
  if (typeof data !== "object" || data === null) return null;
  const { explainer, height } = /** @type {{explainer?: unknown, height?: unknown}} */ (data);
  return explainer === TELLS && typeof height === "number" && Number.isFinite(height)
    ? Math.ceil(height)
    : null;
}

/** A view that came with the address of this page goes into the frame and into the code. */
function view() {
  if (location.search.length < 2) return;
  for (const frame of frames()) {
    const from = new URL(frame.src);
    if (from.search !== location.search) frame.src = `${from.href.split(/[?#]/)[0]}${location.search}`;
  }
  for (const code of document.querySelectorAll(".embed-code code")) {
    const query = location.search.replace(/&/g, "&amp;").replace(/"/g, "%22").replace(/</g, "%3C");
    code.textContent = (code.textContent ?? "").replace(
      /(embed\/timeline\/)(\?[^"]*)?"/,
      (_, path) => `${path}${query}"`,
    );
  }
}

/**
 * A button that copies the code; where the browser has no clipboard to offer, none.
 * @param {Element} place @returns {() => void}
 */
function offer(place) {
  const code = place.querySelector("code");
  if (!code || !navigator.clipboard) return () => {};
  const button = document.createElement("button");
  button.type = "button";
  button.className = "embed-copy";
  button.textContent = LISTS.copy;
  const status = document.createElement("span");
  status.className = "embed-said";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    // Emptied first: the same words a second time are no change, and would not be announced.
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      status.textContent = LISTS.copied;
    } catch {
      status.textContent = LISTS.notCopied;
    }
  });
  const row = document.createElement("p");
  row.className = "embed-actions";
  row.append(button, status);
  place.append(row);
  return () => row.remove();
}
