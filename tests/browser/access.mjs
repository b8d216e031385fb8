// axe on every page, in every state, in every theme, and a ruler on it in every window: `node access.mjs [part of a
// name]`. Ends with 1 when anything was found; what axe leaves to a person is summed up.

import { startServer } from "./lib/server.mjs";
import { World, launch } from "./lib/world.mjs";
import { crowd } from "./matrix/bad.mjs";
import { makeHall } from "./matrix/hall.mjs";
import { PLACES } from "./matrix/places.mjs";
import { AXE, Incomplete, ruler, visit } from "./matrix/visit.mjs";

const FULL = 300;
const NARROW = [320, 640];
const TABLETS = [[768, 1024], [1024, 768]];
const SIZES = {
  390: [NARROW, ...TABLETS, [1280, 800], [1920, 1080]],
  1280: [NARROW, [390, 844], ...TABLETS, [1920, 1080]],
  1920: [NARROW, [390, 844], ...TABLETS, [1280, 800]],
};
const wanted = process.argv[2] ?? "";

const [server, browser] = await Promise.all([startServer(), launch()]);
const incomplete = new Incomplete();
let [passed, failed] = [0, 0];
try {
  const hall = await makeHall(server.base, FULL);
  const isDebug = (await fetch(`${server.base}/_kit`)).ok;
  const places = PLACES.filter((place) => place.name.includes(wanted) && (isDebug || !place.debug));
  if ("2,000 reflections".includes(wanted)) {
    const world = new World(browser, server.base);
    const found = await crowd(world, 2_000).catch((error) => [error.message]);
    found.length === 0 ? (passed += 1) : (failed += 1);
    console.log(found.length === 0 ? "ok 2,000 reflections" : `not ok 2,000 reflections\n  ${found.join("\n  ")}`);
    await world.end();
  }
  await visit(browser, hall, places, [...AXE, ruler(SIZES)], (seen) => {
    incomplete.add(seen);
    seen.faults.length === 0 ? (passed += 1) : (failed += 1);
    const name = `${seen.place.name}, ${seen.look}`;
    console.log(seen.faults.length === 0 ? `ok ${name}` : `not ok ${name}\n  ${seen.faults.join("\n  ")}`);
  });
} finally {
  await browser.close();
  await server.stop();
}
incomplete.print();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
