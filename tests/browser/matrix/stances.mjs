// How people hold a page: its window, their letters, their spacing; and what a ruler finds then.

import { FINGER, POINTER, faults } from "../lib/geometry.mjs";
import { dress, letters, settle, spaceOut } from "../lib/look.mjs";

/** Beyond this width a page is pointed at with a mouse. */
const LAPTOP_FROM = 700;

const size = (width, height) => ({
  name: `${width} × ${height}`,
  take: (page) => page.setViewportSize({ width, height }),
  least: width < LAPTOP_FROM ? FINGER : POINTER,
});

/** A laptop of 1280 × 1024 at 400 %. A target may then be a pointer's. */
const ZOOMED = { ...size(320, 256), least: 0 };

const SPACED = { name: "text spacing", take: spaceOut, least: 0, leave: unspace };

const LARGE = { name: "letters of 200 %", take: (page) => letters(page, 32), least: 0, leave: (page) => letters(page, 16) };

async function unspace(page) {
  await page.evaluate(() => (document.adoptedStyleSheets = []));
}

/** The stances in which a page of this width must be sound, its own first. */
export function stances({ width, height }, more = []) {
  const own = { ...size(width, height), name: "as it is used" };
  return [own, SPACED, LARGE, ...more.map(([w, h]) => size(w, h)), ZOOMED];
}

/** Measures an open page in each stance, and tells each fault with the stance that it was found in. */
export async function measure(page, viewport, more) {
  await dress(page, "light");
  const found = [];
  for (const stance of stances(viewport, more)) {
    await stance.take(page);
    await settle(page);
    for (const fault of await faults(page, stance.least)) found.push(`${stance.name}: ${fault}`);
    await stance.leave?.(page);
    if (stance.name === "letters of 200 %") await page.setViewportSize(viewport);
  }
  return found;
}
