// What comes after the event: the result page, one's own reflections, room for one more word, and the board's own
// privacy page. All but the room for a word are plain HTML, so most people here have no script.

import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { Attendee, enter } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { scan, told } from "../lib/axe.mjs";
import { FINGER, POINTER, expectSound } from "../lib/geometry.mjs";
import { THEMES, dress, letters, spaceOut } from "../lib/look.mjs";
import { HALL, LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";

const SMALL = { width: 320, height: 640 };
const TABLET = { width: 768, height: 1024 };
/** Without a space: what must break somewhere. */
const LONG = "Jeugdhulpverantwoordelijkheidsverdelingsoverleg".repeat(2);

const report = (board, change) => board.command({ report: change }, board.tokens.organiser);

/** A board on which something happened with one theme, and with another not yet. */
async function evening(world) {
  const board = await Board.make(world.base, { title: "Wat werkt al, en wat nog niet?" });
  await board.phase("write");
  const ids = await board.fill(24);
  await board.phase("group");
  const themes = [];
  for (const [n, title] of ["Wachttijden", LONG, "Onderwijs en zorg", "Vertrouwen"].entries()) {
    themes.push(await board.theme(title, ids.slice(5 * n, 5 * n + 5)));
  }
  await board.command({ stack: { reflections: [ids[1]], under: ids[0] } });
  await board.command({ key_phrase: { theme: themes[0], reflection: ids[2] } });
  await report(board, { details: { title: "Wat werkt al, en wat nog niet?", date: "2025-11-14", place: "Buurthuis De Brug", audience: LONG } });
  await report(board, { summary: { text: `Wachten raakt mensen het meest.\n\n${LONG}` } });
  await report(board, { links: { links: [{ title: "De dia’s", url: `https://weerklank.example/${"dia".repeat(60)}` }] } });
  await report(board, { agreement: { agreement: randomUUID(), what: "Bel mensen die wachten.", who: "Fatima", when: "voor de zomer", theme: themes[0] } });
  await report(board, { follow_up: { theme: themes[0], step: "shared", reached: { on: "2025-11-17", note: "", url: "" } } });
  await report(board, { follow_up: { theme: themes[0], step: "read", reached: { on: "2025-11-24", note: LONG, url: "https://weerklank.example/besluit" } } });
  board.result = await board.publish();
  board.themes = themes;
  return board;
}

/** Somebody whose browser runs no script, at their own text in the first theme. */
async function author(world, board, viewport = PHONE) {
  const context = await world.person(viewport, { javaScriptEnabled: false });
  const page = await world.page(context);
  await page.goto(`/${board.code}`);
  await page.locator("#compose > summary").click();
  await page.locator("#text").fill("Van mij, over wachten");
  await page.getByRole("button", { name: "Plaats", exact: true }).click();
  await page.getByText("Je reflectie is verstuurd.").waitFor();
  const { staff } = await board.view();
  const [own] = Object.entries(staff.waiting).find(([, { text }]) => text === "Van mij, over wachten");
  await board.command({ approve: { reflections: [own] } });
  await board.command({ place: { reflections: [own], theme: board.themes[0] } });
  return { context, page };
}

/** By every eye that we have: axe in each theme, the ruler at each width, wide spacing and large letters. */
async function look(world, path, prepare = async () => {}) {
  const context = await world.person(PHONE);
  await prepare(context);
  const page = await world.page(context);
  await page.goto(path);
  for (const theme of Object.keys(THEMES)) {
    await dress(page, theme);
    const { violations } = await scan(page);
    same(told(violations), [], `axe on ${theme}`);
  }
  await dress(page, "light");
  for (const all of await page.locator("details").all()) await all.evaluate((details) => (details.open = true));
  for (const [size, least] of [[SMALL, FINGER], [PHONE, FINGER], [TABLET, POINTER], [LAPTOP, POINTER], [HALL, POINTER]]) {
    await page.setViewportSize(size);
    await expectSound(page, `at ${size.width}`, least);
  }
  await page.setViewportSize(SMALL);
  await letters(page, 32);
  await expectSound(page, "letters of 200 % at 320");
  await letters(page, 16);
  await spaceOut(page);
  await expectSound(page, "wide spacing at 320");
}

export default {
  async "the result page reads well for everybody, at every width, and needs no script"(world) {
    const board = await evening(world);
    await look(world, board.result);
    const page = await world.page(await world.person(PHONE, { javaScriptEnabled: false }));
    await page.goto(board.result);
    for (const name of ["Wachttijden", "Afspraken", "Meer lezen en kijken", "Deze pagina op je telefoon"]) {
      await page.getByRole("heading", { name, exact: true }).waitFor();
    }
    same(await page.locator("script").count(), 0, "scripts");
    // The bars only repeat what stands there as text.
    same(await page.locator(".chart li").first().innerText().then((text) => text.includes(": 5 (")), true, "the bar in words");
    same(await page.locator(".rail").first().locator("li").allInnerTexts().then((all) => all.map((one) => one.split("\n")[0].trim())), ["gedeeld", "gelezen", "op de agenda", "in gesprek", "terugkoppeling"], "the steps");
    same(await page.locator(".rail").first().locator(".done").count(), 2, "the steps that were taken");
    await page.getByText("Alle 5 reflecties in dit thema").first().click();
    await page.locator("#t-1 .all li").nth(4).waitFor();
  },

  async "on paper every theme begins a page, and nothing sticks out"(world) {
    const board = await evening(world);
    const page = await world.page(await world.person({ width: 794, height: 1123 }));
    await page.goto(board.result);
    await page.emulateMedia({ media: "print" });
    same(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "as wide as the sheet");
    same(await page.locator(".btn:visible, .skip:visible").count(), 0, "things to press");
    const breaks = await page.locator(".theme").evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore));
    same(breaks, ["page", "page", "page", "page"], "pages");
  },

  async "without a script one reads what became of one's own, takes it along, and erases it"(world) {
    world.forgiven = /status of 403/;
    const board = await evening(world);
    const { context, page } = await author(world, board);
    await board.phase("closed");
    await page.goto(`/${board.code}`);
    await page.getByRole("link", { name: "Wat gebeurt er met mijn reflecties?" }).click();
    await page.getByRole("heading", { name: "Jouw reflecties" }).waitFor();
    const own = page.locator(".own-page .refl");
    await own.locator(".refl-text", { hasText: "Van mij, over wachten" }).waitFor();
    await own.getByText("Wijzig of trek terug").click();
    await own.getByLabel("Jouw reflectie").fill("Van mij, over wachten en hopen");
    await own.getByRole("button", { name: "Bewaar", exact: true }).click();
    await page.getByText("Je reflectie is gewijzigd.").waitFor();
    await own.locator(".refl-text", { hasText: "over wachten en hopen" }).waitFor();
    await page.getByText("17 november 2025").waitFor();
    await page.getByText("Bel mensen die wachten.").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Bewaar als tekst" }).click(),
    ]);
    same(download.suggestedFilename(), "mijn-reflecties.txt", "the file");
    same((await readFile(await download.path(), "utf8")).includes("Van mij, over wachten"), true, "one's own in it");
    const erase = page.getByRole("button", { name: "Ja, wis alles van mij" });
    same(await erase.isVisible(), false, "asked once before");
    await page.getByText("Wis alles van mij", { exact: true }).click();
    await erase.click();
    await page.getByRole("heading", { name: "Alles van jou is gewist" }).waitFor();
    same((await context.cookies()).filter(({ name }) => name.endsWith("-attendee")), [], "the cookie");
    same(JSON.stringify(await board.view()).includes("Van mij"), false, "the text");
    await page.goto(`/b/${board.id}/mine`);
    await page.getByRole("heading", { name: "Hier staat niets van jou" }).waitFor();
  },

  async "one's own page and the privacy page read well for everybody, at every width"(world) {
    const board = await evening(world);
    const { context } = await author(world, board);
    const cookies = await context.cookies();
    await look(world, `/b/${board.id}/mine`, (someone) => someone.addCookies(cookies));
    await look(world, `/b/${board.id}/privacy`);
  },

  async "after the last round a phone that lies open may still add something, until the organiser says it is over"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const { page, phone } = await enter(world, board);
    await phone.post("In de zaal geschreven");
    await phone.state("In de zaal geschreven", "verstuurd");
    await board.phase("closed");
    await phone.told("Het bord is dicht", "Bedankt");
    same(await page.locator("#compose").isVisible(), false, "the form after the last round");
    same(await page.locator("#late").isVisible(), false, "nothing is promised");
    const until = new Date(Date.now() + 5 * 86_400_000);
    await report(board, { late: { until: until.getTime() } });
    const day = until.toLocaleDateString("nl", { weekday: "long", day: "numeric", month: "long" });
    await page.getByText(`Je kunt nog iets toevoegen tot en met ${day}.`).waitFor();
    await phone.post("Achteraf bedacht");
    await phone.own("Achteraf bedacht").filter({ hasText: "De begeleider leest" }).waitFor();
    await eventually("it waits for a moderator", async () => JSON.stringify((await board.view()).staff.waiting).includes("Achteraf bedacht"));
    await page.reload();
    await phone.own("Achteraf bedacht").waitFor();
    await page.locator("#late").waitFor();
    // Somebody new comes in by the code, for as long as it lasts.
    const other = await Attendee.open(await world.page(await world.person(PHONE)), board);
    await other.post("Ook ik nog");
    await other.own("Ook ik nog").filter({ hasText: "De begeleider leest" }).waitFor();
    await report(board, { late: { until: null } });
    await page.locator("#late").waitFor({ state: "hidden" });
    same(await page.locator("#compose").isVisible(), false, "the form when it is over");
  },
};
