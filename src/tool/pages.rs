//! `waarheen pages`: every screen as a page, and one bundle per municipality and language, into a built site.

use super::aid;
use super::assets::{Assets, fingerprint};
use super::dates::{date_in_words, day_in_words};
use super::page::{ANY_BASE, Loads, Page as Html};
use super::say;
use super::walk::{check_all, work_out};
use super::{ContentDir, Failure, head, offline, problems, sitemap, today};
use crate::app::Site;
use crate::app::pages::{Door, Still, choose_screen, not_found_screen, offline_screen, screen, still_screen};
use crate::app::route::{Fragment, LEAVING, Local, PICTURES, Page, Route};
use crate::content::files::{Content, Local as Municipality};
use crate::content::{Bundle, DeskFile};
use crate::desk::code::{Codes, is_path};
use crate::finder::{Answers, Choice, replay};
use crate::search::build as search;
use leptos::prelude::*;
use serde::Serialize;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: ContentDir,
    /// The built site to write into. It holds the app's files.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Where the site will stand, such as https://waarheen.example/: search engines are then told the whole address of
    /// each page.
    #[arg(long, value_parser = place)]
    url: Option<String>,
    /// The day that pages say they were brought up to date; today when left out.
    #[arg(long, value_name = "YYYY-MM-DD")]
    updated: Option<chrono::NaiveDate>,
    /// Also write the municipalities that are made up.
    #[arg(long)]
    demo: bool,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let sources = options.content.read()?;
    problems(&check_all(&sources))?;
    let mut languages = Vec::new();
    for lang in sources.languages() {
        languages.push(sources.content(&lang).map_err(|problem| Failure::Content(problem.to_string()))?);
    }
    let Some(dutch) = languages.first() else { return Ok(()) };
    let assets = Assets::find(&options.dist)?;
    let started = Instant::now();
    let mut written = Vec::new();
    let mut sitemaps = Vec::new();
    for content in &languages {
        let municipalities = content.municipalities.iter().filter(|local| options.demo || !local.municipality.demo);
        let municipalities =
            municipalities.filter(|local| local.municipality.languages.contains(&content.lang)).collect::<Vec<_>>();
        let words = search::language(&content.vocabularies, &content.lang);
        let search_words = write_json(&words, &assets, "search", &content.lang)?;
        let aid_texts = write_json(&aid::file(content, dutch, &assets)?, &assets, "aid", &content.lang)?;
        let place = options.url.as_deref();
        let updated = day_in_words(options.updated.unwrap_or_else(today), &content.lang);
        let desk = DeskFile { style: assets.desk_style.clone(), texts: content.desk.clone() };
        let desk_texts = write_json(&desk, &assets, "desk", &content.lang)?;
        let shared = Shared { assets: &assets, search_words, aid_texts, desk_texts, place, updated };
        // Each municipality stands by itself, so they can be made side by side.
        for some in municipalities.chunks(std::thread::available_parallelism().map_or(1, usize::from)) {
            let made = std::thread::scope(|scope| {
                let jobs = some.iter().map(|local| scope.spawn(|| of_municipality(content, local, &shared)));
                jobs.collect::<Vec<_>>().into_iter().map(|job| job.join()).collect::<Vec<_>>()
            });
            for made in made {
                let made =
                    made.map_err(|_| Failure::Call("A page could not be made. Report this as a fault.".to_owned()))??;
                written.extend(made.pages);
                sitemaps.extend(made.sitemap);
            }
        }
        written.extend(of_country(content, &municipalities, &shared)?);
    }
    if let Some(place) = &options.url {
        fs::write(assets.dist.join("sitemap.xml"), sitemap::of_sitemaps(place, &sitemaps))?;
    }
    fs::write(assets.dist.join("robots.txt"), sitemap::robots(options.url.as_deref()))?;
    sweep(&assets.dist, &written)?;
    say!("Wrote {} pages in {:.2} s.", written.len(), started.elapsed().as_secs_f64());
    Ok(())
}

