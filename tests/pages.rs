//! What `waarheen pages` writes, from the real content, with an app of a few bytes: the pages themselves are looked at
//! in a browser.

mod common;

use common::bundle;
use leptos::prelude::{Owner, RenderHtml};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use waarheen::app::pages::{Door, choose_screen};
use waarheen::app::{Icons, Site};
use waarheen::route::{Page, Route};

/// Where the site is said to stand.
const URL: &str = "https://voorbeeld.example/map/";

/// A built site without pages: what `script/build` leaves before it calls the command.
fn empty_site(name: &str) -> PathBuf {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&site);
    fs::create_dir_all(site.join("kit")).expect("a folder can be made");
    for app in ["app", "search", "aid", "desk"] {
        fs::write(site.join(format!("waarheen-{app}-0123456789abcdef.js")), "export default () => {}")
            .expect("written");
        fs::write(site.join(format!("waarheen-{app}-0123456789abcdef_bg.wasm")), "wasm").expect("written");
    }
    fs::write(site.join("atkinson.0123456789ab.woff2"), "font").expect("written");
    let style = "@font-face{font-family:a;src:url({base}{font})}body{color:#000}";
    let kit = [
        ("site.css", style),
        ("boot.js", "let here"),
        ("aid.css", "p{}"),
        ("desk.css", "p{}"),
        ("icons.json", "{}"),
        ("sw.js", "say(\"{last}\")"),
    ];
    for (file, text) in kit {
        fs::write(site.join("kit").join(file), text).expect("written");
    }
    site
}

fn pages(content: &Path, site: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waarheen"));
    command.args(["pages", "--demo", "--url", URL, "--updated", "2026-11-22", "--content"]).arg(content);
    command.arg("--dist").arg(site).output().expect("the command runs")
}

static SITE: LazyLock<PathBuf> = LazyLock::new(|| {
    let site = empty_site("pages");
    let made = pages(Path::new("public/content"), &site);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    site
});

fn read(path: &str) -> String {
    fs::read_to_string(SITE.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of all files below a folder of the site.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        if entry.path().is_dir() { found.extend(files(&entry.path())) } else { found.push(entry.path()) }
    }
    found
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let from = text.find(start)? + start.len();
    text.get(from..from + text.get(from..)?.find(end)?)
}

fn sha256(bytes: &[u8]) -> String {
    use base64::Engine;
    use sha2::Digest;
    base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(bytes))
}

#[test]
fn every_page_lets_only_its_own_style_and_script_run() {
    let pages = files(&SITE).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html"));
    let mut seen = 0;
    for file in pages {
        let page = fs::read_to_string(&file).expect("a page");
        let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").expect("a policy");
        let style = between(&page, "<style>", "</style>").expect("a style");
        let script = between(&page, "<script>", "</script>").expect("a script");
        let name = file.display();
        assert!(policy.contains(&format!("style-src 'self' 'sha256-{}'", sha256(style.as_bytes()))), "{name}");
        assert!(policy.contains(&format!("'sha256-{}' 'wasm-unsafe-eval'", sha256(script.as_bytes()))), "{name}");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"), "{name}");
        assert!(!page.contains(" style=\"") && !page.contains(" onclick"), "{name}: nothing stands in an attribute");
        assert_eq!(page.matches("<script>").count(), 1, "{name}");
        seen += 1;
    }
    assert!(seen > 1000, "{seen} pages");
}

#[test]
fn what_a_device_keeps_is_listed_with_the_hash_of_each_file() {
    for name in ["offline/zwolle.nl.json", "offline/zwolle.en.json", "offline/voorbeeld.nl.json"] {
        let list = serde_json::from_str::<serde_json::Value>(&read(name)).expect("JSON");
        let kept = serde_json::from_value::<BTreeMap<String, String>>(list["files"].clone()).expect("files");
        for (address, hash) in &kept {
            let file = if address.ends_with('/') { format!("{address}index.html") } else { address.clone() };
            let bytes = fs::read(SITE.join(&file)).unwrap_or_else(|error| panic!("{name}: {file}: {error}"));
            assert_eq!(hash, &sha256(&bytes), "{name}: {file}");
        }
        let of = list["of"].as_str().expect("a folder");
        for address in [of.to_owned(), format!("{of}nu/"), list["shell"].as_str().expect("a page").to_owned()] {
            assert!(kept.contains_key(&address), "{name} keeps {address}");
        }
        let kinds = ["app", "search", "aid"].map(|app| format!("waarheen-{app}-0123456789abcdef_bg.wasm"));
        assert!(kinds.iter().all(|app| kept.contains_key(app)), "{name} keeps the apps");
        assert!(!kept.keys().any(|address| address.contains("/hulp/")), "{name} tells of nobody what they read");
    }
}

