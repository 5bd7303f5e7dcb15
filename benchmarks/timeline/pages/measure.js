/**
 * What is the same on every page. The page itself sets `library`: `start(url)` gets the data and
 * draws, `marks` is the selector of what it draws, `zoom()` takes one step in.
 */

/** How many frames may pass before a step that changes nothing counts as such. */
const PATIENCE = 600;

/** How long a first frame may take, in milliseconds. */
const LONGEST = 300_000;

/** Scripts have run and fonts are there: no library waits for its own files while it is timed. */
window.ready = async () => {
  await new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)));
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
};

/** Resolves in the task after the next frame: style, layout and paint are done by then. */
const frame = () =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(null);
    }),
  );

const marks = () => document.querySelectorAll(library.marks);

/** vis-timeline keeps its marks hidden until they stand where they belong. */
const drawn = () => marks()[0]?.checkVisibility({ visibilityProperty: true }) ?? false;

/**
 * As `frame`; resolves with whether marks were there when it was laid out. Asked any later, marks that
 * a task has made after the frame, and that are still to be painted, would count as shown by it. An
 * observer of sizes is told at first, too, once all is laid out.
 */
const painted = () =>
  new Promise((done) => {
    let shown = false;
    const observer = new ResizeObserver(() => { shown = drawn(); });
    requestAnimationFrame(() => {
      observer.observe(document.body);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        observer.disconnect();
        done(shown);
      };
      port2.postMessage(null);
    });
  });

/** From just before the library gets its data to the end of the frame that shows its marks. */
window.firstFrame = async (url) => {
  const began = performance.now();
  library.start(url);
  do {
    if (performance.now() - began > LONGEST) throw new Error("no mark has come");
  } while (!(await painted()));
  return { wall: performance.now() - began, marks: marks().length };
};

/** Where the picture stands, by a few of its marks. */
function picture() {
  const all = marks();
  const few = [0, all.length >> 1, all.length - 1].map((i) => all[i]?.getBoundingClientRect());
  return [all.length, ...few.flatMap((box) => (box ? [box.left, box.width] : []))].join();
}

/** From the reader's step to the end of the last frame in which the picture changed. */
window.zoomStep = async () => {
  let before = picture();
  const began = performance.now();
  let changed = 0;
  library.zoom();
  for (let still = 0, frames = 0; still < 2 && frames < PATIENCE; frames++) {
    await frame();
    const now = performance.now();
    const after = picture();
    if (after !== before) [changed, still] = [now - began, 0];
    else if (changed) still++;
    before = after;
  }
  return changed;
};

/** The frames that a step needs at least, with nothing in them: what measuring itself costs. */
window.idleStep = async () => {
  for (let i = 0; i < 3; i++) {
    await frame();
    picture();
  }
};
