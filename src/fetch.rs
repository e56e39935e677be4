//! Fetching a file of the site, for the apps in the browser.

use crate::content::{FromJson, read};
use gloo_net::http::Response;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// What a JSON file holds; none when it does not come, or not whole.
pub async fn json<T: FromJson>(url: &str) -> Option<T> {
    read(&text(url).await?)
}

/// What a file says. A plain request is all we send; what builds others is a kilobyte of code that every reader loads.
pub async fn text(url: &str) -> Option<String> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(url)).await.ok()?;
    let response = Response::from(answer.dyn_into::<web_sys::Response>().ok()?);
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}
