// Starts the attendee's layer on top of a page that already works without it. When anything here fails (an old
// browser, a lost connection), the plain form stays as it was.
import start from "__GLUE__";

start({ module_or_path: "__WASM__" }).catch(() => {});
