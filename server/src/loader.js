// Starts the islands of a page. The build puts the names of the two files of this version in.
//
// There is no inline code anywhere, so `script-src 'self' 'wasm-unsafe-eval'` is all that this needs. Trusted Types
// are not enforced: a dependency of an island may set innerHTML. If this file does not run, the forms of the page
// work all the same.
import init, * as mod from "./{{js}}";

await init({ module_or_path: new URL("./{{wasm}}", import.meta.url) });
mod.hydrate?.();
for (const island of document.querySelectorAll("leptos-island")) {
  // An island that fails must not take the others with it.
  try {
    mod[island.dataset.component]?.(island);
  } catch (error) {
    console.error(island.dataset.component, error);
  }
}
// For whoever must wait until a click does something: our tests.
document.documentElement.dataset.ready = "";
