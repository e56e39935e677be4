//! `waarheen compress`: beside each file of a built site the same file made small, so that a plain web server can hand
//! it out without work: `.br` (brotli) and `.gz` (gzip).

use super::{Failure, say};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

/// The kinds of file that get smaller; pictures and typefaces are small already.
const KINDS: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];
/// How hard brotli works, of 11. A page is made anew at every build and there are thousands: the last 2 % would take
/// thirty times as long. The other files are few, and everybody loads them.
const PAGE_QUALITY: u32 = 9;
const FILE_QUALITY: u32 = 11;
const QUICK_QUALITY: u32 = 3;

#[derive(clap::Args)]
pub(super) struct Options {
    /// The built site.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Rather quick than as small as can be.
    #[arg(long)]
    quick: bool,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let started = Instant::now();
    let mut files = Vec::new();
    list(&options.dist, &mut files).map_err(|error| {
        Failure::Call(format!("{}: {error}. Run script/build, which makes it.", options.dist.display()))
    })?;
    let count = files.len();
    let open = Mutex::new(files);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let results = thread::scope(|scope| {
        let jobs = (0..workers).map(|_| scope.spawn(|| work(&open, options.quick))).collect::<Vec<_>>();
        jobs.into_iter().map(|job| job.join()).collect::<Vec<_>>()
    });
    for result in results {
        result.map_err(|_| Failure::Call("A file could not be made small. Report this as a fault.".to_owned()))??;
    }
    say!("Made {count} files small in {:.2} s.", started.elapsed().as_secs_f64());
    Ok(())
}

fn work(open: &Mutex<Vec<PathBuf>>, quick: bool) -> Result<(), Failure> {
    loop {
        let next = open.lock().ok().and_then(|mut files| files.pop());
        let Some(file) = next else { return Ok(()) };
        compress(&file, quick)?;
    }
}

/// Files that get smaller. Small files of an earlier build whose own file is gone are taken away.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        if path.is_dir() {
            list(&path, files)?;
        } else if KINDS.contains(&kind) {
            files.push(path);
        } else if matches!(kind, "br" | "gz") && !path.with_extension("").exists() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn compress(file: &Path, quick: bool) -> Result<(), Failure> {
    let bytes = fs::read(file)?;
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let is_page = file.extension() == Some(OsStr::new("html"));
    let quality = match (quick, is_page) {
        (true, _) => QUICK_QUALITY,
        (false, true) => PAGE_QUALITY,
        (false, false) => FILE_QUALITY,
    };
    let mut small = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut small, 64 * 1024, quality, 22);
        writer.write_all(&bytes)?;
    }
    fs::write(beside(".br"), &small)?;
    let mut writer = GzEncoder::new(Vec::new(), if quick { Compression::fast() } else { Compression::best() });
    writer.write_all(&bytes)?;
    Ok(fs::write(beside(".gz"), writer.finish()?)?)
}
