// How a page is asked to look: the person's wishes that a browser tells a page.

export const THEMES = {
  light: { colorScheme: "light", contrast: "no-preference", forcedColors: "none" },
  dark: { colorScheme: "dark", contrast: "no-preference", forcedColors: "none" },
  contrast: { colorScheme: "light", contrast: "more", forcedColors: "none" },
  forced: { colorScheme: "dark", contrast: "no-preference", forcedColors: "active" },
};

/** In this theme and without motion: measured is what stays. */
export async function dress(page, theme) {
  await page.emulateMedia({ ...THEMES[theme], reducedMotion: "reduce" });
  await settle(page);
}

/** Until fonts are there and nothing fades any more. */
export async function settle(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const running = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.race([
      Promise.allSettled(running.map((one) => one.finished)),
      new Promise((resolve) => setTimeout(resolve, 2_000)),
    ]);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** The browser's own letter size, as set in its settings: media queries in em know it, and so does every rem. */
export async function letters(page, pixels) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: pixels, fixed: Math.round((pixels * 13) / 16) } });
  await devtools.detach();
  await settle(page);
}

/** The text spacing of WCAG 1.4.12. By a constructed style sheet: the content policy lets no style tag in. */
export async function spaceOut(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await settle(page);
}

/** Every page of this person is written from right to left, from before its first line is drawn. */
export async function fromRightToLeft(context) {
  await context.addInitScript(() => {
    const turn = () => document.documentElement?.setAttribute("dir", "rtl");
    turn();
    new MutationObserver(turn).observe(document, { childList: true });
  });
}
