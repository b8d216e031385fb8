// The attendee's page, as someone with a phone uses it.

import { Board } from "./board.mjs";
import { PHONE, eventually } from "../lib/world.mjs";

export class Attendee {
  constructor(page) {
    this.page = page;
    this.field = page.locator("#text");
    this.mine = page.locator("#mine .refl");
    this.others = page.locator("#others .refl");
    this.place = page.getByRole("button", { name: "Plaats", exact: true });
    this.question = page.locator("#text-error .asked");
  }

  /** By the code field of the first page. */
  static async join(page, code) {
    await page.goto("/");
    await page.getByLabel("Code").fill(code);
    await page.getByRole("button", { name: "Doe mee" }).click();
    const attendee = new Attendee(page);
    await attendee.field.waitFor({ state: "attached" });
    return attendee;
  }

  static async open(page, board) {
    await page.goto(`/${board.code}`);
    const attendee = new Attendee(page);
    await attendee.field.waitFor({ state: "attached" });
    return attendee;
  }

  async write(text) {
    if (!(await this.field.isVisible())) await this.page.locator("#compose > summary").click();
    await this.field.fill(text);
  }

  async post(text) {
    await this.write(text);
    await this.place.click();
    await this.own(text).waitFor();
  }

  own(text) {
    return this.mine.filter({ hasText: text });
  }

  /** From the reading round on, one's own steps back behind a row. */
  async showOwn() {
    const row = this.page.getByRole("button", { name: /^Mijn reflecties/ });
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) === "false") await row.click();
  }

  /** How far it has come: the word of its trail. */
  async state(text, word) {
    await this.own(text).filter({ hasText: word }).waitFor();
  }

  other(text) {
    return this.others.filter({ hasText: text });
  }

  async showOthers() {
    const row = this.page.getByRole("button", { name: /^Wat anderen schrijven/ });
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) === "false") await row.click();
  }

  /** What the page says of the round, in its large letters and below them. */
  async told(heading, lead) {
    await this.page.locator("#say").getByText(heading, { exact: true }).waitFor();
    await this.page.locator("#lead").filter({ hasText: lead }).waitFor();
  }

  /** What a screen reader was told last. */
  async announced(sentence) {
    await this.page.locator("#status").filter({ hasText: sentence }).waitFor({ state: "attached" });
  }

  choice(title) {
    return this.page.locator("#vote .choice").filter({ hasText: title });
  }

  more(title) {
    return this.page.getByRole("button", { name: `Een stem meer voor ${title}` });
  }

  less(title) {
    return this.page.getByRole("button", { name: `Een stem minder voor ${title}` });
  }

  async purse(sentence) {
    await this.page.locator("#purse").getByText(sentence, { exact: true }).waitFor();
  }

  echo(text) {
    return this.other(text).getByRole("button", { name: /^Herken ik/ });
  }

  /** The pile of a theme, where everybody groups. */
  pile(title) {
    return this.page.locator("#others section").filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  async move(text, choice, newTitle) {
    const card = this.other(text);
    await card.getByRole("button", { name: "Verplaats naar…" }).click();
    await card.getByRole("combobox", { name: "Verplaats naar…" }).selectOption({ label: choice });
    if (newTitle) await card.getByLabel("Naam van het nieuwe thema").fill(newTitle);
    await card.getByRole("button", { name: "Verplaats", exact: true }).click();
  }

  async undo() {
    await this.page.getByRole("button", { name: "Maak ongedaan" }).click();
  }
}

/** A board of its own in this round, and a phone at it. */
export async function open(world, settings = {}, phase = "write") {
  const board = await Board.make(world.base, { settings });
  await board.phase(phase);
  return { board, ...(await enter(world, board)) };
}

/** A phone at this board, that listens: what it says over its socket is kept in `said`. */
export async function enter(world, board) {
  const context = await world.person(PHONE);
  const page = await world.page(context);
  const said = [];
  page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => said.push(String(payload))));
  const phone = await Attendee.open(page, board);
  await eventually("the socket speaks", async () => said.length > 0);
  return { context, page, phone, said };
}

/** What the staff have before the reveal. */
export async function stored(board) {
  const { staff } = await board.view();
  return Object.entries(staff.waiting);
}

/** The reflection with this text, once the server has it. */
export async function idOf(board, text) {
  const [id] = await eventually(`${text} is stored`, async () => (await stored(board)).find(([, entry]) => entry.text === text));
  return id;
}

export async function offline(context, page) {
  await context.setOffline(true);
  await page.getByText("Geen verbinding").first().waitFor();
}
