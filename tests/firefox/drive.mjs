/**
 * Visits as JSON on the standard input → what each answers, as JSON: `node drive.mjs FIREFOX < visits`.
 *
 * A visit is `{address, window: {width, height}, watch, steps, ask}`: `watch` is run in the page before anything
 * of its own, a step is one of `{click: selector}`, `{type: text, into: selector}`, `{scroll: pixels, times}`
 * and `{wait: expression}`, and what the expression `ask` gives in the end is the answer.
 *
 * Files are as strange to each other as for readers, which the driver's own settings would not have them.
 */
import { text } from "node:stream/consumers";
import { launch } from "puppeteer-core";

const visits = JSON.parse(await text(process.stdin));
const browser = await launch({
  browser: "firefox",
  executablePath: process.argv[2],
  extraPrefsFirefox: { "general.smoothScroll": false, "security.fileuri.strict_origin_policy": true },
});
try {
  const answers = [];
  for (const visit of visits) answers.push(await answer(visit));
  console.log(JSON.stringify(answers));
} finally {
  await browser.close();
}

async function answer({ address, window, watch, steps, ask }) {
  const page = await browser.newPage();
  await page.setViewport(window);
  await page.evaluateOnNewDocument(watch);
  await page.goto(address);
  for (const step of steps) await take(page, step);
  const found = await page.evaluate(ask);
  await page.close();
  return found;
}

async function take(page, { click, type, into, scroll, times, wait }) {
  if (click) await page.click(click);
  else if (type) await page.type(into, type);
  else if (wait) await page.waitForFunction(wait);
  else
    for (let i = 0; i < times; i++) {
      await page.mouse.wheel({ deltaY: scroll });
      await page.evaluate("new Promise(requestAnimationFrame)");
    }
}
