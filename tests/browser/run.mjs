// Runs every spec against one server in one browser: `node run.mjs [part of a name]`.
// Prints `ok name` or `not ok name`, and at the end `N passed, N failed`.

import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ROOT, startServer } from "./lib/server.mjs";
import { World, launch } from "./lib/world.mjs";

const wanted = process.argv[2] ?? "";
const failures = join(ROOT, "target/browser");
await mkdir(failures, { recursive: true });

const [server, browser] = await Promise.all([startServer(), launch()]);
let [passed, failed] = [0, 0];
try {
  for (const file of (await readdir(new URL("specs", import.meta.url))).sort()) {
    const { default: specs } = await import(`./specs/${file}`);
    for (const [name, spec] of Object.entries(specs)) {
      if (`${file} ${name}`.includes(wanted)) await run(file, name, spec);
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function run(file, name, spec) {
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
    await photograph(`${file}-${name}`);
    await world.end().catch((complaint) => console.log(`  ${complaint.message}`));
  }
}

/** What everybody saw when it failed. */
async function photograph(name) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) {
    const path = join(failures, `${name.replace(/\W+/g, "-")}-${at}.png`);
    await page.screenshot({ path, timeout: 3_000 }).catch(() => {});
  }
}
