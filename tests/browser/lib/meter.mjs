// What a page says to the ear while a hall writes, and whether what has the focus stays where it is.

import { randomUUID } from "node:crypto";

/** Listens from now on to every live region, also those that are still to come. */
export async function listen(page) {
  await page.evaluate(() => {
    const regions = "[role=status], [role=alert], [role=log], output, [aria-live]:not([aria-live=off])";
    const last = new WeakMap();
    window.announced = [];
    const words = (region) => region.textContent.trim().replace(/\s+/g, " ");
    for (const region of document.querySelectorAll(regions)) last.set(region, words(region));
    new MutationObserver((changes) => {
      const touched = new Set();
      for (const { target, addedNodes } of changes) {
        const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
        const region = element?.closest(regions);
        if (region) touched.add(region);
        for (const node of addedNodes) {
          if (node.nodeType === Node.ELEMENT_NODE) for (const inside of [node, ...node.querySelectorAll("*")]) if (inside.matches(regions)) touched.add(inside);
        }
      }
      for (const region of touched) {
        const said = words(region);
        if (said && last.get(region) !== said) window.announced.push(said);
        last.set(region, said);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Watches what has the focus now, in every frame: how far it was moved at most, and whether it ever lost the focus. */
export async function holdFocus(page) {
  await page.evaluate(() => {
    const element = document.activeElement;
    const from = element.getBoundingClientRect();
    window.focusHeld = { moved: 0, lost: 0, frames: 0 };
    const look = () => {
      const now = element.getBoundingClientRect();
      const moved = Math.max(Math.abs(now.left - from.left), Math.abs(now.top - from.top));
      window.focusHeld.moved = Math.max(window.focusHeld.moved, moved);
      window.focusHeld.frames += 1;
      if (document.activeElement !== element) window.focusHeld.lost += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** A hall that posts so many a second for so long, each time by somebody else of ten. */
export async function pour(board, seconds, perSecond = 5) {
  const tokens = [];
  while (tokens.length < 10) tokens.push(await board.guestToken());
  const began = Date.now();
  let n = 0;
  for (; n < seconds * perSecond; n += 1) {
    const wait = began + (n * 1000) / perSecond - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const post = { reflection: randomUUID(), prompt: "parels", text: `Stroom ${n + 1}` };
    await board.command({ post }, tokens[n % tokens.length]);
  }
  return n;
}

/** One announcement in five seconds, and one that was due. */
export const mostAnnouncements = (seconds) => Math.floor(seconds / 5) + 1 + (seconds > 30 ? 0 : 1);
