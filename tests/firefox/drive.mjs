/**
 * Firefox for tests that are written once for every browser: `node drive.mjs FIREFOX SETTINGS`, where the settings
 * are Firefox's own preferences as JSON. Each line on the standard input is one step, `[verb, window, …given]` as
 * JSON; each is answered by a line, `{answer}` or `{error}`. The verbs are those of tests/browser/driver.py.
 *
 * Files are as strange to each other as for readers, which the driver's own settings would not have them.
 */
import { createInterface } from "node:readline";
import { launch } from "puppeteer-core";

const [executablePath, settings] = process.argv.slice(2);
const browser = await launch({
  browser: "firefox",
  executablePath,
  extraPrefsFirefox: {
    "general.smoothScroll": false,
    "ui.prefersReducedMotion": 1,
    "security.fileuri.strict_origin_policy": true,
    ...JSON.parse(settings),
  },
});

/** Windows that are open, each with no past and no storage of another's. */
const windows = new Map();

/** Verbs that are questions. */
const SAYS = ["ask", "faults"];

const verbs = {
  async window(id, { width, height, zone, watch }) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(`error: ${error}`));
    page.on("console", (said) => ["error", "warn"].includes(said.type()) && faults.push(said.text()));
    page.setDefaultTimeout(15_000);
    await page.setViewport({ width, height });
    if (zone) await page.emulateTimezone(zone);
    if (watch) await page.evaluateOnNewDocument(watch);
    windows.set(id, { context, page, faults });
  },
  open: ({ page }, address) => page.goto(address),
  reload: ({ page }) => page.reload(),
  resize: ({ page }, width, height) => page.setViewport({ width, height }),
  click: async ({ page }, selector) => {
    const locator = page.locator(selector.replace(/^\/\//, "xpath///"));
    await (await locator.waitHandle()).evaluate(uncover);
    await locator.click();
  },
  type: ({ page }, words) => page.keyboard.type(words),
  press: ({ page }, key) => page.keyboard.press(key),
  async wheel({ page }, pixels) {
    await page.mouse.wheel({ deltaY: pixels });
    await page.evaluate("new Promise(requestAnimationFrame)");
  },
  ask: ({ page }, expression, frame) => page.frames()[frame].evaluate(expression),
  faults: ({ faults }) => faults.splice(0),
  async close({ context }, id) {
    windows.delete(id);
    await context.close();
  },
};

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, id, ...given] = JSON.parse(line);
    try {
      const answer = await verbs[verb](windows.get(id) ?? id, ...given, id);
      console.log(JSON.stringify({ answer: SAYS.includes(verb) ? answer : null }));
    } catch (error) {
      console.log(JSON.stringify({ error: String(error) }));
    }
  }
} finally {
  await browser.close();
}

/** Bring an element to the middle where something lies over it, such as the header: the driver would click on that. */
function uncover(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(x + width / 2, y + height / 2);
  if (there && !element.contains(there)) element.scrollIntoView({ block: "center", behavior: "instant" });
}
