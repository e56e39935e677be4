//! `waarheen coverage`: for each need and municipality, how light the lightest place is, and how sure.

use super::say;
use super::walk::work_out;
use super::{ContentDir, Failure, problems};
use crate::content::check::check;
use crate::content::files::{Content, DUTCH};
use crate::content::{Bundle, Layer, Need};
use crate::desk::counts::Counts;
use crate::finder::{self, Answers};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: ContentDir,
    /// A file that a desk saved (CSV): also tells what callers asked for and did not find.
    #[arg(long, value_name = "FILE")]
    counts: Option<PathBuf>,
}

/// What a municipality has for a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The lightest layer with a place that names this need; none when only the front door takes it.
    pub lightest: Option<Layer>,
    /// A place at that layer is stated by the municipality, not inferred.
    pub stated: bool,
}

/// How one need is covered in one municipality.
pub fn covered(bundle: &Bundle, need: &Need) -> Covered {
    let mut answers = Answers::default();
    answers.add_need(&need.id);
    let outcome = finder::outcome(bundle, &answers, &|_| false);
    let serving = outcome.places().filter(|found| {
        found.service.layer != Layer::Crisis && found.service.needs.iter().any(|served| served.need == need.id)
    });
    let serving = serving.collect::<Vec<_>>();
    let lightest = serving.iter().map(|found| found.service.layer).min();
    let stated = serving.iter().any(|found| Some(found.service.layer) == lightest && !found.inferred);
    Covered { lightest, stated }
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let sources = options.content.read()?;
    problems(&check(&sources))?;
    let content = sources.content(DUTCH).map_err(|problem| Failure::Content(problem.to_string()))?;
    print(&content);
    if let Some(file) = &options.counts {
        let text = fs::read_to_string(file).map_err(|error| {
            Failure::Call(format!("{}: {error}. Name the file that the desk saved.", file.display()))
        })?;
        print_gaps(&Counts::read(&text));
    }
    Ok(())
}

/// What callers asked for and did not find, most often first.
fn print_gaps(counts: &Counts) {
    say!("\n{} calls counted at the desk, {} found a place. Asked for and not found:\n", counts.len(), counts.found());
    say!("| need | calls |\n|---|---|");
    for (need, number) in counts.gaps() {
        say!("| {} | {number} |", if need.is_empty() { "(not known)" } else { &need });
    }
}

fn print(content: &Content) {
    let bundles = content.municipalities.iter().map(|local| content.bundle(local, &work_out)).collect::<Vec<_>>();
    let names = bundles.iter().map(|bundle| bundle.municipality.id.as_str()).collect::<Vec<_>>();
    say!("The lightest place for each need; * is inferred, not stated by the municipality.\n");
    say!("| need | {} |", names.join(" | "));
    say!("|---|{}", "---|".repeat(names.len()));
    let mut inferred = 0;
    let mut door_only = 0;
    for need in &content.needs {
        let cells = bundles.iter().map(|bundle| match covered(bundle, need) {
            Covered { lightest: Some(layer), stated: true } => layer.id().to_owned(),
            Covered { lightest: Some(layer), stated: false } => {
                inferred += 1;
                format!("{}*", layer.id())
            }
            Covered { lightest: None, .. } => {
                door_only += 1;
                "front door".to_owned()
            }
        });
        say!("| {} | {} |", need.id, cells.collect::<Vec<_>>().join(" | "));
    }
    let all = content.needs.len() * bundles.len();
    say!("\n{all} cells: {inferred} only inferred, {door_only} only by the front door.");
}
