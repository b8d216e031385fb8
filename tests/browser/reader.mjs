// A stock Yjs client, for tests/it/yjs.rs: reads a board and tries to write in it.
// For each line asked it says one line of JSON: `json` the whole document, `write` whether the server refused.

import { createInterface } from "node:readline";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

const ROOTS = ["meta", "prompts", "reflections", "themes", "counts"];

const [base, board, ticket] = process.argv.slice(2);
const doc = new Y.Doc();
const roots = ROOTS.map((name) => [name, doc.getMap(name)]);

// The package tells a refusal on the console alone.
const refusals = [];
console.warn = (...words) => refusals.push(words.join(" "));

const provider = new WebsocketProvider(base.replace("http", "ws") + "/yjs/" + board, "board", doc, {
  params: { ticket },
  WebSocketPolyfill: WebSocket,
  disableBc: true,
});
await new Promise((resolve) => provider.once("sync", resolve));

const answers = {
  json: () => Object.fromEntries(roots.map(([name, map]) => [name, map.toJSON()])),
  write: async () => {
    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
    // In a copy, so that what is refused does not stay in what is read.
    const updates = [];
    own.on("update", (update) => updates.push(update));
    own.getMap("meta").set("title", "overgenomen");
    for (const update of updates) {
      provider.ws.send(Uint8Array.from([0, 2, ...lengthOf(update), ...update]));
    }
    while (!refusals.some((words) => words.includes("Permission denied"))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { denied: true };
  },
};

function lengthOf(bytes) {
  const varint = [];
  let rest = bytes.length;
  while (rest > 127) {
    varint.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...varint, rest];
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await answers[line]()) + "\n");
}
process.exit(0);
