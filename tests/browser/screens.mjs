// Photographs of every page: `node screens.mjs [part of a name]`, into target/screens or $WEERKLANK_SCREENS. First an
// evening in both languages, then every state of the access matrix (`state-…`).

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ROOT, startServer } from "./lib/server.mjs";
import { dress, fromRightToLeft, letters, settle } from "./lib/look.mjs";
import { HALL, LAPTOP, PHONE, World, launch } from "./lib/world.mjs";
import { makeHall } from "./matrix/hall.mjs";
import { PLACES } from "./matrix/places.mjs";
import { Attendee } from "./pages/attendee.mjs";
import { Board } from "./pages/board.mjs";
import { Moderator } from "./pages/moderator.mjs";
import { Projector } from "./pages/projector.mjs";

const NARROW = { width: 320, height: 640 };
const folder = process.env.WEERKLANK_SCREENS ?? join(ROOT, "target/screens");
const wanted = process.argv[2] ?? "";
const FULL = 60;

const TEXTS = [
  ["Dat iedereen hier mag zijn zoals hij is.", "parels"],
  ["Wachten op hulp duurt te lang. Na acht maanden wisten we nog niets.", "puzzels"],
  ["Eén vast gezicht voor het hele gezin.", "handvatten"],
  ["Ik neem mee dat we allemaal hetzelfde willen: dat het kind gezien wordt.", "reflectie"],
  ["Rust in de klas 🙌", "parels"],
  ["Steeds opnieuw je verhaal doen.", "puzzels"],
  ["Morgen bel ik de school.", "handvatten"],
  ["De koffie was koud, maar het gesprek warm.", "reflectie"],
  ["Samen eten op vrijdag. Kinderen koken, ouders wassen af.", "parels"],
  ["Minder formulieren", "puzzels"],
  ["Kijken wat er wél kan", "handvatten"],
  ["We praten te vaak óver jongeren en te weinig mét ze. Vandaag niet, en dat was te merken aan alles wat er gezegd is.", "reflectie"],
];

async function board(base, language) {
  const made = await Board.make(base, { title: language === "nl" ? "Kick-off jeugd" : "Youth kick-off", language });
  await made.phase("write");
  made.ids = [];
  for (const [text, prompt] of TEXTS) made.ids.push(await made.post(text, prompt));
  return made;
}

const THEMES = [
  { nl: "Gezien worden", en: "Being seen" },
  { nl: "Wachten en overdragen", en: "Waiting and handing over" },
  { nl: "Vaste gezichten", en: "Familiar faces" },
];

async function grouped(made, language) {
  await made.phase("group");
  made.language = language;
  const [a, b, c, d, e, f, g] = made.ids;
  const members = [[a, d, e], [b, f], [c, g]];
  made.themes = [];
  for (const [at, ids] of members.entries()) made.themes.push(await made.theme(THEMES[at][language], ids));
  await made.command({ stack: { reflections: [d], under: a } });
  await made.command({ key_phrase: { theme: made.themes[1], reflection: b } });
}

/** A board that everybody groups. */
async function smallRoom(language) {
  const made = await Board.make(server.base, { title: "Buurt", language, settings: { group_by: "everyone" } });
  await made.phase("write");
  made.ids = [];
  for (const [text, prompt] of TEXTS.slice(0, 7)) made.ids.push(await made.post(text, prompt));
  await grouped(made, language);
  return made;
}

/** Seven people voted, and everybody may see what came of it. */
async function voted(made) {
  if (!made.voted) {
    await made.phase("vote");
    for (let n = 0; n < 7; n += 1) {
      const guest = await made.guestToken();
      await made.command({ vote: { target: made.themes[n % 3], count: 2 } }, guest);
      await made.command({ vote: { target: made.themes[(n + 1) % 2], count: 1 } }, guest);
    }
    made.voted = true;
  }
  await made.phase("discuss");
  await made.command({ reveal_results: { on: true } });
}