#[test]
fn the_page_that_stands_in_for_others_fits_anywhere() {
    let page = read("offline/zwolle.nl.html");
    assert!(page.contains("href=\"{base}zwolle/nu/\"") && page.contains("data-bundle=\"{base}content/zwolle.nl."));
    assert!(!page.contains("../"), "it has no address of its own");
    let style = between(&page, "<style>", "</style>").expect("a style");
    assert_eq!(style, "body{color:#000}", "nothing in its style depends on where it stands");
    assert!(page.contains("tel:112") && page.contains("tel:08002000"));
}

#[test]
fn the_site_can_be_put_on_a_phone_under_a_name_that_tells_nothing() {
    for (path, start) in [("zwolle/", "../"), ("en/zwolle/", "../../")] {
        let manifest =
            serde_json::from_str::<serde_json::Value>(&read(&format!("{path}manifest.webmanifest"))).expect("JSON");
        assert_eq!(manifest["name"], "Waarheen");
        assert_eq!(manifest["scope"], start);
        assert_eq!(manifest["shortcuts"][0]["url"], "nu/");
        assert!(!manifest.to_string().to_lowercase().contains("jeugd"));
    }
    assert!(read("zwolle/index.html").contains("<link rel=\"manifest\" href=\"../zwolle/manifest.webmanifest\">"));
}

#[test]
fn search_engines_find_a_need_under_one_address_in_each_language() {
    let page = read("zwijndrecht/hulp/ouder/school/gepest/index.html");
    let own = format!("{URL}zwijndrecht/hulp/ouder/school/gepest/");
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{own}\">")), "{page:.3000}");
    assert!(page.contains(&format!("hreflang=\"en\" href=\"{URL}en/zwijndrecht/hulp/ouder/school/gepest/\"")));
    assert!(
        between(&page, "<title>", "</title>")
            .is_some_and(|title| title.contains("gepest") && title.contains("Zwijndrecht"))
    );
    let data = between(&page, "<script type=\"application/ld+json\">", "</script>").expect("data");
    let data = serde_json::from_str::<serde_json::Value>(data).expect("JSON");
    assert_eq!(data["@type"], "FAQPage");
    assert!(read("sitemap.xml").contains(&format!("<loc>{URL}zwijndrecht/sitemap.xml</loc>")));
    assert!(read("zwijndrecht/sitemap.xml").contains(&format!("<loc>{own}</loc>")));
    assert!(read("robots.txt").contains(&format!("Sitemap: {URL}sitemap.xml")));
}

#[test]
fn a_service_is_told_in_the_words_of_schema_org_with_confirmed_numbers_only() {
    let page = read("zwolle/aanbod/veilig-thuis/index.html");
    let data = between(&page, "<script type=\"application/ld+json\">", "</script>").expect("data");
    let data = serde_json::from_str::<serde_json::Value>(data).expect("JSON");
    assert_eq!(data["@type"], "GovernmentService");
    let point = &data["availableChannel"]["servicePhone"][0];
    assert_eq!(point["telephone"], "0800-2000");
    assert_eq!(point["hoursAvailable"][6]["dayOfWeek"], "Sunday");
    assert_eq!(point["hoursAvailable"][6]["closes"], "23:59");
}

