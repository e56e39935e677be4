# Shared by the commands beside it. Source this file; do not run it.
TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/waarheen/tools"
# Trunk 0.22 needs a newer rustc than the one this project is built with.
TRUNK_VERSION=0.21.14
export PATH="$TOOLS/bin:$PWD/node_modules/.bin:$PATH"

DENY_VERSION=0.20.2
SINCE=${SINCE:-$(date +%s)}
export SINCE
# What is going on, and after how many seconds.
say() { printf '\033[1m» %s\033[0m (%s s)\n' "$*" $(($(date +%s) - SINCE)); }
stop() {
    printf '\n%s\n' "Stopped: $*" >&2
    exit 1
}
# These tools run for a second each: a quick compile beats a fast tool.
install_tool() { # crate, command, version, extra flags
    local crate=$1 name=$2 version=$3
    shift 3
    [ "$("$TOOLS/bin/$name" --version 2>/dev/null)" = "$name $version" ] && return
    say "Installing $name $version (compiles from source, some minutes)"
    CARGO_TARGET_DIR="$TOOLS/target" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_DEBUG=false \
        cargo install "$crate" --version "$version" --root "$TOOLS" --force "$@" ||
        stop "$name $version could not be installed. Read the lines above; is there a network?"
}
have() { command -v "$1" >/dev/null 2>&1; }
# The version of a crate in Cargo.lock: wasm-bindgen's command must be exactly the library's version.
locked_version() { awk -v crate="name = \"$1\"" '$0 == crate { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock; }
# Chromium without its windows is the same engine, and twice as quick on a small machine.
chromium_path() {
    local path
    for path in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
        [ -n "$path" ] && command -v "$path" && return
    done
    return 1
}
