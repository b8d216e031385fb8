// The big screen over an evening: it keeps its picture, stands still when it should, never flickers, and leaves a
// margin that no beamer cuts off.

import { MortalServer } from "../lib/mortal.mjs";
import { settle } from "../lib/look.mjs";
import { HALL, eventually, same } from "../lib/world.mjs";
import { everydayHall } from "../matrix/hall.mjs";
import { Board } from "../pages/board.mjs";
import { Projector } from "../pages/projector.mjs";

/** Each card with its place: what a hall would see move. */
const picture = (page) => page.locator(".wall [data-reflection]").evaluateAll((cards) =>
  cards.map((card) => {
    const { left, top } = card.getBoundingClientRect();
    return `${card.textContent.trim()} at ${Math.round(left)}, ${Math.round(top)}`;
  }),
);

async function wall(world, fill = 8) {
  const board = await Board.make(world.base, { settings: { reveal: "live" } });
  await board.phase("write");
  await board.fill(fill);
  await board.command({ screen: { mode: "wall" } });
  const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
  await eventually("the wall is full", async () => (await picture(projector.page)).length >= fill);
  return { board, projector, page: projector.page };
}

export default {
  async "the last picture stays through a restart of the server"(world) {
    const server = await MortalServer.start();
    const context = await world.person(HALL);
    try {
      world.forgiven = /ERR_CONNECTION_REFUSED|status of 5/;
      const board = await Board.make(server.base, { settings: { reveal: "live" } });
      await board.phase("write");
      await board.fill(6);
      await board.command({ screen: { mode: "wall" } });
      const projector = await Projector.open(await world.page(context), board.links.projector);
      await eventually("six on the wall", async () => (await picture(projector.page)).length === 6);
      await settle(projector.page);
      const before = await picture(projector.page);
      await server.kill();
      await projector.page.waitForTimeout(2_000);
      same(await picture(projector.page), before, "the wall without a server");
      await server.restart();
      await board.post("Na de herstart");
      await projector.note("Na de herstart").waitFor();
      for (const card of before) {
        const words = card.replace(/ at \d+, \d+$/, "");
        if (!(await picture(projector.page)).some((now) => now.startsWith(words))) throw new Error(`gone after the restart: ${words}`);
      }
    } finally {
      await context.close();
      await server.stop();
    }
  },

  async "nothing moves while somebody points at the picture, nor after Pauzeer"(world) {
    const { board, projector, page } = await wall(world);
    await settle(page);
    const before = await picture(page);
    await page.keyboard.press("p");
    const goOn = page.getByRole("button", { name: /^Ga door/ });
    await goOn.waitFor({ state: "attached" });
    await board.fill(2, "Na de pauze");
    // A new one would come every three seconds.
    await page.waitForTimeout(3_700);
    same(await picture(page), before, "the wall after Pauzeer");
    if (!/2 nieuwe/.test(await goOn.textContent())) throw new Error(`what waits is not counted: ${await goOn.textContent()}`);
    await page.keyboard.press("p");
    await projector.note("Na de pauze").first().waitFor();
    await settle(page);
    const card = await page.locator(".wall [data-reflection]").first().boundingBox();
    await page.mouse.move(card.x + 60, card.y + 20);
    await page.waitForTimeout(100);
    const pointed = await picture(page);
    await board.fill(3, "Wacht");
    // A pointer that lies still for three seconds is hidden, and points no more.
    for (let n = 0; n < 6; n += 1) {
      await page.waitForTimeout(700);
      await page.mouse.move(card.x + 60 + (n % 2) * 4, card.y + 20);
    }
    same(await picture(page), pointed, "the wall under the pointer");
    await projector.note("Wacht").first().waitFor();
  },

  async "at most one thing a second is animated"(world) {
    const { board, page } = await wall(world, 12);
    const watch = () => page.evaluate(() => {
      window.animated = [];
      const known = new WeakMap();
      const look = (now) => {
        for (const one of document.getAnimations()) {
          const target = one.effect?.target;
          const { progress, duration } = one.effect?.getComputedTiming() ?? {};
          if (!target || one.playState !== "running" || progress === null || !(duration > 20)) continue;
          // One element with two properties is one thing; the same one a second later is another.
          if (now - (known.get(target) ?? -Infinity) > 1_000) {
            window.animated.push({ at: now, what: `${target.tagName}.${target.className?.baseVal ?? target.className}` });
            known.set(target, now);
          }
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await watch();
    for (let n = 0; n < 3; n += 1) {
      await board.fill(5, `Golf ${n}`);
      await page.waitForTimeout(1_000);
    }
    await page.reload();
    await page.locator(".pj").waitFor();
    const later = await page.evaluate(() => window.animated);
    if (later) throw new Error("the page was not opened anew");
    await watch();
    await page.waitForTimeout(2_500);
    const seen = await page.evaluate(() => window.animated);
    for (const [n, one] of seen.entries()) {
      const together = seen.slice(n).filter((other) => other.at - one.at < 1_000);
      if (together.length > 1) throw new Error(`${together.length} in one second: ${together.slice(0, 4).map((other) => other.what).join(", ")}`);
    }
  },

  async "a margin of four in a hundred stays empty"(world) {
    const hall = await everydayHall(world.base);
    await hall.full.phase("discuss");
    await hall.full.command({ reveal_results: { on: true } });
    await hall.full.command({ set_timer: { seconds: 250 } });
    const { page } = await Projector.open(await world.page(await world.person(HALL)), hall.full.links.projector);
    const shown = [...["welcome", "wall", "themes", "results"].map((mode) => [mode, { screen: { mode } }]), ["spotlight", { spotlight: { reflection: hall.full.ids[0] } }]];
    const faults = [];
    for (const [mode, action] of shown) {
      await hall.full.command(action);
      await page.waitForTimeout(700);
      for (const size of [HALL, { width: 1024, height: 768 }]) {
        await page.setViewportSize(size);
        await settle(page);
        for (const fault of await page.evaluate(overMargin)) faults.push(`${mode}, ${size.width}: ${fault}`);
      }
      await page.setViewportSize(HALL);
    }
    if (faults.length > 0) throw new Error(faults.slice(0, 15).join("\n"));
  },
};

/** In the page: words and pictures that reach into the outer 4 %. Half a pixel is rounding. */
function overMargin() {
  const [x, y] = [innerWidth * 0.04 - 0.5, innerHeight * 0.04 - 0.5];
  const found = new Set();
  const check = (box, what) => {
    if (box.width < 2 || box.height < 2) return;
    const over = Math.max(x - box.left, box.right - (innerWidth - x), y - box.top, box.bottom - (innerHeight - y));
    if (over > 0) found.add(`${what} by ${Math.ceil(over)} px`);
  };
  const stage = document.querySelector(".pj");
  for (const svg of stage.querySelectorAll("svg, img")) if (svg.checkVisibility()) check(svg.getBoundingClientRect(), svg.getAttribute("class") ?? svg.tagName);
  const words = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !element.checkVisibility() || element.closest(".vh, .wall")) continue;
    range.selectNodeContents(words.currentNode);
    const { lineHeight, fontSize } = getComputedStyle(element);
    for (const box of range.getClientRects()) {
      // The letters, not the room that their line takes.
      const air = Math.max(0, (box.height - parseFloat(fontSize)) / 2);
      check({ left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air, width: box.width, height: box.height }, `“${words.currentNode.data.trim().slice(0, 20)}” (${lineHeight})`);
    }
  }
  for (const card of stage.querySelectorAll(".wall .refl")) check(card.getBoundingClientRect(), "a card of the wall");
  return [...found];
}
