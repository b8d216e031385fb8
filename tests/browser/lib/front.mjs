// Stands between the browser and the server, as a captive portal, a gateway or a newer build of the server would.

import { createServer, request } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";

export class Front {
  /** Answers itself: `(request, response) => true`. */
  answer = () => false;
  /** Changes what the server answers: `(path, text) => text`. */
  change = undefined;
  /** The path that is asked of the server. */
  path = (path) => path;
  /** Lets posts through, and loses what is answered to them. */
  losesAnswers = false;
  /** Headers that a browser does not say or hear: cookies, where they are refused. */
  drops = [];
  /** What was asked, as `GET /path`. */
  asked = [];
  #sockets = new Set();

  static async open(base) {
    const front = new Front();
    front.to = new URL(base);
    front.server = createServer((incoming, outgoing) => front.#forward(incoming, outgoing));
    front.server.on("upgrade", (incoming, socket, head) => front.#upgrade(incoming, socket, head));
    front.server.on("connection", (socket) => {
      front.#sockets.add(socket);
      socket.once("close", () => front.#sockets.delete(socket));
    });
    front.server.listen(0, "127.0.0.1");
    await once(front.server, "listening");
    front.base = `http://127.0.0.1:${front.server.address().port}`;
    return front;
  }

  #forward(incoming, outgoing) {
    this.asked.push(`${incoming.method} ${incoming.url}`);
    if (this.answer(incoming, outgoing)) return;
    const headers = { ...incoming.headers };
    for (const name of this.drops) delete headers[name];
    // What is changed must be read.
    if (this.change) delete headers["accept-encoding"];
    const loses = this.losesAnswers && incoming.method === "POST";
    const { hostname: host, port } = this.to;
    const asked = request({ host, port, method: incoming.method, path: this.path(incoming.url), headers }, async (answer) => {
      if (loses) return outgoing.destroy();
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      let body = Buffer.concat(chunks);
      const told = { ...answer.headers };
      for (const name of [...this.drops, "transfer-encoding", "content-length"]) delete told[name];
      if (this.change && /text|json/.test(told["content-type"] ?? "")) body = Buffer.from(this.change(incoming.url, body.toString()));
      outgoing.writeHead(answer.statusCode, told).end(body);
    });
    asked.on("error", () => outgoing.destroy());
    incoming.pipe(asked);
  }

  #upgrade(incoming, socket, head) {
    const { hostname, port } = this.to;
    const onward = connect(port, hostname, () => {
      const lines = Object.entries(incoming.headers).filter(([name]) => !this.drops.includes(name));
      onward.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const [one, other] of [[onward, socket], [socket, onward]]) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  }

  async close() {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }
}
