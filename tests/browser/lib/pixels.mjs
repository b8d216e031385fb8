// What is on a picture, where a style sheet cannot tell: forced colours repaint a page without telling its styles.

import { inflateSync } from "node:zlib";

/** A part of the page as rows of pixels, each [red, green, blue]. */
export async function picture(page, clip) {
  const whole = Object.fromEntries(Object.entries(clip).map(([side, size]) => [side, Math.round(size)]));
  return decode(await page.screenshot({ clip: whole, animations: "allow" }));
}

/** The box of an element, made larger by so many pixels on each side. */
export async function around(locator, margin = 0) {
  const box = await locator.boundingBox();
  return { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
}

export const differs = (one, other) => one.some((part, at) => Math.abs(part - other[at]) > 24);

/** How many pixels of the edge, so many deep, differ between two pictures of the same box. */
export function edgeChanges(one, other, depth) {
  let changed = 0;
  for (const [y, row] of one.entries()) {
    for (const [x, pixel] of row.entries()) {
      const isEdge = y < depth || x < depth || y >= one.length - depth || x >= row.length - depth;
      if (isEdge && differs(pixel, other[y]?.[x] ?? pixel)) changed += 1;
    }
  }
  return changed;
}

/** The pixels of the middle row that do not look like its last one, from the left. */
export function marked(rows) {
  const row = rows[Math.floor(rows.length / 2)];
  return row.map((pixel) => differs(pixel, row.at(-1)));
}

/** A PNG of eight bits without interlace, as a browser writes it. */
function decode(file) {
  let [at, width, height, channels] = [8, 0, 0, 4];
  const packed = [];
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const kind = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = body[9] === 6 ? 4 : 3;
    }
    if (kind === "IDAT") packed.push(body);
    at += length + 12;
  }
  const bytes = inflateSync(Buffer.concat(packed));
  const stride = width * channels;
  let above = new Uint8Array(stride);
  const rows = [];
  for (let y = 0; y < height; y += 1) {
    const filter = bytes[y * (stride + 1)];
    const line = Uint8Array.from(bytes.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? line[x - channels] : 0;
      const corner = x >= channels ? above[x - channels] : 0;
      line[x] += [0, left, above[x], (left + above[x]) >> 1, paeth(left, above[x], corner)][filter];
    }
    rows.push(Array.from({ length: width }, (_, x) => [...line.subarray(x * channels, x * channels + 3)]));
    above = line;
  }
  return rows;
}

function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
