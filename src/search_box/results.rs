//! The list under the search box.

use super::SearchBox;
use crate::content::Audience;
use crate::search::{Doc, Found, Kind};
use web_sys::{Element, HtmlInputElement};

/// Shows these results for this query. None when the page has not the places for it.
pub fn show(
    search_box: &SearchBox,
    input: &HtmlInputElement,
    query: &str,
    found: &Found,
    who: Option<Audience>,
) -> Option<()> {
    let list = search_box.element("zoek-lijst")?;
    list.set_text_content(None);
    for (at, hit) in found.hits.iter().enumerate() {
        let doc = search_box.searcher.doc(hit)?;
        let option = row(search_box, input, query, doc, who)?;
        option.set_id(&format!("zoek-{at}"));
        list.append_child(&option).ok()?;
    }
    let asked = !query.trim().is_empty();
    show_or_hide(&search_box.element("zoek-gevaar")?, found.danger);
    show_or_hide(&search_box.element("zoek-niets")?, asked && found.hits.is_empty());
    show_or_hide(&list, !found.hits.is_empty());
    input.set_attribute("aria-expanded", if found.hits.is_empty() { "false" } else { "true" }).ok()?;
    let number = match found.hits.len() {
        0 => String::new(),
        1 => input.get_attribute("data-one")?,
        many => input.get_attribute("data-some")?.replace("{number}", &many.to_string()),
    };
    search_box.element("zoek-aantal")?.set_text_content(Some(&number));
    Some(())
}

fn show_or_hide(element: &Element, shown: bool) {
    // An element that is there can always be hidden.
    drop(element.toggle_attribute_with_force("hidden", !shown));
}

/// One result: a link that is an option of the list.
fn row(
    search_box: &SearchBox,
    input: &HtmlInputElement,
    query: &str,
    doc: &Doc,
    who: Option<Audience>,
) -> Option<Element> {
    let home = input.get_attribute("data-home")?;
    // Pages that are the same for everyone are told who reads them, as everywhere.
    let voice = match who.and_then(|who| search_box.searcher.answer_of(who)) {
        Some(answer) if who != Some(Audience::Parent) => format!("#{}={answer}", input.get_attribute("data-start")?),
        _ => String::new(),
    };
    let way = doc.paths.iter().find(|(audience, _)| Some(*audience) == who).or(doc.paths.first());
    let (title, href, hint) = match (doc.kind, way) {
        (Kind::Need, Some((audience, path))) => (doc.title.to(Some(*audience)), format!("{home}hulp/{path}/"), None),
        (Kind::Need, None) => return None,
        (Kind::Service, _) => {
            (&doc.title.u, format!("{home}aanbod/{}/{voice}", doc.id), input.get_attribute("data-service"))
        }
        (Kind::Word, _) => (&doc.title.u, format!("{home}woorden/#{}", doc.id), input.get_attribute("data-word")),
    };
    let link = search_box.document.create_element("a").ok()?;
    link.set_class_name("row");
    link.set_attribute("role", "option").ok()?;
    link.set_attribute("tabindex", "-1").ok()?;
    link.set_attribute("aria-selected", "false").ok()?;
    link.set_attribute("href", &href).ok()?;
    if let Some(body) = search_box.icons.get(if doc.icon.is_empty() { "woorden" } else { &doc.icon }) {
        let picture = element(search_box, "span", "round")?;
        // The pictograms are files of the site itself.
        picture.set_inner_html(&format!("<svg class=\"icon\" viewBox=\"0 0 96 96\" aria-hidden=\"true\">{body}</svg>"));
        link.append_child(&picture).ok()?;
    }
    let said = element(search_box, "span", "row-text")?;
    let label = element(search_box, "span", "row-label")?;
    if title.still_dutch {
        label.set_attribute("lang", "nl").ok()?;
    }
    let mut from = 0;
    for mark in search_box.searcher.marks(query, &title.text) {
        let text = |part| search_box.document.create_text_node(part);
        label.append_child(&text(title.text.get(from..mark.start)?)).ok()?;
        let marked = element(search_box, "mark", "")?;
        marked.set_text_content(title.text.get(mark.clone()));
        label.append_child(&marked).ok()?;
        from = mark.end;
    }
    label.append_child(&search_box.document.create_text_node(title.text.get(from..)?)).ok()?;
    said.append_child(&label).ok()?;
    if let Some(hint) = hint {
        let line = element(search_box, "span", "row-hint")?;
        line.set_text_content(Some(&hint));
        said.append_child(&line).ok()?;
    }
    link.append_child(&said).ok()?;
    Some(link)
}

fn element(search_box: &SearchBox, name: &str, class: &str) -> Option<Element> {
    let element = search_box.document.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}
