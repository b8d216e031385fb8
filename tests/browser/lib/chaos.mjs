// Phones that write through a storm: scripted ones, real browsers among them, a server that is killed, rounds that
// change. In the end every text that was typed is stored, once.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Board } from "../pages/board.mjs";
import { MortalBrowser, MortalServer } from "./mortal.mjs";
import { link, tool } from "./proxy.mjs";
import { eventually } from "./world.mjs";

/** A small generator whose seed names a run; how the storm meets it is up to the storm. */
export function dice(seed) {
  let state = (seed * 0x9e3779b1 + 0x85ebca6b) >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * `phones` scripted ones and `browsers` real ones write `texts` each, `pace` ms apart; the server is killed `kills`
 * times. Gives what happened; throws when a text is lost or twice.
 */
export async function chaos({ phones, browsers, texts, pace, dark, kills, seed, patience }) {
  const server = await MortalServer.start();
  const happened = { tabs: 0, reloads: 0, browsers: 0, servers: 0, rounds: 0, refused: 0 };
  const ended = [];
  try {
    const board = await Board.make(server.base);
    await board.phase("write");
    const typed = new Map();
    const crowd = scripted(server, board, { phones, texts, pace, dark, seed }, typed, happened, ended);
    const real = Array.from({ length: browsers }, (_, at) =>
      reader(server, board, { name: at + 1, texts, seed: seed + at, patience }, typed, happened, ended),
    );
    const writing = Promise.all([crowd, ...real]);
    let over = false;
    const storm = trouble(server, board, { kills, seed, span: Math.max(8_000, pace * texts) }, happened, () => over);
    let bell;
    const enough = new Promise((_, reject) => {
      bell = setTimeout(() => reject(new Error("not everybody has written all")), patience);
    });
    await Promise.race([writing, enough]).finally(() => {
      over = true;
      clearTimeout(bell);
    });
    await storm;
    const stored = await everywhere(board);
    const twice = stored.filter((text, at) => stored.indexOf(text) !== at);
    const lost = [...typed.values()].filter((text) => !stored.includes(text));
    if (lost.length > 0) throw new Error(`lost: ${lost.slice(0, 10).join(" | ")} (${lost.length})`);
    if (twice.length > 0) throw new Error(`twice: ${twice.slice(0, 10).join(" | ")} (${twice.length})`);
    const all = (phones + browsers) * texts;
    if (stored.length !== all) throw new Error(`${stored.length} stored, ${all} typed`);
    const { staff } = await board.view();
    const late = Object.values(staff.flags).filter((flags) => flags.includes("late")).length;
    return { typed: all, stored: stored.length, late, ...happened };
  } finally {
    for (const end of ended) await end().catch(() => {});
    await server.stop();
  }
}

/** Every text on the board, waiting or set aside. */
async function everywhere(board) {
  const view = await eventually("a view", () => board.view().catch(() => undefined));
  const places = [view.board.reflections, view.staff.waiting, view.staff.set_aside];
  return places.flatMap((place) => Object.values(place ?? {}).map((entry) => entry.text));
}

/** The crowd of `phones`: the real outbox and line, without a browser around them. */
async function scripted(server, board, { phones, texts, pace, dark, seed }, typed, happened, ended) {
  const options = { to: server.address, board: board.id, code: board.code, phones, texts, pace, dark, seed };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(tool("phones"), words, { stdio: ["ignore", "pipe", "inherit"] });
  ended.push(async () => child.kill("SIGKILL"));
  let told = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { typed: texts, killed, refused } = JSON.parse(line);
    for (const [id, text] of Object.entries(texts)) typed.set(id, text);
    told += 1;
    happened.tabs += killed;
    happened.refused += refused;
  }
  if (told !== phones) throw new Error(`${told} of ${phones} phones told what they typed`);
}

/** Rounds that change under everybody's hands, and a server that dies. */
async function trouble(server, board, { kills, seed, span }, happened, isOver) {
  const pick = dice(seed);
  while (!isOver()) {
    await pause(300 + pick(1_200));
    if (isOver()) return;
    if (happened.servers < kills && pick(3) === 0) {
      await server.kill();
      await pause(pick(1_500));
      await server.restart();
      happened.servers += 1;
      await pause(span / (kills + 1));
    } else {
      await board.phase(["write", "write", "read", "group", "vote"][pick(5)]);
      happened.rounds += 1;
    }
  }
}

/** One real browser: somebody who writes, looks what is still there after a reload, and goes on. */
async function reader(server, board, { name, texts, seed, patience }, typed, happened, ended) {
  const pick = dice(seed + 1_000);
  const wifi = await link(server.base, "storm", seed);
  const browser = await MortalBrowser.start();
  ended.push(() => browser.stop(), () => wifi.end());
  const open = async () => {
    const { page } = browser;
    page.setDefaultTimeout(20_000);
    // A page that does not come is asked for again, as people do.
    await eventually(`the page of browser ${name}`, async () => {
      await page.goto(`${wifi.base}/${board.code}`, { waitUntil: "domcontentloaded" }).catch(() => {});
      return (await page.locator("#text").count()) === 1;
    }, patience);
  };
  await open();
  for (let number = 1; number <= texts; number += 1) {
    const text = `Browser ${name} schrijft zin ${number} van ${texts}`;
    // Until it stands on the phone, it is typed; who sees it nowhere types it again.
    for (;;) {
      try {
        if (await write(browser.page, text)) break;
        await open();
      } catch (error) {
        if (!/closed|crashed|Timeout|detached|navigation/i.test(String(error))) throw error;
        await open();
      }
    }
    typed.set(`browser ${name} ${number}`, text);
    await pause(pick(400));
    const fate = pick(20);
    if (fate < 2) {
      happened.reloads += 1;
      await open();
    } else if (fate < 4) {
      happened.browsers += 1;
      await browser.kill();
      await browser.restart();
      await open();
    } else if (fate === 4) {
      await wifi.blackout(1 + pick(6));
    }
  }
  await eventually(`browser ${name} has sent all`, async () => {
    const stored = await everywhere(board);
    return [...typed.values()].filter((text) => text.startsWith(`Browser ${name} `)).every((text) => stored.includes(text));
  }, patience);
}

/** Writes and places one text; says whether it stands among one's own now. */
async function write(page, text) {
  const own = page.locator("#mine .refl").filter({ hasText: text });
  const field = page.locator("#text");
  if ((await own.count()) > 0) return true;
  if (!(await field.isVisible())) await page.locator("#compose > summary").click();
  const there = await field.inputValue();
  if (there !== text) await field.fill(text);
  await page.getByRole("button", { name: "Plaats", exact: true }).click({ timeout: 5_000 });
  const row = page.getByRole("button", { name: /^Mijn reflecties/ });
  return eventually(`${text} stands there`, async () => {
    if ((await row.count()) > 0 && (await row.getAttribute("aria-expanded")) === "false") await row.click();
    return (await own.count()) > 0;
  }, 10_000).catch(() => false);
}
