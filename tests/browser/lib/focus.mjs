// Along a page by the Tab key, forward and back: what has the focus must be in sight (WCAG 2.4.11).

/** Goes along the whole page and back; tells how many stops there were and which of them were covered. */
export async function walk(page, most = 150) {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    // Tab goes on from where the focus was last; that is now before everything.
    const start = document.createElement("i");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  });
  const covered = new Set();
  const stops = { forward: 0, back: 0 };
  for (const [way, key] of [["forward", "Tab"], ["back", "Shift+Tab"]]) {
    await page.evaluate(() => void (window.passed = new Set()));
    for (let n = 0; n < most; n += 1) {
      await page.keyboard.press(key);
      const stop = await page.evaluate(look);
      if (stop === "left" || stop === "again") break;
      stops[way] += 1;
      if (stop.hidden) covered.add(`${way}: ${stop.name}`);
    }
  }
  return { stops, covered: [...covered] };
}

export async function expectUncovered(page, what, least) {
  const { stops, covered } = await walk(page);
  if (covered.length > 0) throw new Error(`${what}: covered while focused: ${covered.slice(0, 6).join("; ")}`);
  if (stops.forward < least || stops.back < least) throw new Error(`${what}: only ${JSON.stringify(stops)} stops`);
}

/** In the page: is any point of what has the focus on top? */
function look() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return "left";
  if (window.passed.has(element)) return "again";
  window.passed.add(element);
  const label = /checkbox|radio/.test(element.type) ? element.closest("label") : null;
  const box = (label ?? element).getBoundingClientRect();
  const name = (element.getAttribute("aria-label") || element.textContent || element.id || element.tagName).trim().replace(/\s+/g, " ").slice(0, 30);
  const points = [];
  for (const x of [0.04, 0.25, 0.5, 0.75, 0.96]) for (const y of [0.06, 0.25, 0.5, 0.75, 0.94]) points.push([box.left + box.width * x, box.top + box.height * y]);
  const shows = points.some(([x, y]) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) || top.closest("label")?.contains(element));
  });
  return { name: `${element.tagName.toLowerCase()} “${name}” at ${Math.round(box.top)}`, hidden: !shows };
}
