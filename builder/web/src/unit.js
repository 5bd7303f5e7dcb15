/** Door. How large the reader's type is. */

/** The size of the root's font where nobody asks for another, in px. */
const ROOT = 20;

/** How many px a unit of the picture is: where type is larger, all of the picture is. */
export const unitOf = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / ROOT;
