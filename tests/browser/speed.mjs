// How fast a key shows what it did: `node speed.mjs`. Prints a table; ends with 1 when a key took longer than allowed.

import { startServer } from "./lib/server.mjs";
import { LAPTOP, World, eventually, launch } from "./lib/world.mjs";
import { Board } from "./pages/board.mjs";
import { Moderator } from "./pages/moderator.mjs";

/** From the key to the painted result, in milliseconds, at 1,000 reflections. */
const ALLOWED = 100;
/** Placed in a minute by one who reads each for two seconds; the keys themselves must leave room for that. */
const PLACED = 25;
const READING_MS = 60_000 / PLACED;
const THEMES = ["Wachten", "Vertrouwen", "Regels", "School", "Samen", "Rust"];

const [server, browser] = await Promise.all([startServer(), launch()]);
let [passed, failed] = [0, 0];
try {
  console.log("reflections  key                     p50 ms  p95 ms  worst ms  n");
  for (const count of [400, 1_000, 2_000]) await measure(count);
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function measure(count) {
  const world = new World(browser, server.base);
  const board = await Board.make(server.base);
  await board.phase("write");
  await board.fill(count);
  await board.phase("group");
  for (const title of THEMES) await board.theme(title);
  await eventually("all revealed", async () => (await board.view()).now.counts.published === count);
  const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
  const { page } = moderator;
  await eventually("a full stream", async () => (await moderator.left()) === count);
  await page.evaluate(watch);
  await moderator.enterStream();

  const rows = [
    ["J: the next one", () => press(page, "j", "focus"), 40],
    ["1–6: into a theme", (n) => press(page, String((n % 6) + 1), "focus"), 40],
    ["Z: take it back", () => press(page, "z", "count"), 20],
    ["/: type in the search", (n) => press(page, "wachten"[n % 7], "count or rows"), 7],
  ];
  for (const [name, one, times] of rows) {
    if (name.startsWith("/")) await page.locator("#stream-search").focus();
    const took = [];
    for (let n = 0; n < times; n += 1) took.push(await one(n));
    report(count, name, took);
  }
  await page.locator("#stream-search").fill("");
  await eventually("all rows again", async () => (await moderator.left()) > 0);
  await moderator.stream.locator("[data-reflection]").first().focus();
  const first = performance.now();
  for (let n = 0; n < PLACED; n += 1) await press(page, String((n % 6) + 1), "focus");
  const keys = (performance.now() - first) / PLACED;
  const rate = 60_000 / (keys + READING_MS / 2);
  verdict(rate >= PLACED, `${count} reflections: ${(60_000 / keys).toFixed(0)} placements a minute by keys alone`);
  await world.end();
}

function report(count, name, took) {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const cells = [at(0.5), at(0.95), sorted.at(-1)].map((ms) => ms.toFixed(0).padStart(7));
  console.log(`${String(count).padStart(11)}  ${name.padEnd(22)} ${cells.join(" ")}  ${took.length}`);
  if (count === 1_000) verdict(sorted.at(-1) < ALLOWED, `${name} at ${count}: below ${ALLOWED} ms`);
}

function verdict(good, what) {
  good ? (passed += 1) : (failed += 1);
  console.log(`${good ? "ok" : "not ok"} ${what}`);
}

/** Presses a key and waits for the picture that shows it: from the event to the frame after the change. */
async function press(page, key, what) {
  await page.evaluate((kind) => window.expectChange(kind), what);
  await page.keyboard.press(key);
  return page.evaluate(() => window.painted);
}

/** In the page: what a key changed, and when that was painted. */
function watch() {
  let began = 0;
  addEventListener("keydown", () => (began = performance.now()), true);
  const state = {
    focus: () => document.activeElement?.closest("[data-reflection]")?.dataset.reflection,
    count: () => document.querySelector("#stream-title")?.textContent,
    "count or rows": () => document.querySelector("#stream-search")?.value,
  };
  window.expectChange = (kind) => {
    const before = state[kind]();
    window.painted = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`nothing changed: ${kind}`)), 10_000);
      const look = () => {
        if (began === 0 || state[kind]() === before) return requestAnimationFrame(look);
        // The frame that shows it is painted when a task runs after the next frame callback.
        requestAnimationFrame(() => setTimeout(() => {
          const took = performance.now() - began;
          began = 0;
          resolve(took);
        }));
      };
      requestAnimationFrame(look);
    });
  };
}
