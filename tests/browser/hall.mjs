// The attendee's page on a phone in a full hall: `node hall.mjs [runs] [profile]`. Prints a table; ends with 1 when a
// figure is above its target. Times are the page's own, counted from the start of the navigation; each run is a phone
// that was never here.

import { link } from "./lib/proxy.mjs";
import { startServer } from "./lib/server.mjs";
import { PHONE, World, launch } from "./lib/world.mjs";
import { Board } from "./pages/board.mjs";

const RUNS = Number(process.argv[2] ?? 20);
const ONLY = process.argv[3];

/** What profile `hall` must do, in milliseconds; the other profiles are printed alone. */
const TARGETS = {
  "form usable": [2_500, 4_000],
  "own reflection visible": [100, 100],
  acknowledged: [800, 3_000],
};
/** The first text is placed the moment that the live layer is there, the second after it was typed at leisure. */
const ROWS = ["form usable", "live layer", "own reflection visible", "acknowledged", "the first one, pressed early"];
const PROFILES = ["hall", "edge", "no-websocket"].filter((name) => !ONLY || name === ONLY);
/** As long as a phone at the edge of the network needs. */
const PATIENCE = 120_000;
/** When somebody gives up on a page that does not move, and loads it again. */
const STUCK = 40_000;

const [server, browser] = await Promise.all([startServer(), launch()]);
let [passed, failed] = [0, 0];
try {
  console.log("profile       what                           p50 ms   p95 ms  worst ms   n");
  for (const profile of PROFILES) await measure(profile, profile === "hall" ? RUNS : Math.ceil(RUNS / 4));
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function measure(profile, runs) {
  const board = await Board.make(server.base);
  await board.phase("write");
  const took = Object.fromEntries(ROWS.map((row) => [row, []]));
  const down = [];
  let again = 0;
  for (let run = 0; run < runs; run += 1) {
    const { times, bytes, broke } = await one(board, profile, run);
    again += broke;
    for (const [what, ms] of Object.entries(times)) took[what].push(ms);
    down.push(bytes.down);
    if (process.env.VERBOSE) console.log(`  run ${run}: ${Object.values(times).map((ms) => ms.toFixed(0)).join(" ")}`);
  }
  const stored = Object.keys((await board.view()).staff.waiting).length;
  for (const [what, all] of Object.entries(took)) report(profile, what, all);
  report(profile, "bytes of a first visit", down);
  if (again > 0) console.log(`${profile.padEnd(13)} ${again} of ${runs} pages broke off and were loaded again`);
  verdict(stored === runs * 2, `${profile}: ${stored} of ${runs * 2} stored, each once`);
}

/** One phone, from the tap on the link to "verstuurd". */
async function one(board, profile, run) {
  const wifi = await link(server.base, profile, run);
  const world = new World(browser, wifi.base);
  // A network that cuts things off is what is tried here.
  world.forgiven = /ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket/;
  const context = await world.person(PHONE);
  context.setDefaultTimeout(PATIENCE);
  const page = await world.page(context);
  await page.addInitScript(watch);
  const url = `${wifi.base}/${board.code}`;
  const usable = await form(page, url);
  const layer = page.locator("[data-kept]").first();
  await page.locator("#text").pressSequentially(`Ronde ${run}, meteen`, { delay: 20 });
  // A page that broke off on its way is loaded again, as people do; what stood in the field is back by itself.
  const broke = await layer.waitFor({ state: "attached", timeout: STUCK }).then(() => 0, () => 1);
  if (broke > 0) {
    await page.reload({ waitUntil: "commit" });
    await page.locator("#text").fill(`Ronde ${run}, meteen`);
    await layer.waitFor({ state: "attached" });
  }
  const live = await page.evaluate(() => performance.now());
  const early = await place(page, `Ronde ${run}, meteen`);
  await page.locator("#text").pressSequentially(`Ronde ${run}, en nu op mijn gemak`, { delay: 60 });
  const later = await place(page, `Ronde ${run}, en nu op mijn gemak`);
  const bytes = await wifi.bytes();
  await world.end();
  await wifi.end();
  const shown = Math.max(early.shown, later.shown);
  const times = [usable, live, shown, later.acknowledged, early.acknowledged];
  return { broke, times: Object.fromEntries(ROWS.map((row, at) => [row, times[at]])), bytes };
}

/** When the form was there to write in, counted from the first try: a page that was cut off is asked for again. */
async function form(page, url) {
  const began = Date.now();
  for (;;) {
    const tried = Date.now() - began;
    const came = await page.goto(url, { waitUntil: "commit" }).then(() => true, () => false);
    const usable = came && (await within(STUCK, page.evaluate(() => window.usable)));
    if (usable) return usable + tried;
  }
}

/** Nothing, when it fails or takes longer. */
function within(ms, fact) {
  return Promise.race([fact.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, ms))]);
}

async function place(page, text) {
  await page.evaluate((text) => window.expect(text), text);
  await page.getByRole("button", { name: "Plaats", exact: true }).click();
  return page.evaluate(() => window.posted);
}

function report(profile, what, all) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  const [p50, p95] = [at(0.5), at(0.95)];
  const cells = [p50, p95, sorted.at(-1)].map((ms) => ms.toFixed(0).padStart(8));
  console.log(`${profile.padEnd(13)} ${what.padEnd(28)} ${cells.join(" ")}  ${String(all.length).padStart(3)}`);
  const targets = profile === "hall" && TARGETS[what];
  if (!targets) return;
  const [half, most] = targets;
  verdict(p50 <= half && p95 <= most, `${what}: p50 at most ${half} ms, p95 at most ${most} ms`);
}

function verdict(good, what) {
  good ? (passed += 1) : (failed += 1);
  console.log(`${good ? "ok" : "not ok"} ${what}`);
}

/** In the page: when one can write and press, when one's own words stand there, when they are safe. */
function watch() {
  const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(performance.now())));
  const until = (fact) =>
    new Promise((resolve) => {
      const look = () => (fact() ? painted(resolve) : requestAnimationFrame(look));
      look();
    });
  const isThere = (element) => element?.getBoundingClientRect().height > 0;
  window.usable = until(() => {
    const [field, send] = [document.getElementById("text"), document.getElementById("send")];
    return isThere(field) && !field.disabled && !field.readOnly && isThere(send) && !send.disabled;
  });
  let pressed = 0;
  addEventListener("submit", () => (pressed = performance.now()), true);
  window.expect = (text) => {
    const card = () => [...document.querySelectorAll("#mine .refl")].find((card) => card.textContent.includes(text));
    const isSafe = () => ["verstuurd", "op het bord"].includes(card()?.querySelector(".signs b")?.textContent);
    window.posted = (async () => {
      const shown = await until(() => isThere(card()));
      const acknowledged = await until(isSafe);
      return { shown: shown - pressed, acknowledged: acknowledged - pressed };
    })();
  };
}
