/**
 * Door. The page that other pages show in a frame: reports the height of its content.
 */
export const TELLS = "height";
/** What a page may ask that began to listen after the frame had reported. */
export const ASKS = "height?";

/**
 * In the frame: reports the height of its content, and follows the reader's
 * choice of light or dark, as there is no switch.
 * @returns {() => void}
 */
export function reportHeight() {
  const body = document.body;
  if (!body.classList.contains("explainer-embed")) return () => {};
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const setScheme = () => body.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default");
  setScheme();
  dark.addEventListener("change", setScheme);
  const observer = new ResizeObserver(() => report(body));
  if (window.parent !== window) observer.observe(body);
  const answer = (/** @type {MessageEvent} */ { data }) => {
    if (data?.explainer === ASKS) report(body);
  };
  addEventListener("message", answer);
  return () => {
    observer.disconnect();
    removeEventListener("message", answer);
    dark.removeEventListener("change", setScheme);
  };
}

/**
 * A height is no secret: whoever shows the frame may know it.
 * @param {HTMLElement} body
 */
function report(body) {
  // What is there before the picture would make the frame jump.
  if (!body.querySelector(".is-ready, .is-plain")) return;
  const height = Math.ceil(body.getBoundingClientRect().height);
  window.parent.postMessage({ explainer: TELLS, height }, "*");
}
