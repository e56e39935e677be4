//! `waarheen find`: search from the terminal, with the same code and so the same order as the app.

use super::{ContentDir, Failure, bundle, say};
use crate::content::Audience;
use crate::search::{Asker, Kind, Searcher, build};
use serde_json::json;
use std::io::Write;

/// How many results are printed.
const MOST: usize = 10;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: ContentDir,
    /// The municipality, by the name of its folder.
    #[arg(long)]
    municipality: String,
    /// The language of the content.
    #[arg(long, default_value = "nl")]
    lang: String,
    /// Who asks: parent, youth or helper. Left out, the words tell.
    #[arg(long, value_parser = super::audience)]
    who: Option<Audience>,
    /// As staff see it: services and needs alike.
    #[arg(long, conflicts_with = "who")]
    staff: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// What somebody types.
    #[arg(required = true)]
    words: Vec<String>,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let sources = options.content.read()?;
    let bundle = bundle(&sources, &options.municipality, &options.lang)?;
    let content = sources.content(&options.lang).map_err(|problem| Failure::Content(problem.to_string()))?;
    let index = build::index(&content, &bundle);
    let language = build::language(&content.vocabularies, &options.lang);
    let searcher = Searcher::new(&index, &language);
    let query = options.words.join(" ");
    let asker = if options.staff { Asker::Staff } else { Asker::Resident(options.who) };
    let found = searcher.find(&query, asker, MOST);
    let hits = found.hits.iter().filter_map(|hit| Some((hit, searcher.doc(hit)?)));
    if options.json {
        let hits = hits.map(|(hit, doc)| {
            let who = options.who.or(found.who).filter(|who| doc.paths.iter().any(|(audience, _)| audience == who));
            let who = who.or(doc.paths.first().map(|(audience, _)| *audience));
            json!({
                "kind": doc.kind.id(),
                "id": doc.id,
                "title": doc.title.to(who).text,
                "score": hit.score,
                "urgent": found.danger || doc.urgent,
            })
        });
        say!("{}", json!(hits.collect::<Vec<_>>()));
        return Ok(());
    }
    if found.danger {
        say!("! Danger is heard: help now stands above the results.");
    }
    for (hit, doc) in hits {
        let kind = match doc.kind {
            Kind::Need => "need",
            Kind::Service => "service",
            Kind::Word => "word",
        };
        say!("{:6.2}  {kind:<8} {:<28} {}", hit.score, doc.id, doc.title.u.text);
    }
    Ok(())
}
