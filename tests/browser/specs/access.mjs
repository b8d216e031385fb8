// What axe finds on every page, at the width where each is used, in every theme. Every state of every page is for
// `cargo xtask prove access`.

import { makeHall } from "../matrix/hall.mjs";
import { PLACES } from "../matrix/places.mjs";
import { visit, wrong } from "../matrix/visit.mjs";

const FEW = 24;

async function sweep(world, isWanted) {
  const hall = await makeHall(world.base, FEW);
  const faults = [];
  let scans = 0;
  await visit(world.browser, hall, PLACES.filter((place) => place.daily && isWanted(place)), ["light", "dark", "contrast"], (scanned) => {
    scans += 1;
    for (const fault of wrong(scanned)) faults.push(`${scanned.place.name}, ${scanned.theme}: ${fault}`);
  });
  if (faults.length > 0) throw new Error(faults.join("\n"));
  if (scans < 9) throw new Error(`only ${scans} scans`);
}

const isOfStaff = ({ name }) => /^(table|dialog|screen|organiser)/.test(name);

export default {
  async "axe finds nothing on the attendee's and the plain pages"(world) {
    await sweep(world, (place) => !isOfStaff(place));
  },

  async "axe finds nothing on the staff's pages"(world) {
    await sweep(world, isOfStaff);
  },
};
