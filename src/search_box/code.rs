//! The code that the front office said, typed on the front page: it opens the same result, without a server.

use super::SearchBox;
use crate::content::Audience;
use crate::desk::code::{Codes, Ways};
use crate::fetch;
use crate::search::Kind;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The id of the box, and the button beside it.
pub const BOX: &str = "code";
pub const OPEN: &str = "#code-open";
/// What is said when a code is wrong, and when nobody can tell yet.
const WRONG: &str = "code-fout";
const LATER: &str = "code-later";
/// The page was asked to open a code before this app was there (`app/boot.js`).
const ASKED: &str = "data-code-asked";

impl SearchBox {
    /// Opens the code that was asked for on the way.
    pub(super) fn open_asked_code(&'static self, page: &Element) {
        if page.has_attribute(ASKED) {
            self.open_code();
        }
    }

    /// Opens what stands in the box, or says why not.
    pub(super) fn open_code(&'static self) {
        wasm_bindgen_futures::spawn_local(async move {
            let listed = self.codes().await;
            let opened = listed.as_ref().map(|listed| self.follow_code(listed).is_some());
            for (id, shown) in [(WRONG, opened == Some(false)), (LATER, opened.is_none())] {
                if let Some(told) = self.element(id) {
                    // An element that is there can always be hidden.
                    drop(told.toggle_attribute_with_force("hidden", !shown));
                }
            }
        });
    }

    /// What the codes of this municipality stand for.
    async fn codes(&self) -> Option<Vec<String>> {
        fetch::json(&self.document.document_element()?.get_attribute("data-codes")?).await
    }

    fn follow_code(&self, listed: &[String]) -> Option<()> {
        let input = self.element(BOX)?.dyn_into::<HtmlInputElement>().ok()?;
        let place = Codes::new(listed, &input.get_attribute("data-of")?).decode(&input.value(), self)?;
        let mut address = input.get_attribute("data-home")?;
        if !place.path.is_empty() {
            address = format!("{address}hulp/{}/", place.path.join("/"));
        }
        self.window.location().assign(&(address + &place.fragment.text())).ok()
    }
}

impl Ways for SearchBox {
    fn start(&self, who: Audience) -> Option<String> {
        // A path of one step tells nothing of who takes it.
        let mut paths = self.searcher.docs().flat_map(|doc| &doc.paths).filter(|(audience, _)| *audience == who);
        let (start, _) = paths.find_map(|(_, path)| path.split_once('/'))?;
        Some(start.to_owned())
    }

    fn path(&self, who: Audience, need: &str) -> Option<Vec<String>> {
        let doc = self.searcher.docs().find(|doc| doc.kind == Kind::Need && doc.id == need)?;
        let (_, path) = doc.paths.iter().find(|(audience, _)| *audience == who)?;
        Some(path.split('/').map(str::to_owned).collect())
    }
}
