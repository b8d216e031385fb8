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
};