/// A whole address with a slash at the end.
fn place(url: &str) -> Result<String, String> {
    let local = ["http://localhost", "http://127.0.0.1"].iter().any(|start| url.starts_with(start));
    let plain = !url.contains(['?', '#', '"', '<', '>', ' ', '&']);
    if !(url.starts_with("https://") || local) || !plain {
        return Err("write the whole address of the site, such as https://waarheen.example/".to_owned());
    }
    Ok(if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

/// The list of the pages of the last time, in the kit.
const WRITTEN: &str = "kit/pages.txt";

/// Takes away the pages of the last time that are no longer written: a service that stopped, an answer that is gone.
fn sweep(dist: &Path, written: &[String]) -> Result<(), Failure> {
    let list = dist.join(WRITTEN);
    let before = fs::read_to_string(&list).unwrap_or_default();
    let now = written.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>();
    for path in before.lines().filter(|path| !now.contains(path)) {
        let file = dist.join(path).join("index.html");
        for ending in ["", ".br", ".gz"] {
            // Somebody may have taken it away already.
            let _ = fs::remove_file(format!("{}{ending}", file.display()));
        }
        // Only a folder that is empty goes.
        let _ = fs::remove_dir(dist.join(path));
    }
    Ok(fs::write(list, now.into_iter().collect::<Vec<_>>().join("\n"))?)
}

/// What all municipalities share in one language.
struct Shared<'a> {
    assets: &'a Assets,
    /// Names below the base.
    search_words: String,
    aid_texts: String,
    desk_texts: String,
    place: Option<&'a str>,
    updated: String,
}

/// What was made of a municipality in a language: the paths of its pages, and the name of its sitemap.
struct Made {
    pages: Vec<String>,
    sitemap: Option<String>,
}

/// The bundle, the search index, all pages and what a device keeps of one municipality in one language.
fn of_municipality(content: &Content, local: &Municipality, shared: &Shared) -> Result<Made, Failure> {
    let Shared { assets, search_words, aid_texts, desk_texts, place, updated } = shared;
    let mut bundle = content.bundle(local, &work_out);
    bundle.updated.clone_from(updated);
    for wait in bundle.services.iter_mut().filter_map(|service| service.wait.as_mut()) {
        wait.date = date_in_words(&wait.date, &content.lang);
    }
    let name = format!("{}.{}", bundle.municipality.id, bundle.lang);
    let names = offline::names(&bundle);
    let codes = Codes::listed(&content.codes, |question| is_path(&bundle, question));
    let loads = Loads {
        bundle: write_json(&bundle, assets, "content", &name)?,
        search_index: write_json(&search::index(content, &bundle), assets, "search", &name)?,
        search_words: search_words.clone(),
        codes: write_json(&codes, assets, "codes", &name)?,
        keep: names.list,
        manifest: names.manifest,
    };
    let still = Still {
        documents: &content.documents,
        pictures: &content.pictures,
        desk: &content.desk.screen,
        sheet: &assets.sheet,
    };
    let routes = routes(&bundle, &still);
    let mut site = Site { bundle: &bundle, icons: &assets.icons, base: String::new(), now: None };
    for route in &routes {
        site.base = "../".repeat(route.depth());
        let owner = Owner::new();
        let is_still = route.local().is_some_and(Local::is_still);
        let mut page = owner.with(|| match is_still {
            true => still_screen(&site, route, &still),
            false => screen(&site, route, &Fragment::default()),
        });
        let head = head::of_page(&bundle, route, &page, *place);
        // What is made up is not for search engines.
        page.sensitive |= bundle.municipality.demo;
        let is_desk = route.local() == Some(&Local::Desk);
        let html = Html {
            assets,
            base: &site.base,
            lang: &route.lang,
            loads: Some(&loads),
            still: is_still && !is_desk,
            desk_texts: is_desk.then_some(desk_texts.as_str()),
            aid_texts,
            head,
            screen: page,
        };
        write_page(&assets.dist.join(route.path()).join("index.html"), &html.render(&owner))?;
    }
    site.base = ANY_BASE.to_owned();
    let home = offline::home(&bundle);
    let owner = Owner::new();
    let page = owner.with(|| offline_screen(&site, &home));
    let html = Html {
        assets,
        base: ANY_BASE,
        lang: &home.lang,
        loads: Some(&loads),
        still: false,
        desk_texts: None,
        aid_texts,
        head: String::new(),
        screen: page,
    };
    write_page(&assets.dist.join(names.shell), &html.render(&owner))?;
    fs::write(assets.dist.join(&loads.manifest), offline::manifest(&bundle))?;
    offline::write_list(assets, &bundle, &routes, &loads, aid_texts)?;
    let sitemap = match place {
        Some(place) if !bundle.municipality.demo => {
            let name = format!("{}sitemap.xml", home.path());
            let sensitive = |route: &&Route| !head::is_sensitive(&bundle, route);
            let own = routes.iter().filter(|route| head::is_own(&bundle, route)).filter(sensitive);
            fs::write(assets.dist.join(&name), sitemap::of_pages(place, own))?;
            Some(name)
        }
        _ => None,
    };
    Ok(Made { pages: routes.iter().map(Route::path).collect(), sitemap })
}

/// The pages that belong to no municipality: the choice of one, and the one for addresses that do not exist. With the
/// first language comes the service worker, which is one for the whole site.
fn of_country(content: &Content, municipalities: &[&Municipality], shared: &Shared) -> Result<Vec<String>, Failure> {
    let Shared { assets, aid_texts, place, .. } = shared;
    let Some(any) = municipalities.first() else {
        return Err(Failure::Call(
            "There is no municipality to make pages for; --demo makes those that are made up.".to_owned(),
        ));
    };
    let doors = municipalities.iter().map(|local| Door {
        id: local.municipality.id.clone(),
        name: local.municipality.name.clone(),
        towns: local.municipality.towns.clone(),
    });
    let doors = doors.collect::<Vec<_>>();
    let route = Route { lang: content.lang.clone(), page: Page::Choose };
    // Only the texts that all municipalities share are used here.
    let bundle = content.bundle(any, &work_out);
    let mut site = Site { bundle: &bundle, icons: &assets.icons, base: String::new(), now: None };
    site.base = if route.depth() == 0 { "./".to_owned() } else { "../".repeat(route.depth()) };
    let write = |path: PathBuf, site: &Site, not_found: bool| {
        let owner = Owner::new();
        let make = if not_found { not_found_screen } else { choose_screen };
        let mut page = owner.with(|| make(site, &route, &doors));
        let head = head::of_page(&bundle, &route, &page, *place);
        page.sensitive |= not_found;
        let html = Html {
            assets,
            base: &site.base,
            lang: &route.lang,
            loads: None,
            still: true,
            desk_texts: None,
            aid_texts,
            head,
            screen: page,
        };
        write_page(&path, &html.render(&owner))
    };
    write(assets.dist.join(route.path()).join("index.html"), &site, false)?;
    if route.depth() == 0 {
        // The server shows this page at any depth, so its links start at the root of the site.
        site.base = place.and_then(below_host).unwrap_or("/").to_owned();
        write(assets.dist.join("404.html"), &site, true)?;
        fs::write(assets.dist.join("sw.js"), offline::worker(assets, &bundle))?;
    }
    Ok(vec![route.path()])
}

/// The path of an address, from the slash behind the host on.
fn below_host(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    url.get(host + url.get(host..)?.find('/')?..)
}

/// Writes a file under a name that changes with its content; the path, below the base.
fn write_json(value: &impl Serialize, assets: &Assets, folder: &str, name: &str) -> Result<String, Failure> {
    let json = serde_json::to_string(value).map_err(|error| Failure::Call(error.to_string()))?;
    let file = format!("{name}.{}.json", fingerprint(json.as_bytes()));
    let place = assets.dist.join(folder);
    fs::create_dir_all(&place)?;
    for old in fs::read_dir(&place)?.flatten() {
        let old_name = old.file_name().to_string_lossy().into_owned();
        let (_, rest) = old_name.split_at_checked(name.len() + 1).unwrap_or_default();
        if old_name.starts_with(&format!("{name}.")) && rest.matches('.').count() == 1 && old_name != file {
            fs::remove_file(old.path())?;
        }
    }
    fs::write(place.join(&file), json)?;
    Ok(format!("{folder}/{file}"))
}

fn write_page(path: &Path, html: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, html)?)
}

