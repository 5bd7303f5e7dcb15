/**
 * Door. An element → a function that listens to it, until the signal says stop.
 */

/** @param {HTMLElement} element @param {AbortSignal} signal */
export function listener(element, signal) {
  /**
   * @template {keyof HTMLElementEventMap} K
   * @param {K} name @param {(e: HTMLElementEventMap[K]) => void} listen
   * @param {AddEventListenerOptions} [options]
   */
  return (name, listen, options = {}) => element.addEventListener(name, listen, { ...options, signal });
}
