// Starts the pages of staff. They are nothing without WebAssembly, so when it does not come, that is said.
import start from "__GLUE__";

start({ module_or_path: "__WASM__" }).catch(() => {
  const app = document.getElementById("app");
  if (app) {
    app.textContent = document.documentElement.lang.startsWith("en")
      ? "This page could not be loaded. Load it again, or use another browser."
      : "Deze pagina kon niet laden. Laad haar opnieuw, of gebruik een andere browser.";
  }
});
