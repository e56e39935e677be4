//! The code that the front office said, typed on the front page: it opens the same result, without a server.

use super::SearchBox;
use crate::content::Audience;
use crate::desk::code::{Codes, Ways};
use crate::fetch;
use crate::search::Kind;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The id of the box, the button beside it, and what is said when a code is wrong.
pub const BOX: &str = "code";
pub const OPEN: &str = "#code-open";
const WRONG: &str = "code-fout";

impl SearchBox {
    /// Opens what stands in the box, or says that it is no code.
    pub(super) fn open_code(&'static self) {
        wasm_bindgen_futures::spawn_local(async move {
            let opened = self.follow_code().await;
            if let Some(wrong) = self.element(WRONG) {
                // An element that is there can always be hidden.
                drop(wrong.toggle_attribute_with_force("hidden", opened.is_some()));
            }
        });
    }

    async fn follow_code(&self) -> Option<()> {
        let input = self.element(BOX)?.dyn_into::<HtmlInputElement>().ok()?;
        let listed =
            fetch::json::<Vec<String>>(&self.document.document_element()?.get_attribute("data-codes")?).await?;
        let place = Codes::new(&listed, &input.get_attribute("data-of")?).decode(&input.value(), self)?;
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
