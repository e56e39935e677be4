//! One page: the template, filled in.

use super::Failure;
use crate::app::Icons;
use crate::app::pages::Screen;
use leptos::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The template of every page, which also tells Trunk what to build.
const TEMPLATE: &str = include_str!("../../index.html");
/// Stands in every page before the app.
const BOOT: &str = include_str!("../app/boot.js");
/// The files of the app and of the search box carry these names, and a fingerprint.
const APP: &str = "waarheen-app-";
const SEARCH: &str = "waarheen-search-";

/// The files that pages need.
pub(super) struct Assets {
    pub dist: PathBuf,
    pub icons: Icons,
    style: String,
    script: String,
    /// Names below the base.
    app: String,
    search: String,
    icons_file: String,
}

impl Assets {
    /// Finds the app in a built site, and puts the pictograms beside it.
    pub fn find(dist: &Path, style: &Path, icons: &Path) -> Result<Assets, Failure> {
        let read = |path: &Path| {
            fs::read_to_string(path).map_err(|error| {
                Failure::Call(format!("{}: {error}. Run script/build, which makes it.", path.display()))
            })
        };
        let names = fs::read_dir(dist)
            .map_err(|error| Failure::Call(format!("{}: {error}. Run script/build, which makes it.", dist.display())))?
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect::<Vec<_>>();
        let find = |start: &str| {
            names.iter().find(|name| name.starts_with(start) && name.ends_with(".js")).cloned().ok_or_else(|| {
                Failure::Call(format!(
                    "There is no {start}….js in {}. Run script/build, which makes it.",
                    dist.display()
                ))
            })
        };
        let icons_json = read(icons)?;
        let icons = serde_json::from_str::<Icons>(&icons_json).map_err(|error| {
            Failure::Call(format!("{}: {error}. Run script/build, which makes it again.", icons.display()))
        })?;
        let icons_file = format!("icons.{}.json", fingerprint(icons_json.as_bytes()));
        for old in names.iter().filter(|name| name.starts_with("icons.") && **name != icons_file) {
            fs::remove_file(dist.join(old))?;
        }
        fs::write(dist.join(&icons_file), icons_json)?;
        let font = names.iter().find(|name| name.ends_with(".woff2")).cloned().unwrap_or_default();
        Ok(Assets {
            dist: dist.to_owned(),
            icons,
            style: read(style)?.trim().replace("{font}", &font),
            script: without_comments(BOOT),
            app: find(APP)?,
            search: find(SEARCH)?,
            icons_file,
        })
    }
}

/// The files of a municipality in a language, by their names below the base.
pub(super) struct Loads {
    pub bundle: String,
    pub search_index: String,
    pub search_words: String,
}

/// A page to write.
pub(super) struct Page<'a> {
    pub assets: &'a Assets,
    pub base: &'a str,
    pub lang: &'a str,
    /// What the app loads; none for a page that the app leaves alone.
    pub loads: Option<&'a Loads>,
    pub screen: Screen,
}

impl Page<'_> {
    pub fn render(self, owner: &Owner) -> String {
        let Page { assets, base, lang, loads, screen } = self;
        // The markers between texts are for hydration, which this site does not do.
        let body = owner.with(|| screen.body.to_html()).replace("<!>", "");
        let direction = if ["ar", "fa", "he", "ur"].contains(&lang) { " dir=\"rtl\"" } else { "" };
        let files = loads.iter().flat_map(|loads| {
            [
                ("base", ""),
                ("bundle", &loads.bundle),
                ("icons", &assets.icons_file),
                ("app", &assets.app),
                ("search", &assets.search),
                ("search-index", &loads.search_index),
                ("search-words", &loads.search_words),
            ]
        });
        let files = files.map(|(name, file)| format!(" data-{name}=\"{base}{file}\"")).collect::<String>();
        let html = format!("lang=\"{lang}\"{direction}{files}");
        let robots = if screen.sensitive { "<meta name=\"robots\" content=\"noindex\">" } else { "" };
        let icon = "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='4' fill='%23155e63'/%3E%3C/svg%3E\">";
        template()
            .replace("{html}", &html)
            .replace("{title}", &escape(&screen.title))
            .replace("{head}", &format!("{robots}{icon}"))
            .replace("{style}", &assets.style.replace("{base}", base))
            .replace("{script}", &assets.script)
            // The body comes last: what stands in a text is never taken for a place to fill.
            .replacen("{body}", &body, 1)
    }
}

/// The template without what only Trunk and people read.
fn template() -> String {
    let lines = TEMPLATE.lines().filter(|line| !line.contains("data-trunk")).collect::<Vec<_>>().join("\n");
    match (lines.find("<!--"), lines.find("-->")) {
        (Some(start), Some(end)) => [lines.get(..start), lines.get(end + 4..)].into_iter().flatten().collect(),
        _ => lines,
    }
}

/// The script as pages carry it: every page pays for each byte.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A short name for these bytes.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(12).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
