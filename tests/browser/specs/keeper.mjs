// What is typed is safe from the first letter: before WebAssembly, without it, and whatever becomes of the tab.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Front } from "../lib/front.mjs";
import { PHONE, eventually, same } from "../lib/world.mjs";
import { entries } from "../lib/store.mjs";

async function writing(world, options, wanted = {}) {
  const board = await Board.make(world.base, wanted);
  await board.phase("write");
  const context = await world.person(PHONE, options);
  const page = await world.page(context);
  return { board, context, page };
}

/** The live layer never comes: its module hangs, as on a full hall's wifi. */
async function withoutLayer(context) {
  await context.route("**/*.wasm*", () => {});
}

async function stored(board) {
  const { staff } = await board.view();
  return Object.values(staff.waiting).map((entry) => entry.text).sort();
}

/** The draft as it stands on the phone. */
async function kept(page) {
  return JSON.parse((await entries(page)).draft ?? "{}");
}

async function write(draft) {
  const name = `${document.getElementById("board").dataset.board}:draft`;
  await new Promise((resolve) => {
    indexedDB.open("weerklank", 1).onsuccess = ({ target: { result: database } }) => {
      const change = database.transaction("kept", "readwrite");
      change.objectStore("kept").put(JSON.stringify(draft), name);
      change.oncomplete = resolve;
    };
  });
}

async function keeps(page, text) {
  await eventually(`"${text.slice(0, 40)}" is kept`, async () => (await kept(page)).text === text);
}

async function holds(page, text) {
  const field = page.locator("#text");
  await field.waitFor({ state: "attached" });
  await eventually(`the field holds "${text.slice(0, 40)}"`, async () => (await field.inputValue()) === text);
}

const place = (page) => page.getByRole("button", { name: "Plaats", exact: true });

