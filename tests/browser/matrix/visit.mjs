// Along places in themes, with axe at each.

import { scan, told } from "../lib/axe.mjs";
import { dress } from "../lib/look.mjs";
import { World } from "../lib/world.mjs";

/**
 * Opens each place once and scans it in each theme. `heard` is told of each scan: its place and theme, and what was
 * found, or why the place was not reached.
 */
export async function visit(browser, hall, places, themes, heard) {
  for (const place of places) {
    const world = new World(browser, hall.base);
    // A page in an error says so on the console too.
    world.forgiven = /./;
    const page = await world.page(await world.person(place.on));
    try {
      await place.go(page, hall);
      for (const theme of themes) {
        await dress(page, theme);
        heard({ place, theme, page, ...(await scan(page)) });
      }
    } catch (error) {
      heard({ place, error: String(error.message).split("\n")[0] });
    }
    await world.end();
  }
}

/** The sentences of what is wrong at this place; none when all is well. */
export function wrong({ violations, error }) {
  return error ? [`not reached: ${error}`] : told(violations);
}

/** What axe left to a person, over all scans: how often, where first, and why. */
export class Incomplete {
  #rules = new Map();

  add({ place, theme, incomplete = [] }) {
    for (const { rule, nodes } of incomplete) {
      for (const { at, why } of nodes) {
        const reason = why.replace(/["'“][^"'”]*["'”]/g, "…");
        const key = `${rule}: ${reason}`;
        const known = this.#rules.get(key) ?? { count: 0, places: new Set(), first: `${place.name}, ${theme}: ${at}` };
        known.count += 1;
        known.places.add(place.name);
        this.#rules.set(key, known);
      }
    }
  }

  print() {
    const sorted = [...this.#rules].sort(([, a], [, b]) => b.count - a.count);
    for (const [reason, { count, places, first }] of sorted) {
      console.log(`for a person: ${count}× on ${places.size} places: ${reason} (${first})`);
    }
  }
}
