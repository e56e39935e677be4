//! The files that pages are made from and lead to: the apps in a built site, and its kit.

use super::Failure;
use crate::app::Icons;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of the apps carry these names, and a fingerprint.
const APP: &str = "waarheen-app-";
const SEARCH: &str = "waarheen-search-";
const AID: &str = "waarheen-aid-";
const DESK: &str = "waarheen-desk-";

/// Where the kit stands in a built site: what pages are made from, so that they can be made anew from other content
/// with the command alone. Readers never ask for it.
const KIT: &str = "kit";

/// The files that pages need.
pub(super) struct Assets {
    pub dist: PathBuf,
    pub icons: Icons,
    pub style: String,
    pub script: String,
    /// Names below the base.
    pub app: String,
    pub search: String,
    pub aid: String,
    pub desk: String,
    /// The style of the reading aid.
    pub aid_style: String,
    /// The style of the desk.
    pub desk_style: String,
    pub icons_file: String,
    /// All pictograms in one file, for the page that shows them all.
    pub sheet: String,
    pub font: String,
    /// The service worker, with a place for what it says when there is nothing else.
    pub worker: String,
}

impl Assets {
    /// Finds the apps and the kit in a built site, and puts beside them what pages lead to.
    pub fn find(dist: &Path) -> Result<Assets, Failure> {
        let read = |name: &str| {
            let path = dist.join(KIT).join(name);
            fs::read_to_string(&path).map_err(|error| {
                Failure::Call(format!("{}: {error}. Run script/build, which makes it.", path.display()))
            })
        };
        let names = fs::read_dir(dist)
            .map_err(|error| Failure::Call(format!("{}: {error}. Run script/build, which makes it.", dist.display())))?
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect::<Vec<_>>();
        let find = |start: &str, end: &str| {
            names.iter().find(|name| name.starts_with(start) && name.ends_with(end)).cloned().ok_or_else(|| {
                Failure::Call(format!(
                    "There is no {start}…{end} in {}. Run script/build, which makes it.",
                    dist.display()
                ))
            })
        };
        let icons_json = read("icons.json")?;
        let icons = serde_json::from_str::<Icons>(&icons_json).map_err(|error| {
            Failure::Call(format!("{KIT}/icons.json: {error}. Run script/build, which makes it again."))
        })?;
        let write = |start: &str, end: &str, text: &str| -> Result<String, Failure> {
            let file = format!("{start}.{}.{end}", fingerprint(text.as_bytes()));
            for old in names.iter().filter(|name| name.starts_with(&format!("{start}.")) && name.ends_with(end)) {
                fs::remove_file(dist.join(old))?;
            }
            fs::write(dist.join(&file), text)?;
            Ok(file)
        };
        let icons_file = write("icons", "json", &icons_json)?;
        let sheet = write("icons", "svg", &sheet(&icons))?;
        let aid_style = write("aid", "css", &read("aid.css")?)?;
        let desk_style = write("desk", "css", &read("desk.css")?)?;
        let font = find("", ".woff2")?;
        Ok(Assets {
            dist: dist.to_owned(),
            icons,
            style: read("site.css")?.trim().replace("{font}", &font),
            script: read("boot.js")?.trim().to_owned(),
            app: find(APP, ".js")?,
            search: find(SEARCH, ".js")?,
            aid: find(AID, ".js")?,
            desk: find(DESK, ".js")?,
            aid_style,
            desk_style,
            icons_file,
            sheet,
            font,
            worker: read("sw.js")?,
        })
    }

    /// The wasm that a piece of glue loads.
    pub fn wasm_of(glue: &str) -> String {
        glue.replace(".js", "_bg.wasm")
    }
}

/// All pictograms as one drawing, of which each can be shown by its name.
fn sheet(icons: &Icons) -> String {
    let symbols =
        icons.iter().map(|(name, body)| format!("<symbol id=\"{name}\" viewBox=\"0 0 96 96\">{body}</symbol>"));
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>", symbols.collect::<String>())
}

/// A short name for these bytes.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(12).collect()
}
