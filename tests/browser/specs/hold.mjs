// What axe cannot see and a ruler does not measure: covered focus, motion, forced colours, right to left, help in one
// order, nothing asked twice, and paste.

import { expectUncovered } from "../lib/focus.mjs";
import { expectSound } from "../lib/geometry.mjs";
import { dress, fromRightToLeft, settle } from "../lib/look.mjs";
import { around, edgeChanges, marked, picture } from "../lib/pixels.mjs";
import { HALL, LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";
import { everydayHall } from "../matrix/hall.mjs";
import { PLACES } from "../matrix/places.mjs";
import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";

const ZOOMED = { width: 320, height: 256 };

/** The places of these names, one after the other, each on a page of its own. */
async function along(world, hall, names, visit, prepare) {
  for (const name of names) {
    const place = PLACES.find((one) => one.name === name);
    if (!place) throw new Error(`no place ${name}`);
    const context = await world.person(place.on);
    await prepare?.(context);
    const page = await world.page(context);
    await place.go(page, hall);
    await visit(page, name);
    await context.close();
  }
}

/** In the page: pastes into each field as a browser does, unless somebody forbids it. */
function pasteInto(fields) {
  const open = fields.filter((field) => !field.readOnly && !field.disabled);
  return open.map((field) => {
    const words = field.type === "number" ? "3" : "AB12CD34";
    const data = new DataTransfer();
    data.setData("text/plain", words);
    field.focus();
    field.select();
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    if (field.dispatchEvent(paste)) document.execCommand("insertText", false, words);
    const { value } = field;
    return [field.id || field.name || field.ariaLabel, value, value.replace(/\s/g, "").toUpperCase().includes(words)];
  });
}

export default {
  async "what has the focus is never covered, forward and back"(world) {
    world.forgiven = /fetching the script/;
    const hall = await everydayHall(world.base);
    await hall.full.command({ set_timer: { seconds: 250 } });
    const covered = [];
    const look = async (page, what, least) => expectUncovered(page, what, least).catch((error) => covered.push(error.message));
    await along(world, hall, ["attendee vote, full", "attendee write, full"], async (page, name) => {
      await look(page, name, 6);
      await page.setViewportSize(ZOOMED);
      await look(page, `${name}, 320 × 256`, 6);
      if (name !== "attendee vote, full") return;
      await page.context().setOffline(true);
      await page.locator("#connection .bar").waitFor();
      await look(page, `${name}, 320 × 256, offline`, 6);
    });
    await along(world, hall, ["table group, full", "organiser, full"], async (page, name) => {
      if (name.startsWith("table")) await look(page, name, 20);
      await page.setViewportSize(ZOOMED);
      await settle(page);
      await look(page, `${name}, 320 × 256`, 12);
    });
    if (covered.length > 0) throw new Error(covered.join("\n"));
  },

  async "with reduced motion nothing runs"(world) {
    const board = await Board.make(world.base, { settings: { reveal: "live" } });
    await board.phase("write");
    await board.fill(6);
    await board.command({ screen: { mode: "wall" } });
    const still = { reducedMotion: "reduce" };
    const phone = await Attendee.open(await world.page(await world.person(PHONE, still)), board);
    const moderator = await Moderator.open(await world.page(await world.person(LAPTOP, still)), board.links.moderator);
    const projector = await Projector.open(await world.page(await world.person(HALL, still)), board.links.projector);
    for (const { page } of [phone, moderator, projector]) {
      await page.evaluate(() => {
        window.ran = new Set();
        const look = () => {
          for (const one of document.getAnimations()) {
            const { duration, activeDuration } = one.effect.getComputedTiming();
            if (one.playState === "running" && (duration > 20 || activeDuration > 20)) window.ran.add(`${one.animationName ?? one.transitionProperty} of ${one.effect.target?.className}`);
          }
          requestAnimationFrame(look);
        };
        look();
      });
    }
    await phone.post("Beweegt niet");
    await eventually("it has come", async () => {
      await moderator.take();
      return moderator.waiting("Beweegt niet").isVisible();
    });
    await moderator.newTheme("Stil");
    await moderator.page.keyboard.press("?");
    await moderator.dialog.waitFor();
    await moderator.page.keyboard.press("Escape");
    await board.fill(4, "Nieuw");
    await projector.note("Nieuw").first().waitFor();
    for (const mode of ["themes", "results", "welcome"]) {
      await board.command({ screen: { mode } });
      await projector.page.waitForTimeout(250);
    }
    await board.phase("read");
    await phone.page.locator("#others .refl").first().waitFor();
    for (const [name, { page }] of Object.entries({ phone, moderator, projector })) {
      same(await page.evaluate(() => [...window.ran]), [], `what ran on the ${name}`);
    }
  },

  async "forced colours leave nothing out"(world) {
    const hall = await everydayHall(world.base);
    const faults = [];
    /** In forced colours both states of a control differ at its edge, where the ground and the border are. */
    const chosen = async (page, what, one, other) => {
      await one.click();
      await page.mouse.move(2, 2);
      await page.evaluate(() => document.activeElement.blur());
      await page.waitForTimeout(100);
      const box = await around(one, 3);
      const on = await picture(page, box);
      await other.click();
      await page.mouse.move(2, 2);
      await page.evaluate(() => document.activeElement.blur());
      await page.waitForTimeout(100);
      const changed = edgeChanges(on, await picture(page, box), 7);
      if (changed < 30) faults.push(`${what}: chosen differs by ${changed} pixels`);
    };
    /** A stripe is thicker than an edge. */
    const striped = async (page, what, card) => {
      const box = await card.boundingBox();
      const line = marked(await picture(page, { x: box.x, y: box.y + box.height / 2 - 1, width: 16, height: 3 }));
      const thick = line.filter(Boolean).length;
      if (thick < 3 || thick > 14) faults.push(`${what}: a stripe of ${thick} pixels`);
    };
    const group = PLACES.find((place) => place.name === "table group, full");
    const table = await world.page(await world.person(LAPTOP));
    await group.go(table, hall);
    await dress(table, "forced");
    const tabs = table.locator(".tabs button");
    await chosen(table, "tabs of the stream", tabs.nth(0), tabs.nth(1));
    await tabs.nth(0).click();
    await striped(table, "row of the stream", table.locator(".stream [data-reflection]").nth(2));
    await table.setViewportSize(PHONE);
    await settle(table);
    const panes = table.locator(".panes button");
    await chosen(table, "panes", panes.nth(0), panes.nth(1));

    const screen = await world.page(await world.person(HALL));
    await hall.full.phase("discuss");
    await hall.full.command({ reveal_results: { on: true } });
    await hall.full.command({ screen: { mode: "results" } });
    await Projector.open(screen, hall.full.links.projector);
    await screen.locator(".results .b i").first().waitFor();
    await dress(screen, "forced");
    const bar = await screen.locator(".results .b i").first().boundingBox();
    const across = marked(await picture(screen, { x: bar.x - 40, y: bar.y, width: 200, height: bar.height })).filter((isMarked) => !isMarked);
    // All but the forty before it look like the bar's last pixel.
    if (across.length < 100 || across.length > 180) faults.push(`bars of the results: ${across.length} pixels of 160`);
    const ground = marked(await picture(screen, { x: bar.x - 40, y: bar.y, width: 120, height: bar.height })).slice(0, 30).filter(Boolean).length;
    if (ground < 30) faults.push(`bars of the results look like the ground beside them`);
    await hall.full.command({ spotlight: { reflection: hall.full.ids[0] } });
    await screen.locator(".spot article").waitFor();
    await settle(screen);
    const spot = await screen.locator(".spot article").boundingBox();
    const stripe = marked(await picture(screen, { x: spot.x - 60, y: spot.y + spot.height / 2 - 1, width: 100, height: 3 })).filter(Boolean).length;
    if (stripe < 6) faults.push(`stripe of the spotlight: ${stripe} pixels`);

    await hall.full.phase("read");
    const phone = await Attendee.open(await world.page(await world.person(PHONE)), hall.full);
    await phone.others.first().waitFor();
    await dress(phone.page, "forced");
    await striped(phone.page, "reflection on the phone", phone.others.first());
    await hall.full.phase("write");
    const chip = phone.page.locator(".chip");
    await chip.first().waitFor();
    await chosen(phone.page, "chips of the composer", chip.nth(0), chip.nth(1));
    if (faults.length > 0) throw new Error(faults.join("\n"));
  },

  async "every page holds from right to left, and its stripe stands on the right"(world) {
    const hall = await everydayHall(world.base);
    const names = [
      "start, plain", "made, plain", "attendee write, full", "attendee read, full", "attendee vote, full", "attendee discuss, full",
      "table group, full", "table group, on a phone", "dialog move, full", "screen wall, full", "screen results, full", "screen spotlight, full",
      "organiser, full", "organiser, on a phone",
    ];
    const stripes = {
      "attendee read, full": "#others .refl",
      "table group, full": ".stream [data-reflection]",
      "screen wall, full": ".wall .refl",
      "screen spotlight, full": ".spot article",
    };
    const faults = [];
    await along(world, hall, names, async (page, name) => {
      await dress(page, "light");
      same(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl", `${name}: the direction`);
      await expectSound(page, name).catch((error) => faults.push(error.message));
      await page.setViewportSize({ width: 320, height: 640 });
      await settle(page);
      await expectSound(page, `${name}, 320 wide`).catch((error) => faults.push(error.message));
      if (!stripes[name]) return;
      await page.setViewportSize(PLACES.find((place) => place.name === name).on);
      await settle(page);
      const side = await page.locator(stripes[name]).first().evaluate((card) => {
        const { left, right, content } = getComputedStyle(card, "::before");
        return content === "none" ? "none" : parseFloat(right) < parseFloat(left) ? "right" : "left";
      });
      if (side !== "right") faults.push(`${name}: the stripe stands ${side}`);
    }, fromRightToLeft);
    if (faults.length > 0) throw new Error(faults.join("\n"));
  },

  async "help, privacy and contact stand in one order on every page"(world) {
    const hall = await everydayHall(world.base);
    const orders = {};
    const names = ["start, plain", "not found, plain", "help, plain", "accessibility, plain", "attendee write, full", "attendee vote, full", "table group, full", "organiser, full"];
    world.forgiven = /404/;
    await along(world, hall, names, async (page, name) => {
      const paths = await page.locator("footer a[href], .foot a[href]").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => new URL(one.href).pathname.replace(/^.b.[^/]+(?=.privacy$)/, "")));
      orders[name] = [...new Set(paths.filter((path) => ["/help", "/privacy", "/contact"].includes(path)))].join(" ");
    });
    same(orders, Object.fromEntries(names.map((name) => [name, "/help /privacy /contact"])), "the order of help");
  },

  async "who gave a name is not asked again"(world) {
    const board = await Board.make(world.base, { settings: { identity: "named" } });
    await board.phase("write");
    const phone = await Attendee.open(await world.page(await world.person(PHONE)), board);
    const fields = () => phone.page.locator("input:visible").evaluateAll((all) => all.filter((one) => /name|naam/i.test(`${one.name} ${one.id} ${one.autocomplete}`)).map((one) => one.value));
    await phone.page.getByLabel(/naam/i).first().fill("Noor");
    await phone.post("Met mijn naam");
    await phone.state("Met mijn naam", "verstuurd");
    await phone.page.reload();
    await phone.own("Met mijn naam").waitFor();
    const asked = await fields();
    if (asked.some((value) => value !== "Noor")) throw new Error(`asked again: ${JSON.stringify(asked)}`);
    const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    const ask = moderator.page.getByLabel(/Hoe heet je/);
    await ask.fill("Sem");
    await moderator.page.getByRole("button", { name: "Bewaar", exact: true }).click();
    await ask.waitFor({ state: "detached" });
    await moderator.page.reload();
    await moderator.stream.waitFor();
    await moderator.page.getByTestId("saved").filter({ hasText: "Alles bewaard" }).waitFor();
    same(await ask.count(), 0, "asked again at the table");
  },

  async "every field takes what is pasted"(world) {
    const board = await Board.make(world.base, { settings: { identity: "named" } });
    await board.phase("write");
    await board.post("Een");
    await board.phase("group");
    await board.theme("Rust");
    const tried = [];
    const paste = async (page, where, root = page) => {
      const fields = root.locator("input:not([type]):visible, input[type=text]:visible, input[type=search]:visible, input[type=password]:visible, input[type=number]:visible, textarea:visible");
      for (const [name, value, isTaken] of await fields.evaluateAll(pasteInto)) {
        if (!isTaken) throw new Error(`${where}: ${name} took “${value}”`);
        tried.push(`${where}: ${name}`);
      }
    };
    const plain = await world.page(await world.person(PHONE));
    await plain.goto("/");
    await plain.getByText("Maak een bord", { exact: true }).click();
    await paste(plain, "start");
    const phone = await Attendee.open(await world.page(await world.person(PHONE)), board);
    await board.phase("write");
    await phone.field.waitFor();
    await paste(phone.page, "phone");
    await board.phase("group");
    const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    await moderator.column("Rust").waitFor();
    await paste(moderator.page, "table");
    await moderator.page.locator("#stream-search").fill("");
    await moderator.page.getByRole("button", { name: "Nieuw thema" }).first().click();
    await moderator.dialog.waitFor();
    await paste(moderator.page, "new theme", moderator.dialog);
    await moderator.page.keyboard.press("Escape");
    const organiser = await world.page(await world.person(LAPTOP));
    await organiser.goto(board.links.organiser);
    await organiser.getByRole("heading", { level: 2 }).first().waitFor();
    await paste(organiser, "organiser");
    if (tried.length < 10) throw new Error(`only ${tried.length} fields: ${tried.join(", ")}`);
  },
};
