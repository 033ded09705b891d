//! The files of the browser part, held in the binary: style, JavaScript and WebAssembly.
//!
//! `build.rs` makes them. Each has a hash of its content in its name, so a browser may keep it for ever.

use sha2::{Digest, Sha256};
use std::{fmt::Write as _, sync::LazyLock};

// STYLE: the style's files as one; FRONT: JavaScript and WebAssembly; LOADER: the path of the module that starts the islands;
// BLIND: that of the page of an invitation.
include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A file that a page asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Where it is on this server: `/assets/app.0123456789abcdef.js`.
    pub path: &'static str,
    /// Its media type.
    pub content_type: &'static str,
    /// The file.
    pub raw: &'static [u8],
    /// The file compressed with brotli; empty if it is not held so.
    pub brotli: &'static [u8],
}

/// The whole style: what stands in files, and the classes that `domain` counts out.
static STYLESHEET: LazyLock<Asset> =
    LazyLock::new(|| stylesheet(STYLE, &[domain::topology::stylesheet(), domain::charts::stylesheet()].concat()));

/// All files, each at a path of its own.
pub fn all() -> &'static [Asset] {
    static ALL: LazyLock<Vec<Asset>> = LazyLock::new(|| FRONT.iter().copied().chain([*STYLESHEET]).collect());
    &ALL
}

/// The whole style as text, for a document that brings it along.
pub(crate) fn style() -> &'static str {
    // It was made of texts.
    std::str::from_utf8(STYLESHEET.raw).unwrap_or_default()
}

/// What a page's head names: the style, and the module that starts the islands if this build has it.
pub fn urls() -> app::Assets {
    let [loader, blind] = [LOADER, BLIND].map(|path| path.map(str::to_owned));
    app::Assets { style: STYLESHEET.path.to_owned(), loader, blind }
}

/// Both parts as one file. It lives as long as the process, so it may as well leak.
fn stylesheet(files: &str, picture: &str) -> Asset {
    let style = [files, picture].concat();
    let mut path = "/assets/style.".to_owned();
    for byte in &Sha256::digest(&style)[..8] {
        // Writing to a String does not fail.
        let _ = write!(path, "{byte:02x}");
    }
    path.push_str(".css");
    Asset {
        path: path.leak(),
        content_type: "text/css; charset=utf-8",
        raw: style.leak().as_bytes(),
        // It is small, and the server compresses what is not.
        brotli: &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_files_share_a_path() {
        let paths: HashSet<_> = all().iter().map(|asset| asset.path).collect();
        assert_eq!(paths.len(), all().len());
    }

    #[test]
    fn what_a_page_names_is_held() {
        let urls = urls();
        for url in [Some(urls.style), urls.loader, urls.blind].into_iter().flatten() {
            assert!(all().iter().any(|asset| asset.path == url), "{url} is not held");
        }
    }

    #[test]
    fn another_picture_gives_the_style_another_name() {
        assert_ne!(stylesheet("a{}", "").path, stylesheet("a{}", "b{}").path);
    }
}
