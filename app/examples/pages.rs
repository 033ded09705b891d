//! Writes a sample of every page with its stylesheet into a folder, to look at them without a server:
//! `cargo run -p isegoria-app --features ssr --example pages -- FOLDER`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    let style = [
        include_str!("../../style/reset.css"),
        include_str!("../../style/tokens.css"),
        include_str!("../../style/base.css"),
        include_str!("../../style/ui.css"),
        include_str!("../../style/rooms.css"),
        include_str!("../../style/utilities.css"),
    ];
    fs::write(folder.join("style.css"), style.concat())?;
    let words =
        "If everyone can cover their needs, people can refuse bad work and wages rise where the work is worst.";
    for (name, page) in sample::pages(words) {
        fs::write(folder.join(name).with_extension("html"), page)?;
    }
    Ok(())
}