#[test]
fn a_sensitive_page_tells_search_engines_and_messengers_nothing() {
    let map = read("zwijndrecht/sitemap.xml");
    let mut seen = 0;
    for file in files(&SITE.join("zwijndrecht/hulp")) {
        let page = fs::read_to_string(&file).expect("a page");
        if !page.contains("content=\"noindex\"") {
            continue;
        }
        seen += 1;
        let path = file.strip_prefix(&*SITE).expect("below").parent().expect("a folder").display().to_string();
        assert!(!page.contains("ld+json") && !page.contains("og:description"), "{path}");
        assert!(!page.contains("rel=\"canonical\"") && !map.contains(&format!("{URL}{path}/<")), "{path}");
        assert_eq!(between(&page, "property=\"og:title\" content=\"", "\""), Some("Waarheen"), "{path}");
    }
    assert!(seen > 20, "{seen} sensitive pages");
}

#[test]
fn what_is_made_up_is_not_for_search_engines() {
    assert!(read("voorbeeld/index.html").contains("noindex"));
    assert!(!read("sitemap.xml").contains("voorbeeld/sitemap"));
    assert!(!read("zwolle/index.html").contains("noindex"));
}

#[test]
fn pages_say_in_words_when_they_were_brought_up_to_date() {
    assert!(read("zwolle/index.html").contains("Bijgewerkt op 22 november 2026"));
    assert!(read("en/zwolle/index.html").contains("Updated on 22 November 2026"));
    assert!(read("voorbeeld/aanbod/cjg/index.html").contains("(november 2026)"), "how old a waiting time is");
}

#[test]
fn hours_that_differ_say_whose_they_are() {
    let page = read("voorbeeld/aanbod/wijkteam/index.html");
    let hours = between(&page, "Wanneer open", "<h2").expect("the hours stand on the page");
    for whose in ["000-000 00 02", "Buurthuis De Stip, Stipstraat 10", "Bieb Voorbeelddorp"] {
        assert!(hours.contains(whose), "{whose} not in {hours}");
    }
    let page = read("voorbeeld/aanbod/sterke-start/index.html");
    let hours = between(&page, "Wanneer open", "<h2").expect("the hours stand on the page");
    assert!(!hours.contains("000-000 00 04"), "there is no other to take them for");
}

#[test]
fn the_page_for_unknown_addresses_knows_where_the_site_stands() {
    assert!(read("404.html").contains("href=\"/map/zwolle/\""));
}

#[test]
fn when_nothing_is_kept_the_service_worker_still_tells_whom_to_call() {
    let worker = read("sw.js");
    assert!(
        worker.starts_with("say(\"<!DOCTYPE html>") && worker.contains("tel:112") && worker.contains("tel:08002000")
    );
}

