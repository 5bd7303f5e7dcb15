/**
 * Words → a form of them to compare and to search, or for an address.
 */

/**
 * Case, accents, vowel points and invisible characters make no difference, nor does the kind of
 * apostrophe.
 * @param {string} text
 */
export const normalize = (text) =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[’ʼ]/g, "'");

/** “reporter’s account” is `reporters-account`. @param {string} text */
export const slug = (text) =>
  normalize(text)
    .replace(/'/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
