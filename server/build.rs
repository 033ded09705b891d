//! Builds the browser part, so that `cargo build` makes one binary that holds everything.
//!
//! A nested cargo compiles `app`, and `app/blind` apart from it, to WebAssembly in a target directory of its own, wasm-bindgen writes the JavaScript
//! around it, and `$OUT_DIR/assets.rs` names the files, each with a hash of its content. `src/assets.rs` includes that.
//!
//! `ISEGORIA_SKIP_FRONT=1` leaves the browser part out (pages then work without scripts), as clippy does always.

use sha2::{Digest, Sha256};
use std::{
    env,
    error::Error,
    ffi::OsStr,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
};
use wasm_bindgen_cli_support::Bindgen;

const WASM: &str = "wasm32-unknown-unknown";
const SKIP: &str = "ISEGORIA_SKIP_FRONT";
const WRAPPER: &str = "RUSTC_WORKSPACE_WRAPPER";
/// The layers of the style in their order; a file with another name comes after them.
const LAYERS: [&str; 7] = ["reset", "tokens", "base", "picture", "ui", "rooms", "utilities"];
/// What the browser part is made of, from the workspace's root.
const SOURCES: [&str; 12] = [
    "Cargo.lock",
    "Cargo.toml",
    "app/Cargo.toml",
    "app/blind/Cargo.toml",
    "app/blind/src",
    "app/src",
    "app/domain/Cargo.toml",
    "app/domain/src",
    "app/words",
    "server/src/invitation.js",
    "server/src/loader.js",
    "style",
];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() {
    if let Err(error) = run() {
        for line in error.to_string().lines() {
            println!("cargo::error={line}");
        }
        process::exit(1);
    }
}

fn run() -> Result<()> {
    let root = variable("CARGO_MANIFEST_DIR")?.join("..").canonicalize()?;
    let out = variable("OUT_DIR")?;
    watch(&root);

    let mut generated = String::new();
    let style = out.join("style.css");
    fs::write(&style, stylesheet(&root.join("style"))?)?;
    writeln!(generated, "const STYLE: &str = include_str!({style:?});")?;

    let mut files = Vec::new();
    let mut starts = [None, None];
    if !skipped() {
        ensure_target(&root)?;
        for (start, front) in starts.iter_mut().zip(&FRONTS) {
            *start = Some(front.build(&root, &out, &mut files)?);
        }
    }
    let [loader, blind] = starts;
    writeln!(generated, "const LOADER: Option<&str> = {loader:?};")?;
    writeln!(generated, "const BLIND: Option<&str> = {blind:?};")?;
    writeln!(generated, "const FRONT: &[Asset] = &[")?;
    for File { name, content_type, raw, brotli } in &files {
        writeln!(
            generated,
            "    Asset {{ path: \"/assets/{name}\", content_type: {content_type:?}, \
             raw: include_bytes!({raw:?}), brotli: include_bytes!({brotli:?}) }},"
        )?;
    }
    writeln!(generated, "];")?;
    fs::write(out.join("assets.rs"), generated)?;
    Ok(())
}

/// A path that cargo gives to a build script.
fn variable(name: &str) -> Result<PathBuf> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| format!("cargo did not set {name}").into())
}

/// Runs again when one of these changes.
fn watch(root: &Path) {
    println!("cargo::rerun-if-env-changed={SKIP}");
    // Or what clippy left out would stay left out in the build after it.
    println!("cargo::rerun-if-env-changed={WRAPPER}");
    // A file that is missing counts as changed every time.
    for source in SOURCES.map(|source| root.join(source)).iter().filter(|source| source.exists()) {
        println!("cargo::rerun-if-changed={}", source.display());
    }
}

/// Whether this build does without the browser part.
fn skipped() -> bool {
    let clippy = env::var_os(WRAPPER)
        .is_some_and(|wrapper| Path::new(&wrapper).file_stem() == Some(OsStr::new("clippy-driver")));
    clippy || env::var_os(SKIP).is_some_and(|value| value == "1")
}

/// A part that runs in the browser: a crate, and the module that starts it.
struct Front {
    package: &'static str,
    features: &'static str,
    /// What its library is called.
    name: &'static str,
    loader: &'static str,
}

/// The islands, and what uses an invitation.
const FRONTS: [Front; 2] = [
    Front { package: "isegoria-app", features: "hydrate", name: "app", loader: "loader" },
    Front { package: "isegoria-blind", features: "", name: "blind", loader: "invitation" },
];

impl Front {
    /// Adds its files, and returns the path of the module that starts it.
    fn build(&self, root: &Path, out: &Path, files: &mut Vec<File>) -> Result<String> {
        const SCRIPT: &str = "text/javascript; charset=utf-8";
        let (js, wasm) = front(self, root, out)?;
        let js = file(out, self.name, "js", SCRIPT, js.as_bytes())?;
        let wasm = file(out, &format!("{}_bg", self.name), "wasm", "application/wasm", &wasm)?;
        let start = fs::read_to_string(root.join(format!("server/src/{}.js", self.loader)))?
            .replace("{{js}}", &js.name)
            .replace("{{wasm}}", &wasm.name);
        let start = file(out, self.loader, "js", SCRIPT, start.as_bytes())?;
        let path = format!("/assets/{}", start.name);
        files.extend([js, wasm, start]);
        Ok(path)
    }
}

