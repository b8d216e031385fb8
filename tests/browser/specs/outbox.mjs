// What is written stays on the phone until the server has it: whatever becomes of the page, the tab, the browser, the
// network and the server.

import { randomUUID } from "node:crypto";
import { Attendee, enter, offline, stored } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Front } from "../lib/front.mjs";
import { entries } from "../lib/store.mjs";
import { MortalBrowser, MortalServer } from "../lib/mortal.mjs";
import { LAPTOP, PHONE, PATIENCE, eventually, same } from "../lib/world.mjs";

async function writing(world, wanted = {}) {
  const board = await Board.make(world.base, wanted);
  await board.phase("write");
  return board;
}

async function texts(board) {
  return (await stored(board)).map(([, entry]) => entry.text).sort();
}

async function arrive(board, wanted) {
  await eventually(`stored: ${wanted}`, async () => JSON.stringify(await texts(board)) === JSON.stringify(wanted));
}

/** What opens all that can be done with an own text. */
const ACTIONS = /^Wijzig, trek terug/;

const crash = (page) => page.goto("chrome://crash").catch(() => {});

/** Commands, refusals and begun edits: all that the live layer owes. */
async function owed(page, board) {
  const all = Object.entries(await entries(page, board));
  return Object.fromEntries(all.filter(([key]) => !["draft", "last", "form"].includes(key)));
}

/** Between phone and server: pages come through, and nothing that is live does, as long as it is `deaf`. */
async function deafFront(base) {
  const front = await Front.open(base);
  front.deaf = true;
  front.answer = ({ url }, response) => front.deaf && /^\/(api|sync)/.test(url) && Boolean(response.destroy());
  const [upgrade] = front.server.listeners("upgrade");
  front.server.removeAllListeners("upgrade");
  front.server.on("upgrade", (incoming, socket, head) => (front.deaf ? socket.destroy() : upgrade(incoming, socket, head)));
  return front;
}

