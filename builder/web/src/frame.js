/**
 * Door. The page that stands in frames of other pages: tells the height of what it shows.
 */
export const TELLS = "height";
/** What a page may ask that came to listen later than the frame told. */
export const ASKS = "height?";

/**
 * On the page that stands in frames: tells the height of what it shows, and follows the reader's
 * choice of light or dark, as there is no switch.
 * @returns {() => void}
 */
export function framed() {
  const body = document.body;
  if (!body.classList.contains("explainer-embed")) return () => {};
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => body.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default");
  dress();
  dark.addEventListener("change", dress);
  const observer = new ResizeObserver(() => tell(body));
  if (window.parent !== window) observer.observe(body);
  const answer = (/** @type {MessageEvent} */ { data }) => {
    if (data?.explainer === ASKS) tell(body);
  };
  addEventListener("message", answer);
  return () => {
    observer.disconnect();
    removeEventListener("message", answer);
    dark.removeEventListener("change", dress);
  };
}

/**
 * A height is no secret: whoever shows the frame may know it.
 * @param {HTMLElement} body
 */
function tell(body) {
  // What stands until the picture does would make the frame jump.
  if (!body.querySelector(".is-ready, .is-plain")) return;
  const height = Math.ceil(body.getBoundingClientRect().height);
  window.parent.postMessage({ explainer: TELLS, height }, "*");
}
