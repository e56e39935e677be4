//! One page: the template, filled in.

use super::Failure;
use crate::app::pages::Screen;
use crate::app::{Icons, is_right_to_left};
use leptos::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The template of every page, which also tells Trunk what to build.
const TEMPLATE: &str = include_str!("../../index.html");
/// The files of the apps carry these names, and a fingerprint.
const APP: &str = "waarheen-app-";
const SEARCH: &str = "waarheen-search-";
const AID: &str = "waarheen-aid-";
const DESK: &str = "waarheen-desk-";

/// What goes into every page besides its content, as the commands in `script/` make it.
#[derive(clap::Args)]
pub(super) struct Ingredients {
    /// The style of every page.
    #[arg(long, default_value = "target/site.css")]
    style: PathBuf,
    /// The script of every page, before the app comes.
    #[arg(long, default_value = "target/boot.js")]
    script: PathBuf,
    /// The style of the reading aid.
    #[arg(long, default_value = "target/aid.css")]
    aid_style: PathBuf,
    /// The style of the desk.
    #[arg(long, default_value = "target/desk.css")]
    desk_style: PathBuf,
    /// The pictograms.
    #[arg(long, default_value = "target/icons.json")]
    icons: PathBuf,
}

/// The files that pages need.
pub(super) struct Assets {
    pub dist: PathBuf,
    pub icons: Icons,
    style: String,
    script: String,
    /// Names below the base.
    app: String,
    search: String,
    aid: String,
    desk: String,
    /// The style of the reading aid.
    pub aid_style: String,
    /// The style of the desk.
    pub desk_style: String,
    icons_file: String,
    /// All pictograms in one file, for the page that shows them all.
    pub sheet: String,
}

impl Assets {
    /// Finds the app in a built site, and puts the pictograms beside it.
    pub fn find(dist: &Path, sources: &Ingredients) -> Result<Assets, Failure> {
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
        let icons_json = read(&sources.icons)?;
        let icons = serde_json::from_str::<Icons>(&icons_json).map_err(|error| {
            Failure::Call(format!("{}: {error}. Run script/build, which makes it again.", sources.icons.display()))
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
        let aid_style = write("aid", "css", &read(&sources.aid_style)?)?;
        let desk_style = write("desk", "css", &read(&sources.desk_style)?)?;
        let font = names.iter().find(|name| name.ends_with(".woff2")).cloned().unwrap_or_default();
        Ok(Assets {
            dist: dist.to_owned(),
            icons,
            style: read(&sources.style)?.trim().replace("{font}", &font),
            script: read(&sources.script)?.trim().to_owned(),
            app: find(APP)?,
            search: find(SEARCH)?,
            aid: find(AID)?,
            desk: find(DESK)?,
            aid_style,
            desk_style,
            icons_file,
            sheet,
        })
    }
}

/// The files of a municipality in a language that the app and search load, by their names below the base.
pub(super) struct Loads {
    pub bundle: String,
    pub search_index: String,
    pub search_words: String,
    pub codes: String,
}

/// A page to write.
pub(super) struct Page<'a> {
    pub assets: &'a Assets,
    pub base: &'a str,
    pub lang: &'a str,
    /// What the app loads; none for a page that the app leaves alone.
    pub loads: Option<&'a Loads>,
    /// What the desk says, on its own page: its app comes there in the place of the site's.
    pub desk_texts: Option<&'a str>,
    /// What the reading aid says in this language.
    pub aid_texts: &'a str,
    pub screen: Screen,
}

impl Page<'_> {
    pub fn render(self, owner: &Owner) -> String {
        let Page { assets, base, lang, loads, desk_texts, aid_texts, screen } = self;
        // The markers between texts are for hydration, which this site does not do.
        let body = owner.with(|| screen.body.to_html()).replace("<!>", "");
        let direction = if is_right_to_left(lang) { " dir=\"rtl\"" } else { "" };
        let files = loads.iter().flat_map(|loads| {
            [
                ("base", ""),
                ("bundle", loads.bundle.as_str()),
                ("icons", &assets.icons_file),
                if desk_texts.is_none() { ("app", &assets.app) } else { ("desk", &assets.desk) },
                ("search", &assets.search),
                ("search-index", &loads.search_index),
                ("search-words", &loads.search_words),
                ("codes", &loads.codes),
            ]
        });
        let files = files.chain(desk_texts.map(|texts| ("desk-texts", texts)));
        let files = files.chain([("aid", assets.aid.as_str()), ("aid-texts", aid_texts)]);
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

/// All pictograms as one drawing, of which each can be shown by its name.
fn sheet(icons: &Icons) -> String {
    let symbols =
        icons.iter().map(|(name, body)| format!("<symbol id=\"{name}\" viewBox=\"0 0 96 96\">{body}</symbol>"));
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>", symbols.collect::<String>())
}

/// The template without what only Trunk and people read.
fn template() -> String {
    let lines = TEMPLATE.lines().filter(|line| !line.contains("data-trunk")).collect::<Vec<_>>().join("\n");
    match (lines.find("<!--"), lines.find("-->")) {
        (Some(start), Some(end)) => [lines.get(..start), lines.get(end + 4..)].into_iter().flatten().collect(),
        _ => lines,
    }
}

/// A short name for these bytes.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(12).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
