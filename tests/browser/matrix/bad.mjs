// Boards that nobody wishes for, on every surface, with a ruler.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";
import { faults } from "../lib/geometry.mjs";
import { dress, settle } from "../lib/look.mjs";
import { HALL, LAPTOP, PHONE, eventually } from "../lib/world.mjs";

const WORD = "Hottentottententententoonstellingsmakersopleidingscoördinatievergaderingsnotulenarchiefkastsleutelgat".slice(0, 100);
const TITLE = `Thema met een heel lange naam en een woord erachter: ${WORD}`.slice(0, 120);
const TEXTS = [
  WORD,
  "😀🎉👩‍👩‍👧‍👦🏳️‍🌈",
  "Nederlands, العربية مرحبا بالعالم, 中文在这里, ру́сский и עברית в одном",
  "x",
  "a\n\n\n\nb\nc",
  `https://example.com/${"pad/".repeat(40)}`,
  "W".repeat(999),
  "‏مرحبا بكم في القاعة هذا نص طويل باللغة العربية ليرى كيف يظهر",
  "<b>vet</b> & \"aanhalingstekens\" ‘enkele’",
  "Zalgo̷̢̨͚̫͉͎͎̮͚̾̓̊͗͋ t̸̨̛͔e̷̡k̵̢s̸̨t",
];
const THEMES = [TITLE, WORD, "😀🎉", "مرحبا بالعالم"];
const MOST_THEMES = 64;

const KINDS = { none: [], one: ["Eén enkele reflectie."], long: TEXTS };

async function make(base, kind) {
  const board = await Board.make(base, { title: kind === "long" ? `Bijeenkomst: ${WORD}`.slice(0, 120) : "Klein" });
  await board.phase("write");
  board.ids = [];
  const prompts = ["parels", "puzzels", "handvatten", "reflectie"];
  for (const [at, text] of KINDS[kind].entries()) board.ids.push(await board.post(text, prompts[at % 4]));
  await board.phase("group");
  const { length } = board.ids;
  await eventually("all revealed", async () => (await board.view()).now.counts.published === length);
  board.themes = [];
  if (kind !== "long") return board;
  for (let n = 0; n < MOST_THEMES; n += 1) {
    board.themes.push(await board.theme(THEMES[n] ?? `Thema ${n + 1}`, n < THEMES.length ? [board.ids[n]] : []));
  }
  return board;
}

/** Opens every surface on such a board, and tells what a ruler finds. */
export async function look(world, { title: kind }) {
  const board = await make(world.base, kind);
  const found = [];
  const measure = async (page, what, sizes) => {
    for (const [width, height] of kind === "long" ? sizes : sizes.slice(-1)) {
      await page.setViewportSize({ width, height });
      await settle(page);
      for (const fault of await faults(page)) found.push(`${kind}, ${what}, ${width} wide: ${fault}`);
    }
  };
  const phone = await world.page(await world.person(PHONE));
  for (const phase of ["write", "read", "vote", "discuss"]) {
    await board.phase(phase);
    if (phase === "discuss") {
      for (let n = 0; n < 6 && board.themes.length > 0; n += 1) {
        await board.phase("vote");
        await board.command({ vote: { target: board.themes[n % 4], count: 2 } }, await board.guestToken());
      }
      await board.phase("discuss");
      await board.command({ reveal_results: { on: true } });
    }
    await Attendee.open(phone, board);
    await phone.waitForFunction(() => document.querySelector("#say")?.textContent.trim() !== "");
    if (phase === "read" && board.ids.length > 0) await phone.locator("#others .refl").first().waitFor();
    await dress(phone, "light");
    await measure(phone, `phone ${phase}`, [[320, 640], [390, 844]]);
  }
  const screen = await world.page(await world.person(HALL));
  await Projector.open(screen, board.links.projector);
  await dress(screen, "light");
  for (const mode of ["welcome", "wall", "themes", "results"]) {
    await board.command({ screen: { mode } });
    await screen.waitForTimeout(350);
    await measure(screen, `screen ${mode}`, [[1920, 1080]]);
  }
  for (const id of board.ids.filter((_, at) => [0, 2, 5, 6].includes(at))) {
    await board.command({ spotlight: { reflection: id } });
    await screen.waitForTimeout(350);
    await measure(screen, `spotlight of text ${board.ids.indexOf(id)}`, [[1920, 1080]]);
  }
  await board.phase("group");
  const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
  await moderator.page.getByTestId("saved").filter({ hasText: "Alles bewaard" }).waitFor();
  await dress(moderator.page, "light");
  await measure(moderator.page, "table", [[1024, 768], [1280, 800], [390, 844]]);
  await moderator.page.setViewportSize(LAPTOP);
  if (kind === "long") {
    await moderator.stream.locator("[data-reflection]").nth(1).click();
    await moderator.page.keyboard.press("v");
    await moderator.dialog.waitFor();
    await measure(moderator.page, "dialog move", [[320, 640], [1280, 800]]);
  }
  const organiser = await world.page(await world.person(LAPTOP));
  await organiser.goto(board.links.organiser);
  await organiser.getByRole("heading", { level: 2 }).first().waitFor();
  await dress(organiser, "light");
  await measure(organiser, "organiser", [[320, 640], [1280, 800]]);
  return found;
}

/** Opens the surfaces on a board of this many, and goes to the end of the list at the table. */
export async function crowd(world, many) {
  const board = await Board.make(world.base);
  await board.phase("write");
  await board.fill(many);
  await board.phase("group");
  await eventually("all revealed", async () => (await board.view()).now.counts.published === many, 60_000);
  const found = [];
  const measure = async (page, what) => {
    await dress(page, "light");
    for (const fault of await faults(page)) found.push(`${many}, ${what}: ${fault}`);
  };
  // In the second one the page scrolls, and not the list.
  for (const viewport of [LAPTOP, { width: 320, height: 256 }]) {
    const { page, stream } = await Moderator.open(await world.page(await world.person(viewport)), board.links.moderator);
    await stream.locator("[data-reflection]").first().waitFor();
    await measure(page, `table, ${viewport.width} wide`);
    await stream.locator("[data-reflection]").first().hover();
    await eventually(`the end of the list, ${viewport.width} wide`, async () => {
      await page.mouse.wheel(0, 5_000);
      await page.waitForTimeout(40);
      return page.evaluate(isAtEnd);
    });
    // Rows, and not the room that they would take.
    await eventually(`rows at the end, ${viewport.width} wide`, () => page.evaluate(hasRows), 4_000);
  }
  await board.phase("read");
  const phone = await Attendee.open(await world.page(await world.person(PHONE)), board);
  await phone.others.first().waitFor();
  await measure(phone.page, "phone");
  await board.command({ screen: { mode: "wall" } });
  const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
  await projector.page.locator(".wall [data-reflection]").first().waitFor();
  await measure(projector.page, "screen");
  return found;
}

/** In the page: what scrolls the list stands at its end, or as near as what follows the list allows. */
function isAtEnd() {
  const list = document.querySelector(".stream .rows");
  const scrolls = list.scrollHeight > list.clientHeight + 2 ? list : document.scrollingElement;
  return scrolls.scrollTop + scrolls.clientHeight >= scrolls.scrollHeight - 260;
}

function hasRows() {
  const rows = [...document.querySelectorAll(".stream [data-reflection]")];
  return rows.some((row) => row.getBoundingClientRect().top < innerHeight && row.getBoundingClientRect().bottom > 0);
}
