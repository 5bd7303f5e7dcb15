/**
 * What a reader copies of a quotation → the same with who said it and where.
 */

import { CREDIT } from "./english.js";

/** @param {ClipboardEvent} event */
export function creditQuotation(event) {
  const selection = document.getSelection();
  const text = selection?.toString() ?? "";
  const quotation = quotationOf(selection);
  const said = quotation
    ?.querySelector(".said")
    ?.textContent?.trim()
    .replace(new RegExp(` · ${CREDIT.quoteLink}$`), "");
  if (!text || !quotation || !said || !event.clipboardData) return;
  const link = quotation.querySelector('.said a[href*="quotes/"]');
  const at = link instanceof HTMLAnchorElement ? link.href : location.href.split("#")[0];
  event.clipboardData.setData(
    "text/plain",
    text.includes(said) ? `${text}\n${at}` : `${text}\n— ${said}\n${at}`,
  );
  event.preventDefault();
}

/** The quotation that all of a selection lies in. @param {Selection | null} selection */
function quotationOf(selection) {
  if (!selection?.rangeCount) return null;
  const within = selection.getRangeAt(0).commonAncestorContainer;
  const element = within instanceof Element ? within : within.parentElement;
  return element?.closest(".quotation") ?? null;
}
