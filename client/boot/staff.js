// Starts the pages of staff. They are nothing without WebAssembly, so when it does not come, that is said.
import start from "__GLUE__";

// The address holds a link's secret behind the #, never a place: a skip link moves the focus, not the address.
for (const skip of document.querySelectorAll("a.skip")) {
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    const target = document.querySelector(skip.hash) ?? document.getElementById("app");
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus();
  });
}

start({ module_or_path: "__WASM__" }).catch(() => {
  const app = document.getElementById("app");
  if (app) app.textContent = app.dataset.broken;
});
