//! `waarheen pages`

use super::Failure;

#[derive(clap::Args)]
pub(super) struct Options {}

pub(super) fn run(_: &Options) -> Result<(), Failure> {
    Ok(())
}
