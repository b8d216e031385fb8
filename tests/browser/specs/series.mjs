// A journey of several meetings, what comes in on paper or in a file, and the boards that a browser remembers.

import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";

async function api(board, path, body, method = "POST") {
  const headers = { "content-type": "application/json", authorization: `Bearer ${board.tokens.organiser}` };
  const answer = await fetch(`${board.base}/api/boards/${board.id}/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function meet(board, place, themes) {
  await board.command({ report: { details: { title: place, date: "2026-03-02", place, audience: "Ouders en jongeren" } } }, board.tokens.organiser);
  await board.phase("write");
  const posted = [];
  for (const [theme, texts] of themes) for (const text of texts) posted.push([theme, await board.post(text)]);
  await board.phase("group");
  for (const [theme, id] of posted) await board.command({ place: { reflections: [id], theme } });
}

/** Two meetings, the second with the themes of the first, one of them under another name. */
async function journey(world) {
  const first = await Board.make(world.base, { title: "Aftrap" });
  const { url } = await api(first, "series", { title: "Expeditie Noord" });
  const waiting = await first.theme("Wachten");
  const rules = await first.theme("Regels");
  await meet(first, "Haarlem", [[waiting, ["Lang wachten", "Te lang"]], [rules, ["Veel formulieren"]]]);
  const second = new Board(world.base, await api(first, "copy", { title: "Vervolg", with: "themes" }));
  const school = await second.theme("School");
  await meet(second, "Zaandam", [[waiting, ["Nog steeds wachten"]], [school, ["Rust in de klas"]]]);
  return { first, second, path: new URL(url).pathname };
}

async function fits(page, what) {
  const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }));
  same(wide <= room, true, `${what}: ${wide} in ${room}`);
}

async function desk(world) {
  const board = await Board.make(world.base);
  await board.phase("write");
  const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
  return { board, moderator, page: moderator.page };
}

export default {
  async "the page of a series reads from a phone to a wall, by sight and by structure"(world) {
    const { path } = await journey(world);
    for (const width of [320, 390, 1280, 1920]) {
      const page = await world.page(await world.person({ width, height: 900 }));
      await page.goto(path);
      await page.getByRole("heading", { level: 1, name: "Expeditie Noord" }).waitFor();
      await fits(page, `at ${width}`);
    }
    const page = await world.page(await world.person(PHONE));
    await page.goto(path);
    same(await page.locator(".route li").count(), 2, "stops");
    const bars = page.locator(".chart.stops li");
    same(await bars.count(), 1, "what was heard twice");
    same((await bars.first().textContent()).includes("3 (Haarlem 2, Zaandam 1)"), true, "the bar in words");
    same(await page.getByText("Komt voor in 2 van 2 sessies.").count(), 1, "its breadth");
    const since = page.locator("section", { has: page.locator("#since") });
    same((await since.textContent()).includes("School"), true, "what is new");
    const rows = page.getByRole("table").first().getByRole("row");
    same(await rows.last().getByRole("cell").allTextContents(), ["3", "2", "5"], "the sums");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { name: "What keeps coming back" }).waitFor();
  },

  async "a table with many stops scrolls by itself, and the page does not"(world) {
    const first = await Board.make(world.base, { title: "Stop 1" });
    const { url, code } = await api(first, "series", { title: "Lange reis" });
    const hold = async (stop) => {
      await stop.phase("write");
      await stop.fill(3);
      await stop.phase("read");
      await eventually("it was held", async () => (await stop.view()).now.counts.published === 3);
    };
    await hold(first);
    for (let n = 2; n < 8; n += 1) {
      const stop = await Board.make(world.base, { title: `Stop ${n}, in een plaats met een lange naam` });
      await api(stop, "series", { code });
      await hold(stop);
      await stop.theme(`Thema van stop ${n}`);
    }
    for (const width of [320, 1280]) {
      const page = await world.page(await world.person({ width, height: 700 }));
      await page.goto(new URL(url).pathname);
      await fits(page, `at ${width}`);
      const table = page.locator(".wide-table").first();
      same(await table.evaluate((box) => box.scrollWidth > box.clientWidth), width === 320, `scrolls at ${width}`);
    }
  },

  async "a moderator types paper over, line by line, without leaving the keys"(world) {
    const { board, moderator, page } = await desk(world);
    await moderator.stream.locator("h2").focus();
    await page.keyboard.press("o");
    const dialog = moderator.dialog;
    await dialog.getByLabel("Tafel").fill("4");
    await dialog.getByRole("combobox", { name: "Vraag" }).selectOption("puzzels");
    const line = dialog.getByLabel("Wat staat er?");
    await line.focus();
    for (const text of ["Eerste kaartje", "Tweede kaartje"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await eventually("the field is free", async () => (await line.inputValue()) === "");
      same(await page.evaluate(() => document.activeElement.id), "paper-line", "the focus");
    }
    await page.keyboard.type("Mijn BSN is 999990019");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").filter({ hasText: "Haal persoonlijke gegevens weg" }).waitFor();
    same(await line.inputValue(), "Mijn BSN is 999990019", "what was refused is still there");
    same(await dialog.getByLabel("Tafel").inputValue(), "4", "the table is kept");
    await eventually("two posted", async () => (await board.view()).now.counts.reflections === 2);
    await dialog.getByRole("button", { name: "Haal terug: Tweede kaartje" }).click();
    await eventually("one left", async () => (await board.view()).now.counts.reflections === 1);
    same(await line.inputValue(), "Tweede kaartje", "taken back into the field");
    await dialog.getByRole("button", { name: "Sluit" }).last().click();
    const { staff } = await board.view();
    same(Object.values(staff.sources), [{ paper: { table: 4 } }], "where it came from");
    await moderator.take();
    const card = moderator.waiting("Eerste kaartje");
    await card.getByText("op papier, tafel 4").waitFor();
  },

  async "a file is shown before anything is posted, and what is wrong stays with its words"(world) {
    const { board, moderator, page } = await desk(world);
    await moderator.stream.locator("h2").focus();
    await page.keyboard.press("o");
    const dialog = moderator.dialog;
    await dialog.getByRole("button", { name: "Uit een bestand" }).click();
    const lines = ["Vraag;Tekst;Tafel", "Parels;Samen eten;3", ";Zonder vraag;", "Parels;BSN 999990019;"];
    for (let n = 0; n < 130; n += 1) lines.push(`Puzzels;Regel ${n};`);
    const buffer = Buffer.from(`\ufeff${lines.join("\r\n")}`);
    await dialog.getByLabel("Kies een bestand").setInputFiles({ name: "kaartjes.csv", mimeType: "text/csv", buffer });
    await dialog.getByText("131 regels kunnen op het bord. 2 regels niet.").waitFor();
    same((await board.view()).now.counts.reflections, 0, "nothing is posted yet");
    await dialog.getByRole("combobox").selectOption("reflectie");
    await dialog.getByText("132 regels kunnen op het bord. 1 regel niet.").waitFor();
    await dialog.getByRole("button", { name: "Zet 132 regels op het bord" }).click();
    await dialog.getByText("132 regels wachten nu op het bord.").waitFor();
    const { now, staff } = await board.view();
    same([now.counts.reflections, Object.keys(staff.waiting).length], [132, 132], "all wait");
    await dialog.getByText("BSN 999990019").waitFor();
    await dialog.getByText("bevat een BSN").waitFor();
  },

  async "what is no table is told in words, and pasted lines are read"(world) {
    world.forgiven = /status of 422/;
    const { board, moderator, page } = await desk(world);
    await moderator.stream.getByRole("button", { name: "Op papier" }).click();
    const dialog = moderator.dialog;
    await dialog.getByRole("button", { name: "Uit een bestand" }).click();
    const buffer = Buffer.from([0xff, 0xfe, 0x41]);
    await dialog.getByLabel("Kies een bestand").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
    await dialog.getByText("Dit bestand kunnen we niet lezen.").waitFor();
    await dialog.getByLabel("Of plak de regels hier").fill("Ja, maar rustig\nNee, nooit");
    await dialog.getByRole("button", { name: "Bekijk de regels" }).click();
    await dialog.getByText("0 regels kunnen op het bord. 2 regels niet.").waitFor();
    await dialog.getByRole("combobox").selectOption("parels");
    await dialog.getByRole("button", { name: "Zet 2 regels op het bord" }).click();
    await eventually("both wait", async () => Object.keys((await board.view()).staff.waiting).length === 2);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  },

  async "a browser finds its own boards again, and forgets one that is taken off"(world) {
    const page = await world.page(await world.person(PHONE));
    const board = await Board.makeByHand(page, "Mijn eigen bord");
    await page.getByText("Deze browser onthoudt dit bord.").waitFor();
    await page.goto("/");
    const own = page.locator("#own-boards");
    await own.getByRole("heading", { name: "Jouw borden op dit apparaat" }).waitFor();
    same(await own.getByRole("link").getAttribute("href"), board.links.organiser, "its link");
    // What is no address of ours is no link here.
    await page.evaluate(() => {
      const all = JSON.parse(localStorage.getItem("weerklank-boards"));
      all.push({ id: "x", title: "Kwaad", url: "javascript:alert(1)", seen: "2026-01-01" });
      localStorage.setItem("weerklank-boards", JSON.stringify(all));
    });
    await page.reload();
    await own.getByRole("link").waitFor();
    same(await own.getByRole("link").count(), 1, "only our own");
    await own.getByRole("button", { name: "Haal uit de lijst: Mijn eigen bord" }).click();
    await own.waitFor({ state: "hidden" });
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    same(await own.isVisible(), false, "it stays away");
  },
};
