//! `waarheen check`

use super::say;
use super::walk::check_all;
use super::{ContentDir, Failure, problems};
use crate::content::reading::{self, table::Table};
use std::io::Write;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: ContentDir,
    /// Print the whole report as JSON.
    #[arg(long)]
    json: bool,
    /// Also list what the municipalities still have to confirm.
    #[arg(long)]
    to_confirm: bool,
    /// Also print how hard the texts read, by kind of text, with the ten hardest of each.
    #[arg(long)]
    reading: bool,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let sources = options.content.read()?;
    let report = check_all(&sources);
    if options.json {
        let json = serde_json::to_string_pretty(&report).map_err(|error| Failure::Call(error.to_string()))?;
        say!("{json}");
        return if report.problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::Content(format!("{} to mend.", report.problems.len())))
        };
    }
    // Before the problems: the table helps to mend them.
    if options.reading {
        say!("{}", Table::of(&reading::texts(&sources)));
    }
    problems(&report)?;
    say!("The content is in order.");
    for (lang, missing) in &report.untranslated {
        say!("{missing} texts are not yet translated into “{lang}”; they stay Dutch and say so.");
    }
    say!(
        "{} facts are still to be confirmed by the municipalities (list them with --to-confirm).",
        report.to_confirm.len()
    );
    if options.to_confirm {
        for item in &report.to_confirm {
            say!("{}: {}: {}", item.municipality, item.service, item.what);
        }
    }
    Ok(())
}
