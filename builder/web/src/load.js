/**
 * Door. An answer with data → the story, or one plain sentence; never a throw.
 *
 * @import { Story } from "./types.js"
 */
import { read } from "./read.js";

/** @param {Promise<Response>} asked @returns {Promise<ReturnType<typeof read>>} */
export async function load(asked) {
  try {
    const answer = await asked;
    if (!answer.ok) return { ok: false, problem: `the data answered ${answer.status}` };
    const found = read(await answer.json());
    return found.ok ? { ok: true, story: withReader(found.story) } : found;
  } catch (error) {
    return { ok: false, problem: String(error) };
  }
}

/**
 * The reader's own clock is a zone like the others; only here it is known.
 * @param {Story} story @returns {Story}
 */
function withReader(story) {
  return {
    ...story,
    zones: [...story.zones, { id: "mine", name: "your own" }],
    mine: (t) => -new Date(t).getTimezoneOffset(),
  };
}
