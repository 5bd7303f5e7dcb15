/**
 * An element that names the root of the site → a function from an event's address to a safe link.
 */

/**
 * Addresses in the data are relative to the root of the site; one that leads elsewhere, or is no
 * address but a script, is not linked.
 * @param {HTMLElement} root
 */
export function safeLinks(root) {
  const base = new URL(root.dataset.site || ".", location.href);
  return (/** @type {string} */ url) => {
    try {
      const to = new URL(url, base);
      return to.protocol === base.protocol && to.host === base.host ? to.href : null;
    } catch {
      return null;
    }
  };
}