/** Each picture: a name, a size, and the way there. */
const pictures = [
  ["landing", [NARROW, PHONE, LAPTOP], async (page) => page.goto("/")],
  ["make", [PHONE, LAPTOP], async (page, { t }) => {
    await page.goto("/");
    await page.getByText(t("Maak een bord", "Make a board"), { exact: true }).click();
  }],
  ["attendee-lobby", [PHONE], async (page, { made }) => {
    await made.phase("lobby");
    await Attendee.open(page, made);
  }],
  ["attendee-write", [NARROW, PHONE, LAPTOP], async (page, { made, t }) => {
    await made.phase("write");
    const phone = await Attendee.open(page, made);
    await phone.field.fill(t("Dit stuurde ik net.", "I just sent this."));
    await page.locator("#send").click();
    await page.locator("#mine .refl").first().waitFor();
    await phone.field.fill(t("En dit ben ik aan het schrijven", "And this I am writing"));
  }],
  ["attendee-offline", [PHONE], async (page, { made, t }) => {
    await made.phase("write");
    const phone = await Attendee.open(page, made);
    await page.context().setOffline(true);
    await page.locator("#connection .bar").waitFor();
    await phone.field.fill(t("Geschreven in de lift", "Written in the lift"));
    await page.locator("#send").click();
    await page.locator("#mine .refl").first().waitFor();
  }],
  ["attendee-error", [NARROW, PHONE], async (page, { made }) => {
    await made.phase("write");
    const phone = await Attendee.open(page, made);
    await phone.field.fill("Te lang. ".repeat(112));
    await page.locator("#send").click();
    await page.locator("#text-error").filter({ hasText: /./ }).waitFor();
  }],
  ["attendee-read", [PHONE], async (page, { made }) => {
    await made.phase("read");
    await Attendee.open(page, made);
    await page.locator("#others .refl").first().waitFor();
  }],
  ["attendee-private", [NARROW, PHONE], async (page, { made, t }) => {
    await made.phase("write");
    const phone = await Attendee.open(page, made);
    await phone.field.fill(t("Bel mij gerust: 06-12345678", "Do call me: 06-12345678"));
    await page.locator("#send").click();
    await page.getByText("06-12345678").first().waitFor();
  }],
  ["attendee-vote", [NARROW, PHONE], async (page, { made }) => {
    await made.phase("vote");
    await made.command({ set_timer: { seconds: 250 } });
    await Attendee.open(page, made);
    await page.getByText(THEMES[0][made.language]).first().waitFor();
  }],
  ["attendee-results", [PHONE], async (page, { made }) => {
    await voted(made);
    await Attendee.open(page, made);
    await page.getByText(THEMES[0][made.language]).first().waitFor();
  }],
  ["attendee-group", [NARROW, PHONE], async (page, { made }) => {
    made.small ??= await smallRoom(made.language);
    await Attendee.open(page, made.small);
    await page.locator("#others .refl").first().waitFor();
  }],
  ["wrong-code", [PHONE], async (page) => page.goto("/AAAABBBB")],
  ["moderator-write", [LAPTOP], async (page, { made }) => {
    await made.phase("write");
    await Moderator.open(page, made.links.moderator);
    await page.locator(".stream [data-reflection]").first().waitFor();
  }],
  ["moderator-group", [PHONE, LAPTOP, HALL], async (page, { made }) => {
    await made.phase("group");
    const moderator = await Moderator.open(page, made.links.moderator);
    if (page.viewportSize().width > 800) await moderator.waiting(TEXTS[8][0]).click();
  }],
  ["moderator-move", [LAPTOP], async (page, { made }) => {
    const moderator = await Moderator.open(page, made.links.moderator);
    await moderator.waiting(TEXTS[8][0]).click();
    await page.keyboard.press("v");
    await moderator.dialog.waitFor();
  }],
  ["moderator-select", [LAPTOP, { width: 1440, height: 900 }], async (page, { made }) => {
    await made.phase("group");
    await made.command({ set_timer: { seconds: 250 } });
    const moderator = await Moderator.open(page, made.links.moderator);
    const rows = moderator.stream.locator("[data-reflection]");
    await rows.nth(0).click();
    for (const at of [1, 2]) await rows.nth(at).click({ modifiers: ["Control"] });
  }],
  ["moderator-queue", [LAPTOP], async (page, { made, t }) => {
    await made.phase("group");
    made.waits ??= [
      await made.post(t("Bel Sem even, 06-12345678", "Please ring Sem, 06-12345678"), "handvatten"),
      await made.post(t("Dit bedacht ik later pas.", "I only thought of this later."), "parels"),
    ];
    const moderator = await Moderator.open(page, made.links.moderator);
    await moderator.filter(made.language === "nl" ? "Vlag" : "Flag");
    await moderator.stream.locator("[data-reflection]").first().click();
  }],
  ["moderator-people", [PHONE, LAPTOP], async (page, { made }) => {
    await Moderator.open(page, made.links.moderator);
    await page.keyboard.press("p");
    await page.getByRole("dialog").waitFor();
  }],
  ["moderator-remote", [NARROW, PHONE], async (page, { made, t }) => {
    await made.command({ set_timer: { seconds: 250 } });
    await Moderator.open(page, made.links.moderator);
    await page.getByRole("button", { name: t("Scherm", "Screen"), exact: true }).click();
  }],
  ["moderator-vote", [LAPTOP], async (page, { made }) => {
    await voted(made);
    await Moderator.open(page, made.links.moderator);
  }],
  ["moderator-keys", [LAPTOP], async (page, { made }) => {
    const moderator = await Moderator.open(page, made.links.moderator);
    await page.keyboard.press("?");
    await moderator.dialog.waitFor();
  }],
  ...["welcome", "wall", "themes", "black"].map((mode) => [`projector-${mode}`, [HALL], async (page, { made }) => {
    await made.command({ screen: { mode } });
    await Projector.open(page, made.links.projector);
  }]),
  ["projector-spotlight", [HALL], async (page, { made }) => {
    await made.command({ spotlight: { reflection: made.ids[1] } });
    const projector = await Projector.open(page, made.links.projector);
    await projector.spotlit(TEXTS[1][0]).waitFor();
  }],
  ["projector-results", [HALL], async (page, { made }) => {
    await voted(made);
    await made.command({ screen: { mode: "results" } });
    await Projector.open(page, made.links.projector);
  }],
  ["organiser", [PHONE, LAPTOP], async (page, { made }) => {
    await page.goto(made.links.organiser);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
  }],
];

