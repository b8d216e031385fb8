// What a ruler finds on a page: sideways scroll, targets that are too small, and what lies over, outside or behind
// something else. Only what is drawn counts, and a line below the fold is not hidden.

/** The least side of a target: a finger's on the phone, a pointer's on the laptop. */
export const FINGER = 44;
export const POINTER = 32;

/** Each fault as a sentence; none on a page that is well made. `least` is the least side of a target, 0 for any. */
export async function faults(page, least = 0) {
  return page.evaluate(measure, least);
}

export async function expectSound(page, what, least = 0) {
  const found = await faults(page, least);
  if (found.length > 0) throw new Error(`${what}: ${found.slice(0, 8).join("; ")}${found.length > 8 ? "; …" : ""}`);
}

/** In the page. */
function measure(least) {
  const root = document.documentElement;
  const found = new Set();
  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  // A preview is a picture; a hidden word is for the ear.
  // A line of shortcuts shows as many as fit; each leads to what is on the page anyway.
  const ignored = ".pv, .vh, .skip, .is-tucked:not(:focus-within), .jump, [inert], svg, [aria-hidden=true] svg";
  const drawn = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(ignored);
  const name = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 28);
    const kind = typeof element.className === "string" && element.className ? `.${element.className.trim().split(/\s+/).join(".")}` : "";
    return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}${kind} “${words}”`;
  };

  if (root.scrollWidth > root.clientWidth) found.add(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);

  /** The part of a box that its surroundings let through, and whether one of them scrolls to the rest. */
  const seen = (element, box, from = element.parentElement) => {
    const part = { left: box.left, top: box.top, right: box.right, bottom: box.bottom, x: false, y: false, meant: false, tucked: false };
    let { position } = style(element);
    for (let parent = from; parent && parent !== document.body && position !== "fixed"; parent = parent.parentElement) {
      const own = style(parent);
      // What is placed absolutely is cut off only by what it is placed in.
      const holds = parent === element || position !== "absolute" || own.position !== "static" || own.transform !== "none";
      if (holds) {
        if (own.overflowX !== "visible" || own.overflowY !== "visible") {
          const edge = parent.getBoundingClientRect();
          // An ellipsis says that there is more; one pixel is for the ear, or opens when it gets the focus.
          if (edge.width < 3 || edge.height < 3) part.tucked = true;
          if (part.tucked || own.webkitLineClamp !== "none" || own.textOverflow === "ellipsis") part.meant = true;
          if (/auto|scroll/.test(own.overflowX)) part.x = true;
          if (/auto|scroll/.test(own.overflowY)) part.y = true;
          part.left = Math.max(part.left, edge.left);
          part.right = Math.min(part.right, edge.right);
          part.top = Math.max(part.top, edge.top);
          part.bottom = Math.min(part.bottom, edge.bottom);
        }
        ({ position } = own);
      }
      if (parent.matches("dialog, [popover]")) break;
    }
    return part;
  };
  /** What moves over the page on its own lies over other things by intent. */
  const layer = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/fixed|sticky/.test(style(at).position) || at.matches("dialog, [popover], .menu, .pop")) return at;
      if (style(at).position === "absolute" && Number(style(at).zIndex) > 0) return at;
    }
    return document.body;
  };
  const modal = [...document.querySelectorAll("dialog[open]")].find((one) => one.matches(":modal"));
  const scope = modal ?? document.body;

  const controls = [];
  for (const element of scope.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']")) {
    if (!drawn(element)) continue;
    const label = /checkbox|radio/.test(element.type) ? element.closest("label") : null;
    const box = (label ?? element).getBoundingClientRect();
    if (box.width < 3 || box.height < 3) continue;
    const [width, height] = [Math.round(box.width), Math.round(box.height)];
    const inSentence = element.matches("a") && style(element).display === "inline" && element.closest("p, li, dd, td")?.textContent.trim() !== element.textContent.trim();
    const isList = element.matches("[tabindex='0']:not(a, button, input)");
    if (least > 0 && !inSentence && !isList && (width < least || height < least)) found.add(`${width}×${height} is below ${least}: ${name(element)}`);
    const part = seen(label ?? element, box);
    if (part.tucked) continue;
    const [lostX, lostY] = [box.width - Math.max(0, part.right - part.left), box.height - Math.max(0, part.bottom - part.top)];
    if (!part.x && lostX > 2) found.add(`cut off sideways by ${Math.round(lostX)} px: ${name(element)}`);
    if (!part.y && lostY > 2) found.add(`cut off by ${Math.round(lostY)} px: ${name(element)}`);
    if (!part.x && (box.right > root.clientWidth + 1 || box.left < -1)) found.add(`out of the window (${Math.round(box.left)}–${Math.round(box.right)} of ${root.clientWidth}): ${name(element)}`);
    if (part.right - part.left > 4 && part.bottom - part.top > 4) controls.push({ element: label ?? element, part, layer: layer(element) });
  }
  for (const [at, one] of controls.entries()) {
    for (const other of controls.slice(at + 1)) {
      if (one.layer !== other.layer || one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const x = Math.min(one.part.right, other.part.right) - Math.max(one.part.left, other.part.left);
      const y = Math.min(one.part.bottom, other.part.bottom) - Math.max(one.part.top, other.part.top);
      // A search field holds its own button; a card holds its box.
      const within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
      if (x > 3 && y > 3 && !within(one.part, other.part) && !within(other.part, one.part)) found.add(`${name(one.element)} lies over ${name(other.element)} by ${Math.round(x)}×${Math.round(y)} px`);
    }
  }

  // Eleven is what a browser's own smallest setting still draws.
  const LEAST_LETTERS = 11;
  const lines = [];
  const words = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const text = words.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !element || element.matches("option, script, style, textarea, title") || !drawn(element)) continue;
    range.selectNodeContents(text);
    const own = layer(element);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      const part = seen(element, box, element);
      const [high, wide] = [Math.max(0, part.bottom - part.top), Math.max(0, part.right - part.left)];
      if (!part.meant && !part.y && high < box.height * 0.6) found.add(`a line is cut off: ${name(element)}`);
      if (!part.meant && !part.x && wide < box.width - 3) found.add(`a line is cut off sideways: ${name(element)}`);
      if (part.right - part.left < 3 || part.bottom - part.top < 3) continue;
      const letters = parseFloat(style(element).fontSize);
      if (letters < LEAST_LETTERS) found.add(`letters of ${letters.toFixed(1)} px: ${name(element)}`);
      if (!part.x && (part.right > root.clientWidth + 2 || part.left < -2)) found.add(`words out of the window: ${name(element)}`);
      // Half a line that shows is a cut line, unless it is the last one before a scroll or an ellipsis.
      const inset = box.height * 0.22;
      const line = { left: part.left + 1, right: part.right - 1, top: Math.max(part.top, box.top + inset), bottom: Math.min(part.bottom, box.bottom - inset) };
      if (line.right - line.left > 2 && line.bottom - line.top > 2) lines.push({ ...line, element, layer: own });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (const [at, one] of lines.entries()) {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (one.layer !== other.layer || one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const x = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const y = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (x > 2 && y > 2) found.add(`words over words: ${name(one.element)} and ${name(other.element)}`);
    }
  }
  for (const element of scope.querySelectorAll("button, a, label, h1, h2, h3, p, b, span, li, summary")) {
    if (!drawn(element) || !element.textContent.trim()) continue;
    const { overflowX, overflowY, webkitLineClamp, textOverflow } = style(element);
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const isTall = element.scrollHeight > element.clientHeight + 3 && element.clientHeight > 0;
    if (isTall && /hidden|clip/.test(overflowY) && webkitLineClamp === "none") found.add(`words are cut off: ${name(element)} ${element.scrollHeight} > ${element.clientHeight}`);
    const isWide = element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0;
    if (isWide && /hidden|clip/.test(overflowX) && textOverflow !== "ellipsis" && webkitLineClamp === "none") found.add(`words are cut off sideways: ${name(element)}`);
  }
  return [...found];
}
