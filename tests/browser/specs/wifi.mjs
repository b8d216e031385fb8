// Real pages behind the shaping proxy: networks without sockets, hotspots, connections that are dead and do not say so.

import { link } from "../lib/proxy.mjs";
import { PHONE, eventually, same } from "../lib/world.mjs";
import { Attendee, stored } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";

/** How long a phone may take to find out that nobody listens, and to find another way. */
const NOTICED = 45_000;

/** A board, and a phone at it behind this wifi. */
async function behind(world, profile, options = {}) {
  world.forgiven = /WebSocket|ERR_|status of 400|CORS policy|fetching the script|MIME type|script resource/;
  const board = await Board.make(world.base);
  await board.phase("write");
  const wifi = await link(world.base, profile, 3);
  const context = await world.person(PHONE, options);
  context.setDefaultTimeout(NOTICED);
  const page = await world.page(context);
  await visit(page, `${wifi.base}/${board.code}`);
  const phone = new Attendee(page);
  const heard = async (wanted) =>
    eventually(`stored: ${wanted}`, async () => {
      const texts = (await stored(board)).map(([, entry]) => entry.text).sort();
      return JSON.stringify(texts) === JSON.stringify(wanted.sort());
    }, NOTICED);
  return { board, wifi, context, page, phone, heard };
}

/** A page that breaks off is loaded again, as people do. */
async function visit(page, url) {
  await eventually("the page", async () => {
    await page.goto(url, { waitUntil: "load", timeout: 15_000 });
    return true;
  }, NOTICED);
}

/** On the page for good: the live layer has taken the form over. */
async function live({ page, phone }) {
  await phone.write("…");
  await page.locator("[data-kept]").first().waitFor({ state: "attached" });
}

/** Each on a phone and a network of its own, side by side: most of it is waiting. */
async function together(trials) {
  const ended = await Promise.allSettled(Object.values(trials).map((trial) => trial()));
  const failed = ended.flatMap(({ reason }, at) => (reason ? [`${Object.keys(trials)[at]}: ${reason.stack}`] : []));
  if (failed.length > 0) throw new Error(failed.join("\n"));
}

async function withoutSockets(world, profile) {
  const at = await behind(world, profile);
  await live(at);
  const began = Date.now();
  await at.phone.post(`Langs ${profile}`);
  await at.phone.state(`Langs ${profile}`, "verstuurd");
  console.log(`  ${profile}: sent within ${((Date.now() - began) / 1_000).toFixed(1)} s`);
  await at.heard([`Langs ${profile}`]);
  same(await at.page.locator("#connection .bar:not(.ok)").count(), 0, "nothing is wrong");
  await at.board.phase("read");
  await at.page.getByRole("button", { name: /^Wat anderen schrijven/ }).waitFor();
  await at.wifi.end();
}

/** Words of a hotspot's network: told, kept, and sent once its terms are accepted. */
async function hotspot(world, profile, told) {
  const at = await behind(world, "hall");
  await live(at);
  await at.phone.post("Vooraf");
  await at.phone.state("Vooraf", "verstuurd");
  await at.wifi.profile(profile);
  await at.page.getByText(told).first().waitFor();
  await at.phone.post("Voor de hotspot");
  await at.phone.state("Voor de hotspot", "op je telefoon");
  await at.wifi.accept();
  await at.phone.state("Voor de hotspot", "verstuurd");
  await at.heard(["Vooraf", "Voor de hotspot"]);
  await at.wifi.end();
}

export default {
  async "a network that refuses, cuts, swallows or mutes sockets carries posts and rounds all the same"(world) {
    const profiles = ["no-websocket", "cut-websocket", "swallowed-websocket", "muted-websocket"];
    await together(Object.fromEntries(profiles.map((profile) => [profile, () => withoutSockets(world, profile)])));
  },

  async "a hotspot in the server's place is told, and everything goes once its terms are accepted"(world) {
    const told = /Dit wifi-netwerk wil eerst iets van je/;
    await together({
      "its page": () => hotspot(world, "captive", told),
      "its own address": () => hotspot(world, "captive-redirect", told),
    });
  },

  async "a connection that is dead and does not say so is noticed, and the text goes another way"(world) {
    const at = await behind(world, "hall");
    await live(at);
    await at.phone.post("Ervoor");
    await at.phone.state("Ervoor", "verstuurd");
    await at.wifi.forget();
    const began = Date.now();
    await at.phone.post("Erin");
    await at.phone.state("Erin", "verstuurd");
    const took = Date.now() - began;
    console.log(`  half open: noticed and sent again within ${(took / 1_000).toFixed(1)} s`);
    if (took > NOTICED) throw new Error(`${took} ms`);
    await at.heard(["Erin", "Ervoor"]);
    await at.wifi.end();
  },

  async "a blackout is an amber bar, and afterwards all is there once"(world) {
    const at = await behind(world, "hall");
    await live(at);
    await at.phone.post("Ervoor");
    await at.phone.state("Ervoor", "verstuurd");
    await at.wifi.blackout(30);
    await at.phone.post("Erin");
    await at.page.getByText("Geen verbinding").first().waitFor();
    await at.phone.write("Half af");
    await at.wifi.heard();
    await at.phone.state("Erin", "verstuurd");
    same(await at.phone.field.inputValue(), "Half af", "what was being typed");
    await at.heard(["Erin", "Ervoor"]);
    await at.wifi.end();
  },

  async "without JavaScript a form that meets a silence arrives once"(world) {
    const at = await behind(world, "hall", { javaScriptEnabled: false });
    await at.page.locator("#text").fill("Zonder script door de stilte");
    await at.wifi.silence(4);
    await at.page.getByRole("button", { name: "Plaats", exact: true }).click();
    await at.page.locator("#mine").getByText("Zonder script door de stilte").waitFor();
    await at.heard(["Zonder script door de stilte"]);
    await at.wifi.end();
  },

  async "everything refused at once still posts: storage, cookies, sockets"(world) {
    const at = await behind(world, "no-websocket");
    await at.page.close();
    await at.context.addInitScript(() => {
      Object.defineProperty(window, "indexedDB", { value: undefined });
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
    await at.context.route("**/*", async (route) => {
      const headers = { ...route.request().headers() };
      delete headers.cookie;
      await route.continue({ headers });
    });
    await at.context.clearCookies();
    const page = await world.page(at.context);
    await visit(page, `${at.wifi.base}/${at.board.code}`);
    await at.context.clearCookies();
    const phone = new Attendee(page);
    await live({ page, phone });
    await phone.post("Met niets");
    await phone.state("Met niets", "verstuurd");
    await at.heard(["Met niets"]);
    await at.wifi.end();
  },
};
