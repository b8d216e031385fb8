// An app like any other: it opens without a network, renews itself, and is never taken in by a portal.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Front } from "../lib/front.mjs";
import { entries } from "../lib/store.mjs";
import { PHONE, eventually, same } from "../lib/world.mjs";

/** A phone whose page is kept, at a server that can play other parts. */
async function kept(world, then) {
  const board = await Board.make(world.base);
  await board.phase("write");
  const context = await world.person(PHONE);
  const page = await world.page(context);
  const front = await Front.open(world.base);
  try {
    await page.goto(`${front.base}/${board.code}`);
    await ready(page, board.code);
    await then({ board, context, page, front, url: `${front.base}/${board.code}` });
  } finally {
    // Before the server goes, or every page complains that it went.
    await context.close();
    await front.close();
  }
}

async function ready(page, code) {
  await eventually("the page is kept", () => page.evaluate(keeps, code));
}

async function keeps(code) {
  return Boolean(navigator.serviceWorker.controller && (await caches.match(`${location.origin}/${code}`)));
}

const generations = (page) => page.evaluate(() => caches.keys());

/** The server as a later build: other names for the attendee's files, and a worker that names them. */
function build(front, number) {
  const mark = number.toString(16).padStart(16, "0");
  const originals = new Map();
  front.change = (path, text) => {
    const renamed = text.replace(/\/assets\/boot-attendee-([0-9a-f]{16})\.js/g, (whole) => {
      const name = `/assets/boot-attendee-${mark}.js`;
      originals.set(name, whole);
      return name;
    });
    if (path === "/sw.js") return renamed.replace(/weerklank-[0-9a-f]{16}/, `weerklank-${mark}`);
    if (path.includes(mark)) return `document.documentElement.dataset.build = "${number}";\n${text}`;
    return renamed;
  };
  front.path = (path) => originals.get(path) ?? path;
  // What an earlier build had is gone from the server.
  front.answer = (request, response) => {
    const isOld = /boot-attendee/.test(request.url) && !request.url.includes(mark);
    if (isOld) response.writeHead(404, { weerklank: "1" }).end();
    return isOld;
  };
}

async function isBuild(page, number) {
  await page.locator(`html[data-build="${number}"]`).waitFor({ state: "attached" });
}

function portal(_, response) {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<!doctype html><title>Gastwifi</title><h1>Log in op de wifi</h1>");
  return true;
}

