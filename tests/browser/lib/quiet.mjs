// The measurement of the live-region meter: a hall writes, and a moderator who listens hears counts.

import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { HALL, LAPTOP, PHONE } from "./world.mjs";
import { holdFocus, listen, mostAnnouncements, pour } from "./meter.mjs";

export async function measureQuiet(world, seconds) {
  const board = await Board.make(world.base, { settings: { reveal: "live" } });
  await board.phase("write");
  await board.fill(30);
  await board.command({ screen: { mode: "wall" } });
  const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
  const screen = await world.page(await world.person(HALL));
  await screen.goto(board.links.projector);
  await screen.locator(".wall [data-reflection]").first().waitFor();
  const phone = await world.page(await world.person(PHONE));
  await phone.goto(`/${board.code}`);
  await phone.locator("#others").waitFor({ state: "attached" });
  const row = moderator.stream.locator("[data-reflection]").nth(3);
  await row.focus();
  // What came while the page opened has been said by then.
  await moderator.page.waitForTimeout(1_500);
  const pages = { table: moderator.page, screen, phone };
  for (const page of Object.values(pages)) await listen(page);
  await holdFocus(moderator.page);
  const began = Date.now();
  const posted = await pour(board, seconds);
  const took = (Date.now() - began) / 1000;
  const heard = {};
  for (const [name, page] of Object.entries(pages)) heard[name] = await page.evaluate(() => window.announced);
  const focus = await moderator.page.evaluate(() => window.focusHeld);
  return { posted, took, heard, focus, most: mostAnnouncements(seconds) };
}

/** What of it is too much, too little, or moved. */
export function faultsOf({ posted, took, heard, focus, most }, seconds) {
  const faults = [];
  if (took > seconds * 1.25) faults.push(`${posted} posts took ${took.toFixed(0)} s, not ${seconds}`);
  for (const [page, said] of Object.entries(heard)) {
    if (said.length > most) faults.push(`${page}: ${said.length} announcements, at most ${most}: ${said.slice(0, 3).join(" | ")}`);
  }
  if (heard.table.length < 1) faults.push("table: no announcement");
  if (!heard.table.some((said) => /^\d+ nieuwe reflecties?\. [\d.]+ in totaal\.$/.test(said))) faults.push(`table: no count among ${JSON.stringify(heard.table)}`);
  if (focus.moved > 1) faults.push(`what has the focus moved by ${focus.moved} px`);
  if (focus.lost > 0) faults.push(`the focus was lost in ${focus.lost} of ${focus.frames} frames`);
  if (focus.frames < seconds * 5) faults.push(`only ${focus.frames} frames`);
  return faults;
}
