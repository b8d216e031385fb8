// Along places, with what is looked for at each: by axe in a theme, or with a ruler in every stance.

import { scan, told } from "../lib/axe.mjs";
import { dress } from "../lib/look.mjs";
import { World } from "../lib/world.mjs";
import { measure } from "./stances.mjs";

/** What axe finds in this theme. */
export const axeIn = (theme) => ({
  name: `axe, ${theme}`,
  async look(page) {
    await dress(page, theme);
    const { violations, incomplete } = await scan(page);
    return { faults: told(violations), incomplete };
  },
});

export const AXE = ["light", "dark", "contrast"].map(axeIn);

/** What a ruler finds, also in windows of these sizes for places of this width. */
export const ruler = (sizes = {}) => ({
  name: "ruler",
  look: async (page, place) => ({ faults: await measure(page, place.on, sizes[place.on.width]) }),
});

/** Opens each place once and takes each look at it; `heard` is told what was found, or why a place was not reached. */
export async function visit(browser, hall, places, looks, heard) {
  for (const place of places) {
    const world = new World(browser, hall.base);
    // A page in an error says so on the console too.
    world.forgiven = /./;
    const page = await world.page(await world.person(place.on));
    try {
      await place.go(page, hall);
      // The kit shows parts outside of their pages, where a ruler has nothing to hold them against.
      for (const { name, look } of looks.filter(({ name }) => !place.debug || name !== "ruler")) heard({ place, look: name, ...(await look(page, place)) });
    } catch (error) {
      heard({ place, look: "open", faults: [`not reached: ${String(error.message).split("\n")[0]}`] });
    }
    await world.end();
  }
}

/** What axe left to a person, over all scans: how often, where first, and why. */
export class Incomplete {
  #rules = new Map();

  add({ place, look, incomplete = [] }) {
    for (const { rule, nodes } of incomplete) {
      for (const { at, why } of nodes) {
        const reason = why.replace(/["'“][^"'”]*["'”]/g, "…");
        const key = `${rule}: ${reason}`;
        const known = this.#rules.get(key) ?? { count: 0, places: new Set(), first: `${place.name}, ${look}: ${at}` };
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