export default {
  async "loaded again without a network, the page shows the form, one's own words and the draft"(world) {
    await kept(world, async ({ context, page }) => {
      const phone = new Attendee(page);
      await phone.post("Met wifi geplaatst");
      await phone.state("Met wifi geplaatst", "verstuurd");
      await phone.write("En nog iets");
      // The page was kept before this was posted: what was heard last stands beside it.
      await eventually("what was heard last is kept", async () => (await entries(page)).last?.includes("Met wifi geplaatst"));
      await context.setOffline(true);
      await page.reload();
      await phone.own("Met wifi geplaatst").waitFor();
      await eventually("the draft", async () => (await phone.field.inputValue()) === "En nog iets");
      await page.getByText("Geen verbinding").first().waitFor();
      await context.setOffline(false);
      await phone.place.click();
      await phone.state("En nog iets", "verstuurd");
    });
  },

  async "a page that was loaded once opens without a network"(world) {
    await kept(world, async ({ context, page, front, url }) => {
      await context.setOffline(true);
      const later = await world.page(context);
      await page.close();
      await later.goto(url);
      await later.locator("#text").fill("Zonder wifi begonnen");
      await later.locator("#connection").getByText("Geen verbinding").waitFor();
      // An installed app opens at the first page, and finds its board.
      await later.goto(`${front.base}/`);
      await later.locator("#text").waitFor();
      same(new URL(later.url()).pathname, new URL(url).pathname, "where the app opens");
    });
  },

  async "a line that says nothing for five seconds shows the page that is there"(world) {
    await kept(world, async ({ page, front, url }) => {
      front.answer = () => true;
      await page.goto(url);
      await page.locator("#text").waitFor();
      front.answer = (_, response) => Boolean(response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad Gateway</h1>"));
      await page.goto(url);
      await page.locator("#text").waitFor();
    });
  },

  async "a plain post without a network leads back to the form with the text in it"(world) {
    await kept(world, async ({ board, context, page, url }) => {
      await page.addInitScript(() => delete window.WebAssembly);
      await page.goto(url);
      await page.locator("#text").fill("In de kelder geschreven");
      await context.setOffline(true);
      await page.getByRole("button", { name: "Plaats", exact: true }).click();
      await page.getByText("Je tekst is nog niet verstuurd").waitFor();
      same(await page.locator("#text").inputValue(), "In de kelder geschreven", "the field");
      await context.setOffline(false);
      await page.getByRole("button", { name: "Plaats", exact: true }).click();
      await new Attendee(page).own("In de kelder geschreven").waitFor();
      const { staff } = await board.view();
      same(Object.values(staff.waiting).length, 1, "stored once");
      await ready(page, board.code);
      await context.setOffline(true);
      await page.reload();
      await new Attendee(page).own("In de kelder geschreven").waitFor();
      same(await page.getByText("Je reflectie is verstuurd").count(), 0, "said once");
    });
  },

  async "a new build takes over at the next load, and an open page of the old one keeps its files"(world) {
    world.forgiven = /status of 404/;
    await kept(world, async ({ context, page, front, url }) => {
      const [first] = await generations(page);
      const boot = await page.locator("script[src*=boot-attendee]").getAttribute("src");
      build(front, 2);
      const next = await world.page(context);
      await next.goto(url);
      await isBuild(next, 2);
      await eventually("two generations", async () => (await generations(next)).length === 2);
      same(await page.evaluate(async (boot) => (await (await fetch(boot)).text()).length > 0, boot), true, "the old page's file");
      build(front, 3);
      await next.goto(url);
      await isBuild(next, 3);
      // Whichever worker there is: what was seen last is what opens without a network.
      await eventually("the page of build 3 is kept", async () => {
        await next.reload();
        return next.evaluate(async () => (await (await caches.match(location.href)).text()).includes("0000000000000003"));
      });
      await context.setOffline(true);
      await next.reload();
      await isBuild(next, 3);
    });
  },

  async "a captive portal is shown, and never kept"(world) {
    world.forgiven = /MIME|module script|status of|Unexpected token|Failed to fetch|wifi/i;
    await kept(world, async ({ context, page, front, url }) => {
      front.answer = portal;
      const before = await page.evaluate(async () => (await caches.match(location.href)).text());
      const later = await world.page(context);
      await later.goto(url);
      await later.getByRole("heading", { name: "Log in op de wifi" }).waitFor();
      await later.evaluate(async () => (await fetch("/assets/attendee-0000000000000000.js")).text());
      const after = await page.evaluate(async () => (await caches.match(location.href)).text());
      same(after, before, "the kept page");
      same(await page.evaluate(async () => Boolean(await caches.match("/assets/attendee-0000000000000000.js"))), false, "a portal's file");
      front.answer = () => false;
      await later.goto(url);
      await later.locator("#text").waitFor();
    });
  },

  async "a board that is gone is forgotten"(world) {
    world.forgiven = /status of (404|401)/;
    await kept(world, async ({ board, page, front, url }) => {
      front.answer = (request, response) => {
        const isPage = request.url === `/${board.code}`;
        if (isPage) response.writeHead(404, { "content-type": "text/html", weerklank: "1" }).end("<h1>Weg</h1>");
        return isPage;
      };
      await page.goto(url);
      await page.getByRole("heading", { name: "Weg" }).waitFor();
      await eventually("forgotten", () => page.evaluate(async (url) => !(await caches.match(url)), url));
    });
  },

  async "calls, sockets, staff's pages and large files go their own way"(world) {
    await kept(world, async ({ board, page, front }) => {
      const names = () => page.evaluate(async () => {
        const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)));
        return all.flat();
      });
      await page.evaluate(async ([id]) => {
        await fetch(`/api/boards/${id}`, { headers: { "weerklank-role": "attendee" } });
        await fetch("/help");
      }, [board.id]);
      await page.goto(`${front.base}/help`);
      await page.goto(`${front.base}/b/${board.id}/project`);
      const others = (await names()).filter((name) => !/^\/assets\/(boot-)?attendee-/.test(name));
      same(others, [`/${board.code}`], "what is kept beside the attendee's files");
    });
  },

  async "the manifest is one that a browser installs"(world) {
    await kept(world, async ({ context, page }) => {
      const client = await context.newCDPSession(page);
      const { errors, data } = await client.send("Page.getAppManifest");
      same(errors, [], "complaints about the manifest");
      same(JSON.parse(data).short_name, "Weerklank", "its name");
      const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
      const real = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
      same(real, [], "what stands in the way of installing");
    });
  },
};
