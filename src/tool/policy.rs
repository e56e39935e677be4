//! What a page may do: its Content-Security-Policy. It stands in the page itself, so that it holds on any host.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy of a page with this style and this script in it. Only these run, and files of the site itself; wasm is
/// compiled, nothing else is evaluated; nothing is sent anywhere, and no form goes anywhere.
///
/// What a `<meta>` cannot say (who may frame the page) is said by the server: see `docs/deploy.md`.
pub(super) fn of_page(style: &str, script: &str) -> String {
    let (style, script) = (sha256(style.as_bytes()), sha256(script.as_bytes()));
    format!(
        "default-src 'none';script-src 'self' 'sha256-{script}' 'wasm-unsafe-eval';style-src 'self' 'sha256-{style}';\
         img-src 'self' data:;font-src 'self';connect-src 'self';manifest-src 'self';worker-src 'self';\
         base-uri 'none';form-action 'none'"
    )
}

/// The hash by which a browser knows these bytes: SHA-256, in base64.
pub(super) fn sha256(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}