/// Compiles a crate for the browser: the JavaScript and the WebAssembly.
fn front(front: &Front, root: &Path, out: &Path) -> Result<(String, Vec<u8>)> {
    let target = out.join("front");
    let mut cargo = clean(variable("CARGO")?, root);
    cargo
        .args(["build", "--locked", "--lib", "-p", front.package, "--target", WASM])
        .args(["--no-default-features", "--features", front.features, "--profile", "wasm-release", "--target-dir"])
        .arg(&target);
    if !cargo.status()?.success() {
        return Err(format!("the browser part does not compile (see above); {SKIP}=1 builds without it").into());
    }

    let mut output = Bindgen::new()
        .input_path(target.join(WASM).join("wasm-release").join(front.name).with_extension("wasm"))
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .remove_name_section(true)
        .keep_debug(false)
        .generate_output()?;
    // They would be further files, which nobody serves. Every dependency is listed, most with nothing.
    if output.snippets().values().any(|files| !files.is_empty()) || !output.local_modules().is_empty() {
        return Err("a dependency of the browser part brings JavaScript files of its own".into());
    }
    let js = output.js().to_owned();
    Ok((js, output.wasm_mut().emit_wasm()))
}

/// Adds the target of the browser to the toolchain if it is not there: not every rustup does so by itself.
fn ensure_target(root: &Path) -> Result<()> {
    let found = Command::new(variable("RUSTC")?)
        .args(["--print", "target-libdir", "--target", WASM])
        .current_dir(root)
        .output()?;
    if found.status.success() && Path::new(String::from_utf8(found.stdout)?.trim()).is_dir() {
        return Ok(());
    }
    println!("cargo::warning=adding the target {WASM} to the toolchain, for the browser part");
    let added = clean("rustup".into(), root).args(["target", "add", WASM]).status();
    if added.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(format!(
        "the browser part needs the target {WASM}, and it could not be added.\n\
         Type: rustup target add {WASM}\n\
         or build without the browser part: {SKIP}=1 cargo build"
    )
    .into())
}

/// A command without what the outer cargo says about this package, this target and this profile.
///
/// The toolchain (`RUSTUP_TOOLCHAIN`) stays, and so do the jobs shared with the outer cargo and how it uses the net.
fn clean(program: PathBuf, root: &Path) -> Command {
    const KEPT: [&str; 5] = ["CARGO_HOME", "CARGO_MAKEFLAGS", "CARGO_NET_", "CARGO_HTTP_", "CARGO_REGISTR"];
    const REMOVED: [&str; 5] = ["CARGO", "DEP_", "RUSTFLAGS", "RUSTC", "CLIPPY_"];
    const REMOVED_EXACTLY: [&str; 4] = ["TARGET", "HOST", "PROFILE", "OUT_DIR"];

    let mut command = Command::new(program);
    // What it prints is for people; on the standard output it would be read as instructions to cargo.
    command.current_dir(root).stdin(Stdio::null()).stdout(Stdio::null());
    for (name, _) in env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| text.starts_with(prefix));
        if !starts(&KEPT) && (starts(&REMOVED) || REMOVED_EXACTLY.contains(&text)) {
            command.env_remove(&name);
        }
    }
    command
}

/// All files of the style as one, in the order of [`LAYERS`].
fn stylesheet(folder: &Path) -> Result<String> {
    if !folder.exists() {
        return Ok(String::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("css")) {
            let layer = LAYERS.iter().position(|layer| path.file_stem() == Some(OsStr::new(layer)));
            files.push((layer.unwrap_or(LAYERS.len()), path));
        }
    }
    files.sort();
    let mut style = String::new();
    for (_, path) in files {
        style.push_str(&fs::read_to_string(path)?);
        style.push('\n');
    }
    Ok(style)
}

/// A file that the server holds, with where its two forms are.
struct File {
    name: String,
    content_type: &'static str,
    raw: PathBuf,
    brotli: PathBuf,
}

/// Writes a file under a name with a hash of its content, as it is and compressed.
fn file(out: &Path, stem: &str, extension: &str, content_type: &'static str, content: &[u8]) -> Result<File> {
    let mut hash = String::new();
    for byte in &Sha256::digest(content)[..8] {
        write!(hash, "{byte:02x}")?;
    }
    let name = format!("{stem}.{hash}.{extension}");
    let (raw, brotli) = (out.join(format!("{stem}.{extension}")), out.join(format!("{stem}.{extension}.br")));
    fs::write(&raw, content)?;
    let mut compressed = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    compressed.write_all(content)?;
    fs::write(&brotli, compressed.into_inner())?;
    Ok(File { name, content_type, raw, brotli })
}
