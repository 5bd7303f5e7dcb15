/**
 * Door. What has changed → a live region, for those who do not see it.
 */

/** How long the view rests before it is announced, in ms. */
const PAUSE = 400;

/** @param {HTMLElement} live @param {HTMLElement} heading of the view in words */
export function announcer(live, heading) {
  let waiting = 0;
  return {
    /** @param {string} text */
    say(text) {
      live.textContent = text;
    },
    view() {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        live.textContent = heading.textContent;
      }, PAUSE);
    },
    stop: () => clearTimeout(waiting),
  };
}
