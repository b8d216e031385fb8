// The phone: without JavaScript, without a connection, with words that are not yet sent.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { entries } from "../lib/store.mjs";
import { PHONE, eventually, same } from "../lib/world.mjs";

async function writing(world, options) {
  const board = await Board.make(world.base);
  await board.phase("write");
  const context = await world.person(PHONE, options);
  const page = await world.page(context);
  return { board, context, page };
}

async function stored(board) {
  const { staff } = await board.view();
  return Object.values(staff.waiting).map((entry) => entry.text).sort();
}

export default {
  async "without JavaScript a phone posts and finds its own words back"(world) {
    const { board, page } = await writing(world, { javaScriptEnabled: false });
    await page.goto("/");
    await page.getByLabel("Code").fill(board.shown);
    await page.getByRole("button", { name: "Doe mee" }).click();
    for (const text of ["Zonder script", "En nog een"]) {
      await page.locator("#text").fill(text);
      await page.getByRole("button", { name: "Plaats", exact: true }).click();
      await page.locator("#mine").getByText(text).waitFor();
    }
    await page.reload();
    await page.locator("#mine").getByText("Zonder script").waitFor();
    same(await stored(board), ["En nog een", "Zonder script"], "both are stored, once");
  },

  async "without JavaScript what is too long stays in the field"(world) {
    world.forgiven = /status of 422/;
    const { board, page } = await writing(world, { javaScriptEnabled: false });
    await page.goto(`/${board.code}`);
    const long = "x".repeat(1_001);
    await page.locator("#text").fill(long);
    await page.getByRole("button", { name: "Plaats", exact: true }).click();
    await page.getByText("te lang").first().waitFor();
    same(await page.locator("#text").inputValue(), long, "the field");
  },

  async "offline one goes on writing, and it is sent once on return"(world) {
    const { board, context, page } = await writing(world);
    const phone = await Attendee.open(page, board);
    await phone.post("Nog met wifi");
    await phone.state("Nog met wifi", "verstuurd");
    await context.setOffline(true);
    await page.getByText("Geen verbinding").first().waitFor();
    await phone.post("In de lift geschreven");
    await phone.state("In de lift geschreven", "op je telefoon");
    await phone.write("Half af");
    await context.setOffline(false);
    await phone.state("In de lift geschreven", "verstuurd");
    same(await phone.field.inputValue(), "Half af", "what was being typed");
    await eventually("both are stored", async () => (await stored(board)).length === 2);
  },

  async "offline words survive a reload"(world) {
    const { board, context, page } = await writing(world);
    const phone = await Attendee.open(page, board);
    await phone.post("Eerst verbonden");
    await phone.state("Eerst verbonden", "verstuurd");
    await context.setOffline(true);
    await page.getByText("Geen verbinding").first().waitFor();
    await phone.post("Bewaard op de telefoon");
    await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
    await phone.write("Een half woord");
    // Nobody loads a page again within the tenth of a second in which the keeper writes.
    await eventually("the draft is kept", async () => (await entries(page, board)).draft?.includes("Een half woord"));
    await context.setOffline(false);
    await page.reload();
    await phone.state("Bewaard op de telefoon", "verstuurd");
    if (!(await phone.field.isVisible())) await page.locator("#compose > summary").click();
    await eventually("the draft", async () => (await phone.field.inputValue()) === "Een half woord");
    await eventually("stored once", async () => (await stored(board)).length === 2);
  },

  async "the live layer takes nothing out of the field that someone types in"(world) {
    const { board, page } = await writing(world);
    // The module comes late, as on a full hall's wifi: typing begins before it.
    let release;
    const late = new Promise((resolve) => (release = resolve));
    await page.route("**/*.wasm", async (route) => {
      await late;
      await route.continue();
    });
    await page.goto(`/${board.code}`, { waitUntil: "commit" });
    const field = page.locator("#text");
    await field.pressSequentially("Ik begon al ");
    await field.evaluate((field) => (window.__field = field));
    const loaded = page.waitForResponse(/\.wasm/);
    release();
    await loaded;
    await field.pressSequentially("te typen");
    await eventually("the layer lives", async () => (await page.evaluate(() => performance.getEntriesByType("resource").some((r) => r.name.endsWith(".wasm")))));
    same(await field.inputValue(), "Ik begon al te typen", "the text");
    same(await field.evaluate((field) => field === window.__field && document.activeElement === field), true, "the same field, with the caret in it");
    await page.getByRole("button", { name: "Plaats", exact: true }).click();
    await new Attendee(page).own("Ik begon al te typen").waitFor();
  },

  async "what others write comes with the round and goes when it is set aside"(world) {
    const { board, page } = await writing(world);
    const phone = await Attendee.open(page, board);
    const id = await board.post("Van iemand anders");
    await phone.post("Van mij");
    same(await page.getByText("Van iemand anders").count(), 0, "not in the writing round");
    await board.phase("read");
    const head = page.getByRole("button", { name: /Wat anderen schrijven/ });
    await head.waitFor();
    if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
    await phone.other("Van iemand anders").waitFor();
    await phone.other("Van iemand anders").getByRole("button", { name: /Herken ik/ }).click();
    await eventually("counted", async () => (await board.view()).board.reflections[id].recognised === 1);
    await board.command({ set_aside: { reflections: [id], reason: "off_topic" } });
    await phone.other("Van iemand anders").waitFor({ state: "detached" });
  },

  async "a wrong code is said, and stays in the field"(world) {
    world.forgiven = /status of 404/;
    const page = await world.page(await world.person(PHONE));
    await page.goto("/");
    await page.getByLabel("Code").fill("AAAA BBBB");
    await page.getByRole("button", { name: "Doe mee" }).click();
    await page.getByText("Deze code klopt niet").first().waitFor();
    same(await page.getByLabel("Code").inputValue(), "AAAA BBBB", "what was typed");
  },

  async "too long is said beside the field, with the text in it"(world) {
    const { board, page } = await writing(world);
    const phone = await Attendee.open(page, board);
    await phone.post("eerst");
    const long = "y".repeat(1_004);
    await phone.write(long);
    await page.getByRole("button", { name: "Plaats", exact: true }).click();
    await page.getByText("4 tekens te lang").first().waitFor();
    same(await phone.field.inputValue(), long, "the field");
  },

  async "the focus stays among one's own reflections when the button that had it goes"(world) {
    const { board, page } = await writing(world);
    const phone = await Attendee.open(page, board);
    for (const text of ["De eerste", "De tweede"]) await phone.post(text);
    await phone.state("De eerste", "verstuurd");
    await phone.state("De tweede", "verstuurd");
    const focused = async (what, reads) => {
      const read = () => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim();
      await eventually(what, async () => (await page.evaluate(read)).startsWith(reads));
    };
    const press = async (card, name) => {
      await card.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
    };
    const [DOTS, FIELD] = ["Wijzig, trek terug", "Jouw reflectie"];
    const first = phone.own("De eerste");
    const dots = first.locator("[aria-expanded]");
    await dots.focus();
    await page.keyboard.press("Enter");
    await press(first, "Wijzig");
    const field = page.locator("#mine .field textarea");
    await field.waitFor();
    await focused("the field", FIELD);
    await page.locator("#mine").getByRole("button", { name: "Laat zo" }).focus();
    await page.keyboard.press("Enter");
    await focused("the dots again", DOTS);

    await page.keyboard.press("Enter");
    await press(first, "Wijzig");
    await focused("the field again", FIELD);
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
    await focused("the dots after Escape", DOTS);

    await page.keyboard.press("Enter");
    await press(first, "Trek terug");
    await focused("the first answer", "Ja, trek terug");
    const asked = () => document.getElementById(document.activeElement.getAttribute("aria-describedby"))?.textContent;
    same(await page.evaluate(asked), "Trek je deze reflectie terug? Dan is hij weg.", "the question is read with it");
    await page.keyboard.press("Enter");
    await first.waitFor({ state: "detached" });
    await focused("the next reflection", DOTS);
    same(await page.evaluate(() => document.activeElement.closest(".refl").textContent.includes("De tweede")), true, "it is the other one");
  },

  async "an empty text is answered in the page's own words"(world) {
    const { board, page } = await writing(world);
    const phone = await Attendee.open(page, board);
    await eventually("the live layer", async () => page.evaluate(() => document.getElementById("post").noValidate));
    await phone.place.click();
    await page.locator("#text-error").getByText("Schrijf eerst iets.").waitFor();
  },
};
