// The boards that the matrix looks at: one with nothing on it, one that is full, one that everybody groups, one that
// is done.

import { Board } from "../pages/board.mjs";
import { eventually } from "../lib/world.mjs";

const FEW = 24;

export const TITLES = ["Wachten", "Vertrouwen", "Regels", "School", "Samen", "Rust", "Vaste gezichten", "Minder papier"];

const everyday = new Map();

/** The hall that the specs of one server share: each place sets its own round, so none minds what another left. */
export function everydayHall(base) {
  if (!everyday.has(base)) everyday.set(base, makeHall(base, FEW));
  return everyday.get(base);
}

export async function makeHall(base, reflections) {
  const empty = await Board.make(base, { title: "Leeg bord" });
  const full = await filled(base, reflections);
  const together = await Board.make(base, { title: "Buurt", settings: { group_by: "everyone" } });
  await together.phase("write");
  await together.fill(12);
  await together.phase("group");
  await together.theme("Samen", await published(together, 3));
  const done = await Board.make(base, { title: "Klaar" });
  await done.phase("closed");
  const locked = await Board.make(base, { title: "Op slot" });
  await locked.command({ lock: { on: true } });
  return { base, empty, full, together, done, locked };
}

/** Themes with reflections, a stack, a key phrase, votes of seven, one that waits and one that is flagged. */
async function filled(base, count) {
  const board = await Board.make(base, { title: "Kick-off jeugd" });
  await board.phase("write");
  board.ids = await board.fill(count);
  await board.phase("group");
  await eventually("all revealed", async () => (await board.view()).now.counts.published >= count);
  const share = Math.max(1, Math.floor(count / (TITLES.length * 2)));
  board.themes = [];
  for (const [at, title] of TITLES.entries()) {
    board.themes.push(await board.theme(title, board.ids.slice(at * share, (at + 1) * share)));
  }
  const [first, second] = board.ids;
  if (share > 1) await board.command({ stack: { reflections: [second], under: first } });
  await board.command({ key_phrase: { theme: board.themes[0], reflection: first } });
  await board.post("Bel mij gerust: 06-12345678", "puzzels");
  await board.phase("vote");
  for (let n = 0; n < 7; n += 1) {
    const guest = await board.guestToken();
    await board.command({ vote: { target: board.themes[n % 5], count: 2 } }, guest);
    await board.command({ vote: { target: board.themes[(n + 1) % 3], count: 1 } }, guest);
  }
  return board;
}

async function published(board, count) {
  const { board: document } = await board.view();
  return Object.keys(document.reflections).slice(0, count);
}
