/**
 * Door. An answer with data → the story, or one plain sentence; never a throw.
 *
 * @import { Story } from "./types.js"
 */
import { read } from "./read.js";

/**
 * @param {Promise<Response>} response @param {string[]} [others] ids of events that the data may answer, too
 * @returns {Promise<ReturnType<typeof read>>}
 */
export async function load(response, others) {
  try {
    const answer = await response;
    if (!answer.ok) return { ok: false, problem: `the data answered ${answer.status}` };
    const result = read(await answer.json(), others);
    return result.ok ? { ok: true, story: withReader(result.story) } : result;
  } catch (error) {
    return { ok: false, problem: String(error) };
  }
}

/**
 * The reader's own clock is a zone like the others, but only known here.
 * @param {Story} story @returns {Story}
 */
function withReader(story) {
  return {
    ...story,
    zones: [...story.zones, { id: "mine", name: "" }],
    mine: (t) => -new Date(t).getTimezoneOffset(),
  };
}