/// Every page of a municipality.
fn routes(bundle: &Bundle, still: &Still) -> Vec<Route> {
    let mut locals =
        vec![Local::Home, Local::Services, Local::Now, Local::Search, Local::Words, Local::Desk, Local::About];
    let parts = still.documents.iter().map(|document| document.id.as_str()).chain([LEAVING, PICTURES]);
    locals.extend(parts.map(|part| Local::AboutPart(part.to_owned())));
    locals.extend(bundle.services.iter().map(|service| Local::Service(service.id.clone())));
    locals.extend(help_paths(bundle).into_iter().map(Local::Help));
    let page = |local| Page::Of(bundle.municipality.id.clone(), local);
    locals.into_iter().map(|local| Route { lang: bundle.lang.clone(), page: page(local) }).collect()
}

/// Every path of answers that has a page: each step of the tree, and each need or outcome at its end.
fn help_paths(bundle: &Bundle) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut open = vec![(Vec::<String>::new(), Answers::default())];
    while let Some((path, answers)) = open.pop() {
        let situation = replay(bundle, &answers);
        for choice in situation.asked.iter().flat_map(|asked| &asked.choices) {
            let Some(asked) = &situation.asked else { continue };
            let id = Choice::id(choice).to_owned();
            let mut longer = path.clone();
            longer.push(id.clone());
            let mut with = answers.clone();
            with.set(&asked.question.id, vec![id]);
            paths.push(longer.clone());
            open.push((longer, with));
        }
    }
    paths
}
