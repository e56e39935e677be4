//! The native command: check content, walk the finder, build pages.
//!
//! Every command ends with 0 when all is well, 1 when the content is at fault, 2 when the call is.

mod aid;
mod ask;
mod assets;
mod check;
mod compress;
pub mod coverage;
mod dates;
mod find;
mod head;
mod offline;
mod page;
mod pages;
mod policy;
mod schemas;
mod sitemap;
pub mod walk;

use crate::content::check::Report;
use crate::content::files::Sources;
use crate::content::{Audience, Bundle};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "waarheen", about = "Checks the content of Waarheen, walks its questions, and builds its pages.")]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check the content and say in plain words what is wrong.
    Check(check::Options),
    /// Walk the questions from the terminal.
    Ask(ask::Options),
    /// Find by words, in the order of the app.
    Find(find::Options),
    /// Show for each need how light the lightest place is in each municipality.
    Coverage(coverage::Options),
    /// Write the static pages and the bundles into a built site.
    Pages(pages::Options),
    /// Make the files of a built site small, for web servers.
    Compress(compress::Options),
    /// Write the JSON Schemas of the content files.
    Schemas(schemas::Options),
}

/// Writes a line. Who closes the pipe, as `head` does, has seen enough; that is no fault.
macro_rules! say {
    ($($said:tt)*) => {
        if writeln!(std::io::stdout(), $($said)*).is_err() {
            std::process::exit(0);
        }
    };
}
use say;

/// Where the content stands.
#[derive(clap::Args)]
struct ContentDir {
    /// The content folder.
    #[arg(long = "content", value_name = "DIR", default_value = "public/content")]
    dir: PathBuf,
}

/// Why a command ended early.
enum Failure {
    /// The content is at fault.
    Content(String),
    /// The call is.
    Call(String),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::Call(error.to_string())
    }
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let result = match Command::parse().task {
        Task::Check(options) => check::run(&options),
        Task::Ask(options) => ask::run(&options),
        Task::Find(options) => find::run(&options),
        Task::Coverage(options) => coverage::run(&options),
        Task::Pages(options) => pages::run(&options),
        Task::Compress(options) => compress::run(&options),
        Task::Schemas(options) => schemas::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content(message)) => {
            eprintln!("{message}");
            ExitCode::from(1)
        }
        Err(Failure::Call(message)) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

impl ContentDir {
    /// The content files; a folder that is not there is a fault of the call.
    fn read(&self) -> Result<Sources, Failure> {
        if !self.dir.is_dir() {
            return Err(Failure::Call(format!(
                "There is no folder {}. Name the content folder with --content.",
                self.dir.display()
            )));
        }
        Ok(Sources::read(&self.dir))
    }
}

/// The problems of a report as lines, for a person.
fn problems(report: &Report) -> Result<(), Failure> {
    if report.problems.is_empty() {
        return Ok(());
    }
    let lines = report.problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let count = lines.len();
    Err(Failure::Content(format!("{}\n\n{count} to mend.", lines.join("\n"))))
}

/// The bundle of one municipality in one language, from content that may be at fault elsewhere.
fn bundle(sources: &Sources, municipality: &str, lang: &str) -> Result<Bundle, Failure> {
    let languages = sources.languages();
    if !languages.iter().any(|known| known == lang) {
        return Err(Failure::Call(format!("There is no language “{lang}”. Choose one of: {}.", languages.join(", "))));
    }
    let folders = sources.folders();
    if !folders.iter().any(|known| known == municipality) {
        return Err(Failure::Call(format!(
            "There is no municipality “{municipality}”. Choose one of: {}.",
            folders.join(", ")
        )));
    }
    let report = Report { problems: sources.problems.clone(), ..Report::default() };
    problems(&report)?;
    let content = sources.content(lang).map_err(|problem| Failure::Content(problem.to_string()))?;
    content
        .municipalities
        .iter()
        .find(|local| local.municipality.id == municipality)
        .map(|local| content.bundle(local, &walk::work_out))
        .ok_or_else(|| {
            Failure::Content(format!("{municipality}/municipality.json: its id is not the name of its folder."))
        })
}

/// Who asks, as an option of a command.
fn audience(who: &str) -> Result<Audience, String> {
    Audience::from_id(who).ok_or_else(|| format!("“{who}” is not someone who asks. Choose parent, youth or helper."))
}

/// The day of today, where the tool runs.
fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}
