//! The native command. See `waarheen --help`.

fn main() -> std::process::ExitCode {
    waarheen::tool::run()
}
