// The service worker: an attendee's page that was seen once opens again without a network, with its form and its
// files. Nothing else passes through here: no call, no socket, no page of staff.
//
// A generation is one build: its files, and the pages that were seen with it. A page comes from the network first and
// names its own files, so a new build shows at the next load whichever worker there is; the new worker takes over when
// the last page of the old one is closed. It never pushes the other out: a page that is loaded in that very moment can
// wait for ever (seen in Chromium).

const GENERATION = "weerklank-__VERSION__";
const FILES = __FILES__;

// How long someone waits who has an earlier page to look at; who posts, waits longer.
const PATIENCE = 5_000;
const POST_PATIENCE = 10_000;
// More boards than anybody visits in a season.
const PAGES = 8;

addEventListener("install", (event) => {
  event.waitUntil(stock());
});

addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));

// The first page of all was loaded before there was a worker, and asks for its place.
addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(visit(new URL(event.source.url)));
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  const isPage = mode === "navigate";
  if (method === "GET" && isFile(pathname)) event.respondWith(file(event));
  else if (isPage && isBoard(pathname)) event.respondWith(method === "GET" ? page(event) : post(event));
  else if (isPage && method === "GET" && pathname === "/") event.respondWith(start(event));
});

// The attendee's own: staff's are large, and useless without a network.
function isFile(path) {
  return /^\/assets\/(boot-)?attendee-/.test(path);
}

// A code as it is typed: eight letters and digits, perhaps in two groups.
function isBoard(path) {
  return /^\/[a-z0-9]{8}$/i.test(path.replace(/%20|-/g, ""));
}

// A captive portal's answer is shown, so that one can log in, but never kept.
function isOurs(answer) {
  return answer.headers.has("weerklank");
}

// A gateway without a server behind it. 511 is a portal that asks for something.
function isExcuse(answer) {
  return answer.status >= 500 && answer.status !== 511;
}

// The page has just loaded these: they come out of the browser's own cache. Who saves data fetches nothing for later.
async function stock() {
  const cache = await caches.open(GENERATION);
  const saves = navigator.connection?.saveData;
  const from = saves ? { cache: "only-if-cached", mode: "same-origin" } : { cache: "force-cache" };
  const one = async (url) => {
    const answer = await fetch(url, from);
    if (answer.ok && isOurs(answer)) await cache.put(url, answer);
  };
  await Promise.allSettled(FILES.map(one));
}

async function generations() {
  return (await caches.keys()).filter((name) => name.startsWith("weerklank-"));
}

// A generation without a page is nobody's any more.
async function tidy() {
  const lived = [];
  for (const name of await generations()) {
    if (name === GENERATION) continue;
    if ((await boards(await caches.open(name))).length > 0) lived.push(name);
    else await caches.delete(name);
  }
  await Promise.all(lived.slice(0, -1).map((name) => caches.delete(name)));
}

// A store that cannot be read is as good as empty.
async function kept(url) {
  try {
    return await caches.match(url, { ignoreSearch: true, ignoreVary: true });
  } catch {
    return undefined;
  }
}

async function file(event) {
  const known = await kept(event.request.url);
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.ok && isOurs(answer)) {
    const copy = answer.clone();
    event.waitUntil(caches.open(GENERATION).then((cache) => cache.put(address(event), copy)).catch(() => {}));
  }
  return answer;
}

async function page(event) {
  // Past the browser's own cache: a login page of the wifi may have told it to keep that.
  const fresh = fetch(event.request, { cache: "no-store" }).then((answer) => {
    event.waitUntil(remember(new URL(event.request.url), answer.clone()).catch(() => {}));
    return answer;
  });
  // Who saw the earlier page meanwhile has the new one the next time.
  event.waitUntil(fresh.catch(() => {}));
  const known = await kept(address(event));
  if (!known) return fresh;
  const answer = await within(PATIENCE, fresh);
  return answer && !isExcuse(answer) ? answer : known;
}

// A post that gets no answer leads back to the form. The keeper has put the text back by then, with the same id, so
// that it counts once if it went through after all.
async function post(event) {
  const sent = fetch(event.request);
  event.waitUntil(sent.catch(() => {}));
  if (!(await kept(address(event)))) return sent;
  const answer = await within(POST_PATIENCE, sent);
  return answer && !isExcuse(answer) ? answer : Response.redirect(address(event), 303);
}

// Where an installed app opens: without a network, at the last board.
async function start(event) {
  try {
    return await fetch(event.request);
  } catch (error) {
    for (const name of (await generations()).reverse()) {
      const last = (await boards(await caches.open(name))).pop();
      if (last) return Response.redirect(last.url, 302);
    }
    throw error;
  }
}

async function visit(url) {
  if (isBoard(url.pathname)) await remember(url, await fetch(url, { redirect: "manual" }));
}

// Keeps an attendee's page, and forgets one whose board or session is gone: our own server says so.
async function remember(url, answer) {
  const key = place(url);
  const isGone = isOurs(answer) && [403, 404, 410].includes(answer.status);
  const isKept = answer.status === 200 && isOurs(answer) && answer.headers.get("weerklank-page") === "attendee";
  // With what others wrote in it, a page is large, and not where one begins.
  if (!isGone && (!isKept || url.searchParams.has("others"))) return;
  // Read whole before anything goes: a page that breaks off replaces none.
  const html = isGone ? "" : await answer.text();
  for (const name of await generations()) {
    if (isGone || name !== GENERATION) await (await caches.open(name)).delete(key);
  }
  if (isGone) return;
  const cache = await caches.open(GENERATION);
  // "Your reflection has been sent" is said once.
  const calm = html.replace(/<p[^>]* id="notice">.*?<\/p>/s, "");
  await cache.delete(key);
  await cache.put(key, new Response(calm, { headers: answer.headers }));
  const all = await boards(cache);
  await Promise.all(all.slice(0, -PAGES).map((old) => cache.delete(old)));
}

async function boards(cache) {
  return (await cache.keys()).filter((request) => isBoard(new URL(request.url).pathname));
}

function address(event) {
  return place(new URL(event.request.url));
}

// One board, one place, however its code was typed.
function place({ origin, pathname }) {
  return origin + (isBoard(pathname) ? pathname.replace(/%20|-/g, "").toUpperCase() : pathname);
}

// Nothing, when it fails or takes longer.
function within(patience, answer) {
  return new Promise((resolve) => {
    setTimeout(resolve, patience);
    answer.then(resolve, () => resolve());
  });
}
