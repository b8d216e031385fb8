// What the page says is so: who one is, what was sent, and how often.

import { Front } from "../lib/front.mjs";
import { PHONE, eventually, same } from "../lib/world.mjs";
import { Attendee, offline, open, stored } from "../pages/attendee.mjs";

async function texts(board) {
  return (await stored(board)).map(([, entry]) => entry.text).sort();
}

export default {
  async "a browser that lost its cookie shows the same person's reflections"(world) {
    const { board, context, page, phone } = await open(world);
    await phone.post("Van vóór de klap");
    await phone.state("Van vóór de klap", "verstuurd");
    await context.clearCookies();
    await page.goto(`/${board.code}`);
    await phone.own("Van vóór de klap").waitFor();
    await phone.post("En erna");
    await eventually("both are stored", async () => (await texts(board)).length === 2);
    await page.reload();
    await phone.own("Van vóór de klap").waitFor();
    await phone.own("En erna").waitFor();
    same((await board.view()).now.counts.people, 1, "people who posted");
  },

  async "what was refused is not counted as sent"(world) {
    const { context, page, phone } = await open(world, { reflections_per_person: 2 });
    await offline(context, page);
    for (const text of ["Een", "Twee", "Drie te veel"]) {
      await phone.post(text);
      await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
    }
    await context.setOffline(false);
    await page.locator("#connection").getByText("Weer verbonden. 2 reflecties verstuurd.").waitFor();
    await phone.state("Drie te veel", "niet verstuurd");
  },

  async "one draft in two tabs is one post"(world) {
    const { board, context, page, phone } = await open(world);
    await phone.write("Eén keer genoeg");
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    const other = await world.page(context);
    const second = await Attendee.open(other, board);
    await eventually("the draft is in both", async () => (await second.field.inputValue()) === "Eén keer genoeg");
    await phone.place.click();
    await phone.state("Eén keer genoeg", "verstuurd");
    await second.own("Eén keer genoeg").waitFor();
    if ((await second.field.inputValue()) !== "") await second.place.click();
    await eventually("the second field is free", async () => (await second.field.inputValue()) === "");
    await second.post("Iets anders");
    await eventually("two texts", async () => (await texts(board)).length >= 2);
    same(await texts(board), ["Eén keer genoeg", "Iets anders"], "what is stored");
  },

  async "what is said aloud ends with what is so"(world) {
    const { page, phone } = await open(world);
    await phone.post("Hoor je dit?");
    await phone.state("Hoor je dit?", "verstuurd");
    await page.locator("#status").getByText("Je reflectie is verstuurd.").waitFor();
  },

  async "a login page that asked to be kept is not shown when the wifi is free"(world) {
    world.forgiven = /WebSocket|status of|ERR_/;
    const { board } = await open(world);
    const front = await Front.open(world.base);
    try {
      const context = await world.person(PHONE, { baseURL: front.base });
      const page = await world.page(context);
      await page.goto(`/${board.code}`);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await eventually("the worker is in charge", () => page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
      front.answer = (_, response) => {
        response.writeHead(200, { "content-type": "text/html", "cache-control": "max-age=86400" });
        return Boolean(response.end("<h1>Log in op de wifi</h1>"));
      };
      await page.goto(`/${board.code}`);
      await page.getByRole("heading", { name: "Log in op de wifi" }).waitFor();
      front.answer = () => false;
      const tab = await world.page(context);
      await tab.goto(`/${board.code}`);
      await tab.locator("#text").waitFor({ state: "attached" });
      await context.close();
    } finally {
      await front.close();
    }
  },

  async "a text that shows nothing is told from a reflection at once"(world) {
    const { page, phone } = await open(world);
    await phone.write("\u200b\u200d");
    await phone.place.click();
    await page.locator("#text-error").getByText(/./).first().waitFor();
    same(await phone.mine.count(), 0, "cards");
  },
};
