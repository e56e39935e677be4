//! One page: the template, filled in.

use super::assets::Assets;
use super::policy;
use crate::app::is_right_to_left;
use crate::app::pages::Screen;
use leptos::prelude::*;

/// The template of every page, which also tells Trunk what to build.
const TEMPLATE: &str = include_str!("../../index.html");

/// What stands for the base in the page that the service worker fills in: it knows where the site stands.
pub(super) const ANY_BASE: &str = "{base}";

/// The files of a municipality in a language that the app, search and the service worker load, by their names below
/// the base.
pub(super) struct Loads {
    pub bundle: String,
    pub search_index: String,
    pub search_words: String,
    pub codes: String,
    /// The list of what a device keeps for when there is no network.
    pub keep: String,
    pub manifest: String,
}

/// A page to write.
pub(super) struct Page<'a> {
    pub assets: &'a Assets,
    pub base: &'a str,
    pub lang: &'a str,
    /// The files of the municipality; none for a page of no municipality.
    pub loads: Option<&'a Loads>,
    /// The app leaves the page alone.
    pub still: bool,
    /// What the desk says, on its own page: its app comes there in the place of the site's.
    pub desk_texts: Option<&'a str>,
    /// What the reading aid says in this language.
    pub aid_texts: &'a str,
    /// What search engines and messengers read.
    pub head: String,
    pub screen: Screen,
}

impl Page<'_> {
    pub fn render(self, owner: &Owner) -> String {
        let Page { assets, base, lang, loads, still, desk_texts, aid_texts, head, screen } = self;
        // The markers between texts are for hydration, which this site does not do.
        let body = owner.with(|| screen.body.to_html()).replace("<!>", "");
        let direction = if is_right_to_left(lang) { " dir=\"rtl\"" } else { "" };
        let mut files = Vec::new();
        if let Some(loads) = loads {
            if !still {
                files.extend([
                    ("base", ""),
                    ("bundle", loads.bundle.as_str()),
                    ("icons", &assets.icons_file),
                    if desk_texts.is_none() { ("app", &assets.app) } else { ("desk", &assets.desk) },
                    ("search", &assets.search),
                    ("search-index", &loads.search_index),
                    ("search-words", &loads.search_words),
                    ("codes", &loads.codes),
                ]);
            }
            files.push(("keep", &loads.keep));
        }
        files.extend(desk_texts.map(|texts| ("desk-texts", texts)));
        files.extend([("aid", assets.aid.as_str()), ("aid-texts", aid_texts)]);
        let files = files.into_iter().map(|(name, file)| format!(" data-{name}=\"{base}{file}\"")).collect::<String>();
        let html = format!("lang=\"{lang}\"{direction}{files}");
        let robots = if screen.sensitive { "<meta name=\"robots\" content=\"noindex\">" } else { "" };
        // A browser draws this anew at each step: an SVG took 5 ms of it, without slowing the machine down.
        let icon = concat!(
            "<link rel=\"icon\" href=\"data:image/png;base64,",
            "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAgMAAABinRfyAAAADFBMVEUVXmMVXmMVXmMVXmO6Ks9VAAAABHRSTlMAVar/oA4xLwAAADlJ",
            "REFUeNpdjDERwCAAxHKsiEEaEqgzrCCjHdr0+JHll08C/YGiF1UXTW+Gvkz9UD0nR5DA0RLYqR/SlDJHE+XkhgAAAABJRU5ErkJggg==",
            "\">",
        );
        let installed = loads.map(|loads| {
            format!(
                "<link rel=\"manifest\" href=\"{base}{}\"><link rel=\"apple-touch-icon\" href=\"{base}icons/180.png\">",
                loads.manifest
            )
        });
        let style = match base {
            // The style of a page whose place is not known when it is made must not change either: its hash is told.
            ANY_BASE => without_font(&assets.style.replace("{base}", "")),
            base => assets.style.replace("{base}", base),
        };
        template()
            .replace("{html}", &html)
            .replace("{policy}", &policy::of_page(&style, &assets.script))
            .replace("{title}", &escape(&screen.title))
            .replace("{head}", &format!("{robots}{icon}{}{head}", installed.unwrap_or_default()))
            .replace("{style}", &style)
            .replace("{script}", &assets.script)
            // The body comes last: what stands in a text is never taken for a place to fill.
            .replacen("{body}", &body, 1)
    }
}

/// A style in the system's own typeface.
fn without_font(style: &str) -> String {
    match style.split_once("@font-face{") {
        Some((before, rest)) => format!("{before}{}", rest.split_once('}').map_or("", |(_, after)| after)),
        None => style.to_owned(),
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

/// A text as it stands in HTML, in an attribute too.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
