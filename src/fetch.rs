//! Fetching a file of the site, for the apps in the browser.

use crate::content::{FromJson, read};
use gloo_net::http::Request;

/// What a JSON file holds; none when it does not come, or not whole.
pub async fn json<T: FromJson>(url: &str) -> Option<T> {
    read(&text(url).await?)
}

/// What a file says.
pub async fn text(url: &str) -> Option<String> {
    let response = Request::get(url).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}
