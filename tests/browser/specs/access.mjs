// Every page, at the width where it is used: what axe finds in three themes, and what a ruler finds with wide spacing,
// with large letters, and in a small window. Every state of every page is for `cargo xtask prove access`.

import { everydayHall } from "../matrix/hall.mjs";
import { PLACES } from "../matrix/places.mjs";
import { AXE, ruler, visit } from "../matrix/visit.mjs";

const SIZES = { 390: [[320, 640]], 1280: [[768, 1024], [1024, 768]], 1920: [[1024, 768]] };

async function sweep(world, isWanted) {
  const hall = await everydayHall(world.base);
  const found = [];
  let looks = 0;
  await visit(world.browser, hall, PLACES.filter((place) => place.daily && isWanted(place)), [...AXE, ruler(SIZES)], (seen) => {
    looks += 1;
    for (const fault of seen.faults) found.push(`${seen.place.name}, ${seen.look}: ${fault}`);
  });
  if (found.length > 0) throw new Error([`${found.length} faults`, ...found.slice(0, 40)].join("\n"));
  if (looks < 12) throw new Error(`only ${looks} looks`);
}

const STAFF = { "the table": /^(table|dialog)/, "the screen and the organiser": /^(screen|organiser)/ };
const isOfStaff = ({ name }) => Object.values(STAFF).some((pattern) => pattern.test(name));

const specs = {
  "the phone and the plain pages: axe and the ruler": (world) => sweep(world, (place) => !isOfStaff(place)),
};
for (const [surface, pattern] of Object.entries(STAFF)) {
  specs[`${surface}: axe and the ruler`] = (world) => sweep(world, (place) => pattern.test(place.name));
}
export default specs;
