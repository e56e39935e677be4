# Shared by the commands beside it. Source this file; do not run it.
TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/waarheen/tools"
# Trunk 0.22 needs a newer rustc than the one this project is built with.
TRUNK_VERSION=0.21.14
export PATH="$TOOLS/bin:$PWD/node_modules/.bin:$PATH"

say() { printf '\033[1m%s\033[0m\n' "» $*"; }
stop() {
    printf '\n%s\n' "Stopped: $*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
# The version of a crate in Cargo.lock: wasm-bindgen's command must be exactly the library's version.
locked_version() { awk -v crate="name = \"$1\"" '$0 == crate { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock; }
chromium_path() {
    local path
    for path in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [ -n "$path" ] && command -v "$path" && return
    done
    return 1
}
