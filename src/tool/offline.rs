//! What a device keeps of a municipality in a language, so that the site works without a network: a list with the hash
//! of each file, for the service worker (`public/sw.js`); the page that stands in for all others; and the manifest, with
//! which the site can be put on a phone like an app.

use super::Failure;
use super::assets::{Assets, fingerprint};
use super::page::{Loads, escape};
use super::policy::sha256;
use crate::app::is_right_to_left;
use crate::app::route::{Local, PICTURES, Page, Route};
use crate::content::{Bundle, ContactKind, Phrase};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The names of the files below the base that a municipality in a language has for this.
pub(super) struct Names {
    /// The list of what is kept.
    pub list: String,
    /// The page that stands in for others.
    pub shell: String,
    pub manifest: String,
}

pub(super) fn names(bundle: &Bundle) -> Names {
    let name = format!("offline/{}.{}", bundle.municipality.id, bundle.lang);
    let home = home(bundle).path();
    Names {
        list: format!("{name}.json"),
        shell: format!("{name}.html"),
        manifest: format!("{home}manifest.webmanifest"),
    }
}

pub(super) fn home(bundle: &Bundle) -> Route {
    Route { lang: bundle.lang.clone(), page: Page::Of(bundle.municipality.id.clone(), Local::Home) }
}

/// Whether a device keeps this page: those that lead to the rest, and those that the app cannot make. All others are
/// the app's to show, so that what is kept does not tell which pages somebody read.
fn is_kept(local: &Local) -> bool {
    let pictures = matches!(local, Local::AboutPart(part) if part == PICTURES);
    // The page with all pictograms is of use to who looks them over, and as large as all of the app's own.
    // So is the desk, of use to staff.
    let others = pictures || *local == Local::Desk;
    matches!(local, Local::Home | Local::Now | Local::Services | Local::Search) || local.is_still() && !others
}

/// Writes the list. Every file in it is there already; its hash is that of the file as it is.
pub(super) fn write_list(
    assets: &Assets,
    bundle: &Bundle,
    routes: &[Route],
    loads: &Loads,
    aid_texts: &str,
) -> Result<(), Failure> {
    let names = names(bundle);
    let mut files = BTreeMap::new();
    let mut add = |address: &str, file: &Path| -> Result<(), Failure> {
        files.insert(address.to_owned(), sha256(&fs::read(file)?));
        Ok(())
    };
    let mut plain = vec![assets.icons_file.clone(), assets.font.clone(), assets.aid_style.clone(), names.shell.clone()];
    for app in [&assets.app, &assets.search, &assets.aid] {
        plain.extend([app.clone(), Assets::wasm_of(app)]);
    }
    let of_place = [&loads.bundle, &loads.search_index, &loads.search_words, &loads.codes, &loads.manifest];
    plain.extend(of_place.map(String::clone));
    plain.push(aid_texts.to_owned());
    for name in &plain {
        add(name, &assets.dist.join(name))?;
    }
    for route in routes.iter().filter(|route| route.local().is_some_and(is_kept)) {
        add(&route.path(), &assets.dist.join(route.path()).join("index.html"))?;
    }
    let version = fingerprint(json!(files).to_string().as_bytes());
    let list = json!({ "of": home(bundle).path(), "shell": names.shell, "version": version, "files": files });
    Ok(fs::write(assets.dist.join(names.list), list.to_string())?)
}

/// The manifest: under a name and a picture that give nothing away.
pub(super) fn manifest(bundle: &Bundle) -> String {
    let home = home(bundle);
    let base = "../".repeat(home.depth());
    let say = |phrase| bundle.interface.get(phrase, None).map(|text| text.text.clone()).unwrap_or_default();
    let icon = |size: &str, purpose: &str| {
        let name = if purpose == "maskable" { "maskable" } else { size };
        json!({ "src": format!("{base}icons/{name}.png"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose })
    };
    let shortcut = |phrase, url: &str| json!({ "name": say(phrase), "url": url, "icons": [{ "src": format!("{base}icons/192.png"), "sizes": "192x192" }] });
    json!({
        "name": say(Phrase::site_name),
        "short_name": say(Phrase::site_name),
        "lang": bundle.lang,
        "dir": if is_right_to_left(&bundle.lang) { "rtl" } else { "ltr" },
        "start_url": "./",
        "scope": base,
        "display": "standalone",
        "background_color": "#fbf8f2",
        "theme_color": "#155e63",
        "icons": [icon("192", "any"), icon("512", "any"), icon("512", "maskable")],
        "shortcuts": [shortcut(Phrase::help_now, "nu/"), shortcut(Phrase::search, "zoeken/")],
    })
    .to_string()
}

/// The service worker, with what it says when nothing at all is kept: whom one can call.
pub(super) fn worker(assets: &Assets, bundle: &Bundle) -> String {
    let say = |phrase| escape(&bundle.interface.get(phrase, None).map(|text| text.text.clone()).unwrap_or_default());
    let services = bundle.tree.help_now.iter().filter_map(|id| bundle.service(id));
    let calls = services.filter_map(|service| {
        let phone = service.contacts.iter().find(|contact| contact.kind == ContactKind::Phone)?;
        let (href, number) = (escape(&phone.href()?), escape(&phone.value));
        Some(format!("<li><a href=\"{href}\">{number}</a> {}</li>", escape(&service.name.text)))
    });
    let page = format!(
        "<!DOCTYPE html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title><h1>{}</h1><p>{}</p><ul>{}</ul>",
        bundle.lang,
        say(Phrase::site_name),
        say(Phrase::help_now),
        say(Phrase::offline_text),
        calls.collect::<String>(),
    );
    // A place in a text of JavaScript: what JSON writes is that.
    assets.worker.replace("\"{last}\"", &json!(page).to_string())
}
