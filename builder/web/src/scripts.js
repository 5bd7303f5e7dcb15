/**
 * Scripts of the site that come when they are asked for: a `<script>` is loaded from `file://`, too, and
 * wherever the site's own scripts may run.
 */

/** @param {string | URL} address @returns {Promise<void>} */
export function loadScript(address) {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = String(address);
    script.onload = () => loaded();
    script.onerror = () => failed(new Error(script.src));
    document.head.append(script);
  });
}
