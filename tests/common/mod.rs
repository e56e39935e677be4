//! What the tests share: the real content, and the bundles made from it.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::Path;
use std::sync::LazyLock;
use waarheen::content::files::{Content, Sources};
use waarheen::content::{Audience, Bundle, Service};
use waarheen::finder::{self, Answers, Outcome};
use waarheen::tool::walk::work_out;

pub const MUNICIPALITIES: [&str; 4] = ["zwijndrecht", "alblasserdam", "zwolle", "dronten"];

pub static SOURCES: LazyLock<Sources> = LazyLock::new(|| Sources::read(Path::new("public/content")));

pub static DUTCH: LazyLock<Content> =
    LazyLock::new(|| SOURCES.content("nl").unwrap_or_else(|problem| panic!("{problem}")));

/// Every bundle in Dutch, the made-up municipality included.
pub static BUNDLES: LazyLock<Vec<Bundle>> =
    LazyLock::new(|| DUTCH.municipalities.iter().map(|local| DUTCH.bundle(local, &work_out)).collect());

pub fn bundle(municipality: &str) -> &'static Bundle {
    BUNDLES.iter().find(|bundle| bundle.municipality.id == municipality).expect("the municipality has content")
}

pub fn nothing_closed(_: &Service) -> bool {
    false
}

/// The outcome when someone says this need straight away.
pub fn outcome(municipality: &str, who: Audience, needs: &[&str]) -> Outcome<'static> {
    let bundle = bundle(municipality);
    finder::outcome(bundle, &said(bundle, who, needs), &nothing_closed)
}

/// Who asks, and what for.
pub fn said(bundle: &Bundle, who: Audience, needs: &[&str]) -> Answers {
    let door = match who {
        Audience::Parent => "ouder",
        Audience::Youth => "jong",
        Audience::Helper => "helper",
    };
    let mut answers = Answers::from_path(bundle, [door]);
    needs.iter().for_each(|need| answers.add_need(need));
    answers
}

pub fn ids<'a>(places: impl IntoIterator<Item = &'a finder::Match<'a>>) -> Vec<&'a str> {
    places.into_iter().map(|found| found.service.id.as_str()).collect()
}
