// Runs every spec against one server: `node run.mjs [part of a name]`. Files are shared out over lanes, each with a
// browser of its own: most specs wait for a network that is out, not for the machine.
// Prints `ok name` or `not ok name`, and at the end `N passed, N failed`.

import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ROOT, startServer } from "./lib/server.mjs";
import { World, launch } from "./lib/world.mjs";

const wanted = process.argv[2] ?? "";
const lanes = Number(process.env.LANES ?? 2);
const failures = join(ROOT, "target/browser");
await mkdir(failures, { recursive: true });

const files = await longestFirst();
const server = await startServer();
let [passed, failed] = [0, 0];
try {
  await Promise.all(Array.from({ length: lanes }, lane));
} finally {
  await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** So that no lane still has a long one when the others are done. */
async function longestFirst() {
  const folder = new URL("specs/", import.meta.url);
  const sized = async (file) => ({ file, size: (await stat(new URL(file, folder))).size });
  const all = await Promise.all((await readdir(folder)).map(sized));
  return all.sort((a, b) => b.size - a.size).map(({ file }) => file);
}

async function lane() {
  const browser = await launch();
  try {
    for (let file = files.shift(); file; file = files.shift()) {
      const { default: specs } = await import(`./specs/${file}`);
      for (const [name, spec] of Object.entries(specs)) {
        if (`${file} ${name}`.includes(wanted)) await run(browser, file, name, spec);
      }
    }
  } finally {
    await browser.close();
  }
}

async function run(browser, file, name, spec) {
  const world = new World(browser, server.base);
  const began = Date.now();
  try {
    await spec(world);
    await world.end();
    passed += 1;
    console.log(`ok ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`not ok ${name}`);
    console.log(String(error.stack ?? error).replace(/^/gm, "  "));
    await photograph(browser, `${file}-${name}`);
    await world.end().catch((complaint) => console.log(`  ${complaint.message}`));
  }
}

/** What everybody saw when it failed. */
async function photograph(browser, name) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) {
    const path = join(failures, `${name.replace(/\W+/g, "-")}-${at}.png`);
    await page.screenshot({ path, timeout: 3_000 }).catch(() => {});
  }
}
