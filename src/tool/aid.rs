//! What the reading aid loads in a language.

use super::Failure;
use super::assets::Assets;
use super::walk::work_out;
use crate::app::Site;
use crate::app::pages;
use crate::app::route::{Fragment, Page, Route};
use crate::content::AidFile;
use crate::content::files::Content;
use leptos::prelude::*;

/// The bar and panel with their texts, and how this language and Dutch are spoken.
pub(super) fn file(content: &Content, dutch: &Content, assets: &Assets) -> Result<AidFile, Failure> {
    let Some(any) = content.municipalities.first() else {
        return Err(Failure::Call("There is no municipality to make pages for.".to_owned()));
    };
    // Nothing of the municipality is in it: it only lends what every page is made with.
    let bundle = content.bundle(any, &work_out);
    let site = Site { bundle: &bundle, icons: &assets.icons, base: String::new(), now: None };
    let route = Route { lang: content.lang.clone(), page: Page::Choose };
    let owner = Owner::new();
    let markup = owner.with(|| pages::aid(&site, &route, &Fragment::default(), &content.aid).to_html());
    Ok(AidFile {
        markup: markup.replace("<!>", ""),
        style: assets.aid_style.clone(),
        texts: content.aid.clone(),
        dutch: (content.lang != dutch.lang).then(|| dutch.aid.spoken.clone()),
    })
}