/// Copies the content, so that it can be changed.
fn own_content(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    for file in files(Path::new("public/content")) {
        let target = to.join(file.strip_prefix("public/content").expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::copy(&file, target).expect("copied");
    }
    to
}

#[test]
fn an_editor_makes_the_pages_anew_with_the_command_alone() {
    let content = own_content("editor-content");
    let site = empty_site("editor");
    assert!(pages(&content, &site).status.success());
    let services = content.join("zwolle/services.json");
    let text = fs::read_to_string(&services).expect("services");
    let list = serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
    let name = list["services"][0]["name"].as_str().expect("a name");
    fs::write(&services, text.replacen(&format!("\"{name}\""), "\"Nieuwe naam voor dit team\"", 1)).expect("written");
    let stale = site.join("zwolle/aanbod/gestopt/index.html");
    fs::create_dir_all(stale.parent().expect("a folder")).expect("made");
    fs::write(&stale, "old").expect("written");
    let list = site.join("kit/pages.txt");
    fs::write(&list, fs::read_to_string(&list).expect("a list") + "\nzwolle/aanbod/gestopt/").expect("written");

    let made = pages(&content, &site);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let all = fs::read_to_string(site.join("zwolle/aanbod/index.html")).expect("a page");
    assert!(all.contains("Nieuwe naam voor dit team"));
    assert!(!stale.exists(), "a page that is no longer there is taken away");
    let bundles =
        files(&site.join("content")).into_iter().filter(|file| file.display().to_string().contains("/zwolle.nl."));
    assert_eq!(bundles.count(), 1, "the bundle before it is gone");
}

#[test]
fn hostile_text_is_refused_before_it_comes_near_a_page() {
    let hostile = [
        "Hulp <script>alert(1)</script>",
        "Hulp <img src=x onerror=alert(1)>",
        "Hulp &#60;script&#62;",
        "Hulp \u{202e}txt",
        "Hulp \u{200f}",
    ];
    for (number, text) in hostile.into_iter().enumerate() {
        let content = own_content(&format!("hostile-{number}"));
        let services = content.join("zwolle/services.json");
        let mut list =
            serde_json::from_str::<serde_json::Value>(&fs::read_to_string(&services).expect("services")).expect("JSON");
        list["services"][0]["name"] = text.into();
        fs::write(&services, list.to_string()).expect("written");
        let site = empty_site(&format!("hostile-site-{number}"));
        let made = pages(&content, &site);
        assert_eq!(made.status.code(), Some(1), "{text}");
        let said = String::from_utf8_lossy(&made.stderr).into_owned();
        assert!(said.contains("zwolle/services.json") && said.contains("a text holds"), "{said}");
        assert!(!site.join("zwolle").exists(), "nothing is written");
    }
}

#[test]
fn a_link_that_runs_something_is_refused() {
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a.example/\u{202e}gpj",
        "//a.example",
        "https://a.example@b",
    ] {
        let content = own_content("hostile-link");
        let file = content.join("zwolle/municipality.json");
        let mut own =
            serde_json::from_str::<serde_json::Value>(&fs::read_to_string(&file).expect("a file")).expect("JSON");
        own["website"]["value"] = address.into();
        fs::write(&file, own.to_string()).expect("written");
        let made = pages(&content, &empty_site("hostile-link-site"));
        assert_eq!(made.status.code(), Some(1), "{address}");
    }
}

#[test]
fn a_file_that_is_far_too_large_or_deep_gets_a_clear_sentence() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let large = format!("\"{}\"", "a".repeat(17_000_000));
    for (text, said) in [(deep, "too deep within each other"), (large, "larger than 16 MB")] {
        let content = own_content("hostile-size");
        fs::write(content.join("zwolle/words.json"), text).expect("written");
        let made = pages(&content, &empty_site("hostile-size-site"));
        assert_eq!(made.status.code(), Some(1));
        let message = String::from_utf8_lossy(&made.stderr).into_owned();
        assert!(message.contains("zwolle/words.json") && message.contains(said), "{message}");
    }
}

#[test]
fn many_municipalities_stand_under_their_letters_and_few_do_not() {
    let icons = Icons::default();
    let site = Site { bundle: bundle("zwolle"), icons: &icons, base: "./".to_owned(), now: None };
    let route = Route { lang: "nl".to_owned(), page: Page::Choose };
    let chosen = |names: &[&str]| {
        let door = |name: &&str| Door { id: name.to_lowercase(), name: (*name).to_owned(), towns: Vec::new() };
        let doors = names.iter().map(door).collect::<Vec<_>>();
        let owner = Owner::new();
        owner.with(|| choose_screen(&site, &route, &doors).body.to_html())
    };
    let names = ["Zwolle", "'s-Gravenhage", "Aalten", "Gouda", "Ede", "Aa en Hunze"];
    assert!(!chosen(&names).contains("<h2"));
    let mut many = names.to_vec();
    many.resize(342, "Ede");
    let html = chosen(&many);
    let places = [
        "href=\"#A\"",
        "href=\"#Z\"",
        "id=\"A\"",
        "Aa en Hunze",
        "Aalten",
        "id=\"E\"",
        "id=\"G\"",
        "Gouda",
        "id=\"Z\"",
    ];
    let at = places.map(|place| html.find(place).unwrap_or_else(|| panic!("{place} is missing")));
    assert!(at.is_sorted(), "{at:?}");
    let hague = html.find("Gravenhage").expect("it is there");
    assert!(html.find("id=\"G\"") < Some(hague) && Some(hague) < html.find("id=\"Z\""));
    for name in names {
        assert!(html.contains(&format!("\"./{}/\"", name.to_lowercase())), "{name}");
    }
}
