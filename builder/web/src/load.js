/**
 * Door. An element that names its data → the story, or one plain sentence; never a throw.
 */
import { read } from "./read.js";

/**
 * @param {HTMLElement} root @param {AbortSignal} signal
 * @returns {Promise<ReturnType<typeof read>>}
 */
export async function load(root, signal) {
  try {
    const answer = await fetch(root.dataset.timeline ?? "", { signal });
    if (!answer.ok) return { ok: false, problem: `the data answered ${answer.status}` };
    return read(await answer.json());
  } catch (error) {
    return { ok: false, problem: String(error) };
  }
}