/** No socket comes through, HTTP does. */
async function socketless(base) {
  const front = await Front.open(base);
  front.server.removeAllListeners("upgrade");
  front.server.on("upgrade", (_, socket) => socket.end("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
  return front;
}

async function within(front, use) {
  try {
    await use(front);
  } finally {
    await front.close();
  }
}

export default {
  async "own words show within 100 ms, and the field is empty once they are stored"(world) {
    const board = await writing(world);
    const { page, phone } = await enter(world, board);
    await phone.write("Meteen te zien");
    const took = await page.evaluate(async () => {
      const began = performance.now();
      document.getElementById("send").click();
      document.getElementById("send").click();
      while (!document.querySelector("#mine .refl")?.textContent.includes("Meteen te zien")) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      return performance.now() - began;
    });
    if (took > 100) throw new Error(`it took ${took} ms`);
    await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
    await phone.state("Meteen te zien", "verstuurd");
    same(await texts(board), ["Meteen te zien"], "two presses are one reflection");
    await eventually("nothing is owed", async () => Object.keys(await owed(page, board)).length === 0);
  },

  async "a page that is loaded again without the server still owes, and sends in order"(world) {
    world.forgiven = /ERR_/;
    const board = await writing(world);
    await within(await deafFront(world.base), async (front) => {
      const page = await world.page(await world.person(PHONE));
      await page.goto(`${front.base}/${board.code}`);
      const phone = new Attendee(page);
      for (const text of ["Een", "Twee", "Drie"]) {
        await phone.post(text);
        await page.reload();
        await phone.state(text, "op je telefoon");
      }
      same(await texts(board), [], "nothing came through");
      front.deaf = false;
      await phone.state("Een", "verstuurd");
      await arrive(board, ["Drie", "Een", "Twee"]);
      same(await phone.mine.locator(".refl-text").allTextContents(), ["Drie", "Twee", "Een"], "the newest first");
    });
  },

  async "in airplane mode the page opens with all that is known, and every text is a reflection of its own"(world) {
    world.forgiven = /fetching the script|ERR_/;
    const board = await writing(world);
    const { context, page, phone } = await enter(world, board);
    await phone.post("Op het net");
    await phone.state("Op het net", "verstuurd");
    await eventually("the page is kept", () => page.evaluate(async () =>
      Boolean(navigator.serviceWorker.controller && (await caches.match(location.pathname)))));
    // The newest state is kept at most every two seconds.
    await page.waitForTimeout(2_500);
    await context.setOffline(true);
    await page.reload();
    await phone.state("Op het net", "verstuurd");
    for (const text of ["In de lucht", "En nog een"]) {
      await phone.post(text);
      await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
      await page.reload();
      await phone.state(text, "op je telefoon");
      await phone.state("Op het net", "verstuurd");
    }
    await context.setOffline(false);
    await phone.state("En nog een", "verstuurd");
    await arrive(board, ["En nog een", "In de lucht", "Op het net"]);
  },

  async "a tab that is killed leaves its words to another tab that is open"(world) {
    world.forgiven = /fetching the script/;
    const board = await writing(world);
    const { context, page, phone } = await enter(world, board);
    const other = new Attendee(await world.page(context));
    await other.page.goto(`/${board.code}`);
    await phone.post("Eerst verbonden");
    await phone.state("Eerst verbonden", "verstuurd");
    await offline(context, page);
    await phone.post("Van een tab die sterft");
    await phone.state("Van een tab die sterft", "op je telefoon");
    await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
    await crash(page);
    await page.close();
    await context.setOffline(false);
    await arrive(board, ["Eerst verbonden", "Van een tab die sterft"]);
    await other.own("Van een tab die sterft").waitFor();
    await eventually("nothing is owed", async () => Object.keys(await owed(other.page, board)).length === 0);
  },

  async "a browser that is killed sends what it owes when it comes back"(world) {
    const board = await writing(world);
    const browser = await MortalBrowser.start();
    try {
      const phone = new Attendee(browser.page);
      await browser.page.goto(`${world.base}/${board.code}`);
      await phone.post("Voor de val");
      await phone.state("Voor de val", "verstuurd");
      await browser.context.setOffline(true);
      await browser.page.getByText("Geen verbinding").first().waitFor();
      await phone.post("Nog op de telefoon");
      await phone.state("Nog op de telefoon", "op je telefoon");
      await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
      await browser.kill();
      await browser.restart();
      await browser.page.goto(`${world.base}/${board.code}`);
      await new Attendee(browser.page).state("Nog op de telefoon", "verstuurd");
      await arrive(board, ["Nog op de telefoon", "Voor de val"]);
    } finally {
      await browser.stop();
    }
  },

  async "a server that is killed costs nobody a word"(world) {
    world.forgiven = /ERR_CONNECTION|WebSocket/;
    const server = await MortalServer.start();
    try {
      const board = await writing({ base: server.base });
      const page = await world.page(await world.person(PHONE));
      await page.goto(`${server.base}/${board.code}`);
      const phone = new Attendee(page);
      await phone.post("Ervoor");
      await phone.state("Ervoor", "verstuurd");
      await server.kill();
      await page.getByText("Geen verbinding").first().waitFor();
      await phone.post("Ertussen");
      await phone.state("Ertussen", "op je telefoon");
      await server.restart();
      await phone.state("Ertussen", "verstuurd");
      await arrive(board, ["Ertussen", "Ervoor"]);
    } finally {
      await server.stop();
    }
  },

  async "what an older version kept is sent, and what nobody can read stays with its author"(world) {
    const board = await writing(world);
    const page = await world.page(await world.person(PHONE));
    // The live layer comes later: first there is what the older version left.
    await page.route("**/*.wasm*", (route) => route.abort());
    world.forgiven = /ERR_FAILED/;
    await page.goto(`/${board.code}`);
    const [post, strange, broken] = [randomUUID(), randomUUID(), randomUUID()];
    await page.evaluate(
      ([board, post, strange, broken, reflection]) => {
        const keep = (id, value) => localStorage.setItem(`weerklank:${board}:attendee:${id}`, value);
        const of = { reflection, prompt: "parels", text: "Van een oude versie" };
        keep(post, JSON.stringify({ at: 1, command: { id: post, post: of } }));
        keep(strange, JSON.stringify({ at: 2, command: { id: strange, sing: { song: { text: "Onbekend soort" } } } }));
        keep(broken, "{half");
      },
      [board.id, post, strange, broken, randomUUID()],
    );
    await page.unroute("**/*.wasm*");
    await page.reload();
    const phone = new Attendee(page);
    await phone.state("Van een oude versie", "verstuurd");
    await phone.state("Onbekend soort", "niet verstuurd");
    await page.getByText("Dit schreef je eerder.").waitFor();
    await arrive(board, ["Van een oude versie"]);
    same(Object.keys(await owed(page, board)).sort(), [`attendee:${strange}`, `attendee:${broken}`].sort(), "what stays");
    same(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(":attendee:"))), [], "moved");
    await page.reload();
    await phone.state("Onbekend soort", "niet verstuurd");
    await phone.own("Onbekend soort").getByRole("button", { name: ACTIONS }).click();
    await phone.own("Onbekend soort").getByRole("button", { name: "Verstuur opnieuw" }).click();
    await phone.state("Onbekend soort", "verstuurd");
    await arrive(board, ["Onbekend soort", "Van een oude versie"]);
    await eventually("only what nobody can read", async () => Object.keys(await owed(page, board)).length === 1);
  },

  async "a refused text stays with its author over a reload: put back, sent again, or thrown away"(world) {
    const board = await writing(world, { settings: { reflections_per_person: 1 } });
    const { page, phone } = await enter(world, board);
    for (const text of ["Past nog", "Past niet", "Past ook niet"]) {
      await phone.post(text);
      await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
    }
    await phone.state("Past nog", "verstuurd");
    await phone.state("Past ook niet", "niet verstuurd");
    await page.reload();
    await phone.state("Past niet", "niet verstuurd");
    const act = async (text, name) => {
      await phone.own(text).getByRole("button", { name: ACTIONS }).click();
      await phone.own(text).getByRole("button", { name }).click();
    };
    await act("Past niet", "Zet terug in het veld");
    same(await phone.field.inputValue(), "Past niet", "the field");
    await phone.own("Past niet").waitFor({ state: "detached" });
    await act("Past ook niet", "Gooi weg");
    await phone.own("Past ook niet").waitFor({ state: "detached" });
    await board.command({ set_settings: { reflections_per_person: 5 } }, board.tokens.organiser);
    await phone.place.click();
    await phone.state("Past niet", "verstuurd");
    await arrive(board, ["Past niet", "Past nog"]);
  },

  async "where storage is refused it still posts, and says honestly what to do"(world) {
    const board = await writing(world);
    const context = await world.person(PHONE);
    await context.addInitScript(() => {
      Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
    const page = await world.page(context);
    await page.goto(`/${board.code}`);
    const phone = new Attendee(page);
    await phone.post("Zonder geheugen");
    await phone.state("Zonder geheugen", "verstuurd");
    await offline(context, page);
    await phone.post("Alleen hier");
    await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
    await page.getByText("Laat deze pagina open").first().waitFor();
    const asks = await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
    same(asks, true, "leaving is asked about");
    await context.setOffline(false);
    await phone.state("Alleen hier", "verstuurd");
    await arrive(board, ["Alleen hier", "Zonder geheugen"]);
  },

  async "storage that never answers holds nobody up for long"(world) {
    const board = await writing(world);
    const context = await world.person(PHONE);
    await context.addInitScript(() => {
      const open = indexedDB.open.bind(indexedDB);
      indexedDB.open = (...all) => {
        const request = open(...all);
        for (const name of ["onsuccess", "onerror"]) Object.defineProperty(request, name, { set() {} });
        return request;
      };
    });
    const page = await world.page(context);
    await page.goto(`/${board.code}`);
    const phone = new Attendee(page);
    await phone.write("Toch geplaatst");
    // The layer waits for the storage a while; the plain form would not, and neither do we.
    await page.waitForTimeout(2_500);
    await phone.place.click();
    await phone.own("Toch geplaatst").waitFor();
    await arrive(board, ["Toch geplaatst"]);
    await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
  },

  async "a clock that is hours wrong, now ahead and now behind, changes no order"(world) {
    world.forgiven = /ERR_/;
    const board = await writing(world);
    await within(await deafFront(world.base), async (front) => {
      const context = await world.person(PHONE);
      await context.addInitScript(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + Number(localStorage.getItem("wrong") ?? 0);
      });
      const page = await world.page(context);
      await page.goto(`${front.base}/${board.code}`);
      const phone = new Attendee(page);
      for (const [text, hours] of [["Een", 7], ["Twee", -9], ["Drie", 0]]) {
        await page.evaluate((hours) => localStorage.setItem("wrong", hours * 3_600_000), hours);
        await page.reload();
        await phone.post(text);
        await eventually("the field is free", async () => (await phone.field.inputValue()) === "");
      }
      await page.reload();
      await phone.own("Een").waitFor();
      same(await phone.mine.locator(".refl-text").allTextContents(), ["Drie", "Twee", "Een"], "on the phone");
      front.deaf = false;
      await phone.state("Drie", "verstuurd");
      await arrive(board, ["Drie", "Een", "Twee"]);
      same(await phone.mine.locator(".refl-text").allTextContents(), ["Drie", "Twee", "Een"], "at the server");
    });
  },

  async "odd letters show as typed, and are stored as the server cleans them"(world) {
    const board = await writing(world);
    const { phone } = await enter(world, board);
    const typed = "links \u202Erechts\u202C e\u0301 \u0007 שלום 👩‍👩‍👧";
    await phone.write(typed);
    same(await phone.field.inputValue(), typed, "the field");
    await phone.place.click();
    await phone.state("שלום", "verstuurd");
    const [text] = await eventually("stored", async () => (await texts(board)).length === 1 && texts(board));
    if (/[\u202E\u202C\u0007]/.test(text) || !text.includes("é") || !text.includes("👩‍👩‍👧")) throw new Error(JSON.stringify(text));
  },

  async "without sockets it goes over HTTP: posts, rounds and what others write"(world) {
    world.forgiven = /WebSocket|ERR_|status of 400/;
    const board = await writing(world);
    await within(await socketless(world.base), async (front) => {
      const page = await world.page(await world.person(PHONE));
      await page.goto(`${front.base}/${board.code}`);
      const phone = new Attendee(page);
      await phone.post("Zonder socket");
      await phone.state("Zonder socket", "verstuurd");
      await board.post("Van een ander");
      await board.phase("read");
      await page.getByRole("button", { name: /^Wat anderen schrijven/ }).waitFor();
      await phone.showOthers();
      await phone.other("Van een ander").waitFor();
      await phone.echo("Van een ander").click();
      await eventually("counted", async () =>
        Object.values((await board.view()).board.reflections).some((entry) => entry.recognised === 1));
      same(await page.locator("#connection .bar:not(.ok)").count(), 0, "nothing is wrong");
    });
  },

  async "staff without sockets work on, a little later"(world) {
    world.forgiven = /WebSocket|ERR_|status of 400/;
    const board = await writing(world);
    await within(await socketless(world.base), async (front) => {
      const page = await world.page(await world.person(LAPTOP));
      const moderator = await Moderator.open(page, board.links.moderator.replace(world.base, front.base));
      await page.getByText("Trage verbinding").first().waitFor();
      await board.post("Komt vanzelf");
      await eventually("it comes", async () => {
        await moderator.take();
        return moderator.waiting("Komt vanzelf").isVisible();
      });
      await moderator.newTheme("Rust");
      const titles = async () => Object.values((await board.view()).board.themes).map((theme) => theme.title);
      await eventually("the theme is there", async () => (await titles()).includes("Rust"));
      await page.getByText("Trage verbinding").first().waitFor();
    });
  },

  async "the wifi's login page is told from a lost connection, and nothing is lost meanwhile"(world) {
    // The browser may look for a newer worker just then, and is sent to the login page too.
    world.forgiven = /WebSocket|ERR_|status of|behind a redirect/;
    const board = await writing(world);
    await within(await Front.open(world.base), async (front) => {
      const sockets = new Set();
      front.server.on("connection", (socket) => sockets.add(socket));
      const page = await world.page(await world.person(PHONE));
      await page.goto(`${front.base}/${board.code}`);
      const phone = new Attendee(page);
      await phone.post("Vooraf");
      await phone.state("Vooraf", "verstuurd");
      front.answer = (_, response) =>
        Boolean(response.writeHead(302, { location: "http://127.0.0.1:9/login" }).end("<p>Log in</p>"));
      const [upgrade] = front.server.listeners("upgrade");
      front.server.removeAllListeners("upgrade");
      for (const socket of sockets) socket.destroy();
      await page.getByText("Dit wifi-netwerk wil eerst iets van je").first().waitFor({ timeout: 2 * PATIENCE });
      await phone.post("Voor het portaal");
      await page.getByText("Je tekst staat veilig op je telefoon").first().waitFor();
      await phone.state("Voor het portaal", "op je telefoon");
      front.answer = () => false;
      front.server.on("upgrade", upgrade);
      await phone.state("Voor het portaal", "verstuurd");
      await arrive(board, ["Voor het portaal", "Vooraf"]);
    });
  },
};
