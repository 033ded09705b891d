// Starts what uses an invitation, on its page alone. The build puts the names of the two files of this version in.
// If this file does not run, the button stays as it is, and the page says what else one can do.
import init, { start } from "./{{js}}";

await init({ module_or_path: new URL("./{{wasm}}", import.meta.url) });
start();