/** The sizes of every day, and how a page is held at its own size. */
const WIDTHS = [[320, 640], [390, 844], [768, 1024], [1024, 768], [1280, 800], [1920, 1080]];
const HELD = ["dark", "contrast", "forced"];

await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), launch()]);
let [taken, failed] = [0, 0];
try {
  for (const language of ["nl", "en"]) {
    const made = await board(server.base, language);
    await grouped(made, language);
    // The dark ones are among the states.
    for (const [name, sizes, visit] of pictures) {
      for (const viewport of sizes) {
        await picture({ name, viewport, visit, language, colorScheme: "light", made });
      }
    }
  }
  const hall = await makeHall(server.base, FULL);
  const isDebug = (await fetch(`${server.base}/_kit`)).ok;
  for (const place of PLACES.filter((place) => isDebug || !place.debug)) {
    if (!`state-${slug(place)}`.includes(wanted)) continue;
    await states(place, hall);
    if (place.daily) await mirrored(place, hall);
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${taken} pictures in ${folder}`);
process.exitCode = failed === 0 ? 0 : 1;

async function picture({ name, viewport, visit, language, colorScheme, made }) {
  const file = `${name}-${viewport.width}-${colorScheme}-${language}.png`;
  if (!file.includes(wanted)) return;
  const world = new World(browser, server.base);
  const context = await world.person(viewport, { colorScheme, locale: language === "nl" ? "nl-NL" : "en-GB" });
  const page = await context.newPage();
  await reached(file, async () => {
    await visit(page, { made, t: (nl, en) => (language === "nl" ? nl : en) });
    await settle(page);
  });
  await shoot(page, file);
  await context.close();
}

/** A page of the access matrix: at its own size as it is held, and the pages of every day at each width. */
async function states(place, hall) {
  const world = new World(browser, server.base);
  const page = await (await world.person(place.on)).newPage();
  const isThere = await reached(place.name, () => place.go(page, hall));
  if (isThere) {
    await dress(page, "light");
    await shoot(page, `state-${slug(place)}-${place.on.width}-light.png`, place.debug);
    for (const theme of place.daily ? HELD : HELD.slice(0, 1)) {
      await dress(page, theme);
      await shoot(page, `state-${slug(place)}-${place.on.width}-${theme}.png`);
    }
    await dress(page, "light");
    if (place.daily) await sizes(page, place);
  }
  await page.context().close();
}

async function sizes(page, place) {
  await letters(page, 32);
  await shoot(page, `state-${slug(place)}-${place.on.width}-200.png`);
  await letters(page, 16);
  for (const [width, height] of WIDTHS.filter(([width]) => width !== place.on.width)) {
    await page.setViewportSize({ width, height });
    await settle(page);
    await shoot(page, `state-${slug(place)}-${width}-light.png`);
  }
  await page.setViewportSize({ width: 320, height: 256 });
  await settle(page);
  await shoot(page, `state-${slug(place)}-320-zoomed.png`);
}

/** The same page from right to left. */
async function mirrored(place, hall) {
  const context = await new World(browser, server.base).person(place.on);
  await fromRightToLeft(context);
  const page = await context.newPage();
  if (await reached(`${place.name}, from right to left`, () => place.go(page, hall))) {
    await dress(page, "light");
    await shoot(page, `state-${slug(place)}-${place.on.width}-rtl.png`);
  }
  await context.close();
}

async function reached(name, go) {
  try {
    await go();
    return true;
  } catch (error) {
    failed += 1;
    console.log(`${name}: ${error.message.split("\n")[0]}`);
    return false;
  }
}

async function shoot(page, file, isWhole = false) {
  await page.screenshot({ path: join(folder, file), fullPage: isWhole });
  taken += 1;
}

function slug({ name }) {
  return name.replace(/\W+/g, "-");
}