export default {
  async "a draft before WebAssembly survives a reload, with what was chosen beside it"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    await page.locator("#text").pressSequentially("Half af en nog");
    await page.locator(".chip", { hasText: "Puzzels" }).click();
    await page.locator("#perspective").selectOption("ouder");
    await keeps(page, "Half af en nog");
    await page.reload();
    await holds(page, "Half af en nog");
    same(await page.locator("[name=prompt]:checked").inputValue(), "puzzels", "the prompt");
    same(await page.locator("#perspective").inputValue(), "ouder", "on whose behalf");
    await new Attendee(page).announced("Je tekst van net staat er nog");
  },

  async "the very first letter is kept, also when the tab is killed"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    await page.locator("#text").press("W");
    await keeps(page, "W");
    await page.goto("chrome://crash").catch(() => {});
    const again = await world.page(context);
    await again.goto(`/${board.code}`);
    await holds(again, "W");
  },

  async "nothing that was typed in the last moment is lost by leaving"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    await page.locator("#text").fill("Eerst");
    await keeps(page, "Eerst");
    for (const text of ["Eerst dit", "Eerst dit en dan", "Eerst dit en dan weg"]) {
      await page.evaluate((text) => {
        document.getElementById("text").value = text;
        document.getElementById("post").dispatchEvent(new Event("input"));
        location.reload();
      }, text);
      await page.waitForLoadState();
      await holds(page, text);
    }
  },

  async "five thousand characters, emoji and right-to-left come back whole"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    const long = `👩‍👩‍👧 שלום e\u0301 ${"lang ".repeat(1_000)}einde`;
    await page.locator("#text").fill(long);
    await keeps(page, long);
    await page.reload();
    await holds(page, long);
    world.forgiven = /status of 422/;
    await place(page).click();
    await page.getByText("te lang").first().waitFor();
    await holds(page, long);
  },

  async "sent as a plain form, the draft goes when the page shows the reflection"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    await page.locator("#text").fill("Zonder laag");
    await keeps(page, "Zonder laag");
    await place(page).click();
    await new Attendee(page).own("Zonder laag").waitFor();
    await page.getByText("Je reflectie is verstuurd").waitFor();
    await keeps(page, "");
    same(await page.locator("#text").inputValue(), "", "the field");
    same(await stored(board), ["Zonder laag"], "stored");
    await page.reload();
    same(await page.getByText("Je reflectie is verstuurd").count(), 0, "said once");
  },

  async "a post whose answer is lost counts once"(world) {
    world.forgiven = /ERR_EMPTY_RESPONSE|ERR_CONNECTION/;
    const { board, context, page } = await writing(world);
    const front = await Front.open(world.base);
    try {
      await withoutLayer(context);
      await page.goto(`${front.base}/${board.code}`);
      await page.locator("#text").fill("Eén keer");
      await keeps(page, "Eén keer");
      front.losesAnswers = true;
      await place(page).click({ noWaitAfter: true });
      await eventually("the browser gives up", () => page.url().startsWith("chrome-error"));
      await eventually("it came through", async () => (await stored(board)).length === 1);
      front.losesAnswers = false;
      await page.goto(`${front.base}/${board.code}`);
      await new Attendee(page).own("Eén keer").waitFor();
      await keeps(page, "");
      same(await page.locator("#text").inputValue(), "", "the field");
      same(await stored(board), ["Eén keer"], "stored");
    } finally {
      await front.close();
    }
  },

  async "what was written under the id of a posted text stands beside it"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    await page.locator("#text").fill("De eerste");
    await keeps(page, "De eerste");
    const draft = await kept(page);
    await place(page).click();
    await new Attendee(page).own("De eerste").waitFor();
    await keeps(page, "");
    // As a page out of the browser's store would leave it: it comes with the same id each time.
    await page.evaluate(write, { ...draft, text: "De tweede" });
    await page.reload();
    await holds(page, "De tweede");
    await place(page).click();
    await new Attendee(page).own("De tweede").waitFor();
    same(await stored(board), ["De eerste", "De tweede"], "stored");
    await keeps(page, "");
  },

  async "a post that never left is back in the field, and says that it has not been sent"(world) {
    world.forgiven = /ERR_/;
    const { board, context, page } = await writing(world);
    const front = await Front.open(world.base);
    try {
      await withoutLayer(context);
      await page.goto(`${front.base}/${board.code}`);
      await page.locator("#text").fill("Nog niet weg");
      front.answer = (_, response) => response.destroy() && true;
      await place(page).click({ noWaitAfter: true });
      await eventually("the browser gives up", () => page.url().startsWith("chrome-error"));
      front.answer = () => false;
      await page.goto(`${front.base}/${board.code}`);
      await holds(page, "Nog niet weg");
      await page.getByText("Je tekst is nog niet verstuurd").waitFor();
      await place(page).click();
      await new Attendee(page).own("Nog niet weg").waitFor();
      same(await stored(board), ["Nog niet weg"], "stored once");
    } finally {
      await front.close();
    }
  },

  async "a draft never gets between someone and what they type"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    await page.locator("#text").fill("Van gisteren");
    await keeps(page, "Van gisteren");
    // The phone is slow with its store, and the fingers are not.
    const later = await world.page(context);
    await page.close();
    await later.addInitScript(() => {
      const open = indexedDB.open.bind(indexedDB);
      indexedDB.open = (...all) => {
        const request = open(...all);
        let then;
        Object.defineProperty(request, "onsuccess", { set: (listener) => (then = listener) });
        request.addEventListener("success", (event) => setTimeout(() => then?.(event), window.__slow ?? 0));
        return request;
      };
      window.__slow = 700;
    });
    await later.goto(`/${board.code}`);
    await later.locator("#text").focus();
    const client = await context.newCDPSession(later);
    await client.send("Input.imeSetComposition", { text: "Vand", selectionStart: 4, selectionEnd: 4 });
    await later.waitForTimeout(1_000);
    same(await later.locator("#text").inputValue(), "Vand", "what is being composed");
    await client.send("Input.insertText", { text: "Vandaag" });
    await later.evaluate(() => (window.__slow = 0));
    await keeps(later, "Vandaag");
    await place(later).click();
    await new Attendee(later).own("Vandaag").waitFor();
    await holds(later, "Van gisteren");
  },

  async "two tabs never write over each other's draft"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    const other = await world.page(context);
    for (const tab of [page, other]) await tab.goto(`/${board.code}`);
    await page.locator("#text").pressSequentially("In de ene");
    await keeps(page, "In de ene");
    await other.locator("#text").pressSequentially("In de andere");
    await keeps(other, "In de andere");
    await page.locator("#text").press("!");
    await keeps(page, "In de ene!");
    await other.close();
    await page.reload();
    await holds(page, "In de ene!");
    await place(page).click();
    await new Attendee(page).own("In de ene!").waitFor();
    await holds(page, "In de andere");
  },

  async "a draft of an earlier version is taken over"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await page.goto(`/${board.code}`);
    const id = await page.locator("#board").getAttribute("data-board");
    const place = `weerklank:${id}:draft`;
    const old = JSON.stringify({ text: "Van de vorige versie", prompt: "handvatten", name: "" });
    await page.evaluate(([place, old]) => {
      indexedDB.deleteDatabase("weerklank");
      localStorage.setItem(place, old);
    }, [place, old]);
    await page.reload();
    await holds(page, "Van de vorige versie");
    await keeps(page, "Van de vorige versie");
    await page.reload();
    await holds(page, "Van de vorige versie");
    same(await page.evaluate((place) => localStorage.getItem(place), place), null, "the old place");
  },

  async "a phone that saves data loads no WebAssembly, keeps its draft and posts"(world) {
    const { board, context, page } = await writing(world);
    await context.addInitScript(() => {
      Object.defineProperty(navigator, "connection", { value: { saveData: true, effectiveType: "4g" } });
    });
    const loaded = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`/${board.code}`);
    await page.getByText("Deze pagina ververst niet vanzelf").waitFor();
    await page.locator("#text").fill("Zuinig");
    await keeps(page, "Zuinig");
    await place(page).click();
    await new Attendee(page).own("Zuinig").waitFor();
    same(loaded.filter((path) => /wasm|\/attendee-.*js/.test(path)), [], "the layer's files");
    await page.getByRole("link", { name: "Kijk opnieuw" }).click();
    await new Attendee(page).own("Zuinig").waitFor();
  },

  async "a file that breaks off is fetched again, and the layer lives"(world) {
    world.forgiven = /ERR_FAILED|net::ERR/;
    const { board, context, page } = await writing(world);
    const broken = new Set();
    await context.route(/\/assets\/attendee-/, (route) => {
      const kind = new URL(route.request().url()).pathname;
      if (broken.has(kind)) return route.continue();
      broken.add(kind);
      return route.abort();
    });
    const phone = await Attendee.open(page, board);
    await phone.write("Na twee keer proberen");
    await eventually("both broke off", () => broken.size === 2);
    const socket = page.waitForEvent("websocket");
    await socket;
    await phone.place.click();
    await phone.state("Na twee keer proberen", "verstuurd");
    same(new URL(page.url()).search, "", "no plain post");
  },

  async "without WebAssembly the page posts, and says that it stands still"(world) {
    const { board, context, page } = await writing(world);
    await context.addInitScript(() => delete window.WebAssembly);
    await page.goto(`/${board.code}`);
    await page.getByText("Deze pagina ververst niet vanzelf").waitFor();
    await page.locator("#text").fill("Zonder");
    await place(page).click();
    await new Attendee(page).own("Zonder").waitFor();
  },

  async "a phone that keeps nothing still posts"(world) {
    const { board, context, page } = await writing(world);
    await withoutLayer(context);
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("refused", "SecurityError");
      };
      for (const name of ["indexedDB", "localStorage", "caches"]) Object.defineProperty(window, name, { get: refuse });
    });
    await page.goto(`/${board.code}`);
    await page.locator("#text").fill("Niets bewaard");
    await place(page).click();
    await new Attendee(page).own("Niets bewaard").waitFor();
  },

  async "a phone that refuses cookies stays one person"(world) {
    const { board, context, page } = await writing(world);
    const front = await Front.open(world.base);
    front.drops = ["cookie", "set-cookie"];
    try {
      await withoutLayer(context);
      await page.goto(`${front.base}/${board.code}`);
      for (const text of ["De eerste", "De tweede"]) {
        await page.locator("#text").fill(text);
        await place(page).click();
        await new Attendee(page).own(text).waitFor();
      }
      await new Attendee(page).own("De eerste").waitFor();
      const { now } = await board.view();
      same([now.counts.people, now.counts.reflections], [1, 2], "people and reflections");
    } finally {
      // Before the server goes, or the page complains that it went.
      await page.close();
      await front.close();
    }
  },

  async "the form works while no file has come, and the draft is kept while the page is still coming"(world) {
    const { board, context, page } = await writing(world);
    await context.route("**/assets/**", () => {});
    await page.goto(`/${board.code}`, { waitUntil: "commit" });
    await page.locator("#text").fill("Alleen de pagina");
    await place(page).click();
    await new Attendee(page).own("Alleen de pagina").waitFor();
  },
};
