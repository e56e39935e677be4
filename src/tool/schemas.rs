//! `waarheen schemas`

use super::Failure;
use crate::content::schema::FileKind;
use std::fs;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct Options {
    /// The folder to write into.
    #[arg(default_value = "public/schema")]
    dir: PathBuf,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    fs::create_dir_all(&options.dir)?;
    for kind in FileKind::ALL {
        let path = options.dir.join(format!("{}.json", kind.name()));
        fs::write(path, format!("{:#}\n", kind.schema()))?;
    }
    Ok(())
}
