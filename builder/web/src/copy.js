/**
 * Door. Text → the clipboard.
 */

/**
 * By the clipboard, which in a frame or without TLS is often closed; else as a reader would, by
 * selecting and copying.
 * @param {string} text @returns {Promise<boolean>} false where neither works
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selected(text);
  }
}

/** @param {string} text */
function selected(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "timeline-live";
  field.readOnly = true; // no keyboard on a phone
  field.value = text;
  document.body.append(field);
  field.focus({ preventScroll: true });
  field.setSelectionRange(0, text.length);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
