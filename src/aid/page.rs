//! What there is to read on the screen, and the buttons that read it.

use super::Aid;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Text};

/// What is read of a screen: the screen itself, and the strip with help.
const READ: &str = "main, .strip";
/// What has a button of its own.
const UNITS: &str = "main :is(h1, h2, h3, .rows > li, .card, details, .meaning, [role=listbox])";
/// Where what a heading is over ends.
const ENDS: &str = "h1, h2, h3, .card, details";
/// Where the question ends and its answers begin.
const END_OF_QUESTION: &str = "h2, h3, .rows, .card, .chips, .given, details, form, .search-box";
/// How much of what a button reads stands in its name, in letters.
const NAME: usize = 40;

/// A text that stands by itself: a heading, an answer, a paragraph.
#[derive(Clone, Debug)]
pub struct Block {
    pub element: Element,
    pub lang: String,
    pub text: String,
    /// Its text nodes, and where each starts in the text, in UTF-16 units.
    nodes: Vec<(usize, Text)>,
}

impl Block {
    /// The range of the page where this piece of the text stands.
    pub fn range(&self, from: usize, to: usize) -> Option<web_sys::Range> {
        let range = self.element.owner_document()?.create_range().ok()?;
        let (start, offset) = self.place(from)?;
        range.set_start(start, offset).ok()?;
        // The last letter tells where it ends, for the next one may stand in another element.
        let (end, offset) = self.place(to.checked_sub(1)?)?;
        range.set_end(end, offset + 1).ok()?;
        Some(range)
    }

    fn place(&self, unit: usize) -> Option<(&Text, u32)> {
        let (start, node) = self.nodes.iter().rev().find(|(start, _)| *start <= unit)?;
        Some((node, u32::try_from(unit - start).ok()?))
    }
}

impl Aid {
    /// Everything that is read of this screen, in order.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for part in elements(&self.root, READ) {
            self.collect(&part, &mut blocks);
        }
        blocks.retain(|block| !block.text.trim().is_empty());
        blocks
    }

    fn collect(&self, part: &Element, blocks: &mut Vec<Block>) {
        // 4: only texts.
        let Ok(walker) = self.document.create_tree_walker_with_what_to_show(part, 4) else { return };
        while let Ok(Some(node)) = walker.next_node() {
            let (Some(parent), Ok(text)) = (node.parent_element(), node.dyn_into::<Text>()) else { continue };
            if text.data().trim().is_empty() && blocks.is_empty() || !is_read(&parent) {
                continue;
            }
            let element = self.block_of(&parent);
            let lang = parent.closest("[lang]").ok().flatten().and_then(|holder| holder.get_attribute("lang"));
            let lang = lang.unwrap_or_default();
            let data = text.data();
            match blocks.last_mut().filter(|block| block.element == element && block.lang == lang) {
                Some(block) => {
                    block.nodes.push((units(&block.text), text));
                    block.text.push_str(&data);
                }
                None => blocks.push(Block { element, lang, text: data, nodes: vec![(0, text)] }),
            }
        }
    }

    /// The nearest element that stands by itself on the screen.
    fn block_of(&self, element: &Element) -> Element {
        let mut now = element.clone();
        while let Some(parent) = now.parent_element() {
            let style = self.window.get_computed_style(&now).ok().flatten();
            let display = style.and_then(|style| style.get_property_value("display").ok());
            if display.is_some_and(|display| !display.starts_with("inline") && display != "contents") {
                break;
            }
            now = parent;
        }
        now
    }

    /// The texts that a button's unit holds.
    pub(super) fn unit(&self, unit: &Element) -> Vec<Block> {
        let blocks = self.blocks();
        let within = |block: &Block, selector: &str| {
            block.element.closest(selector).ok().flatten().is_some_and(|found| !found.contains(Some(unit)))
        };
        let heading = matches!(unit.tag_name().as_str(), "H2" | "H3");
        if unit.tag_name() == "H1" {
            return blocks.into_iter().take_while(|block| !within(block, END_OF_QUESTION)).collect();
        }
        let is_in = |block: &Block| unit.contains(Some(&block.element));
        if !heading {
            return blocks.into_iter().filter(is_in).collect();
        }
        let mut section = blocks.into_iter().skip_while(|block| !is_in(block));
        let first = section.next();
        let rest = section.take_while(|block| is_in(block) || !within(block, ENDS));
        first.into_iter().chain(rest).collect()
    }

    /// Puts a button at everything that can be read by itself, or takes them all away.
    pub(super) fn place_buttons(&self, shown: bool) {
        for old in elements(&self.root, ".say") {
            old.remove();
        }
        if !shown {
            return;
        }
        for unit in elements(&self.root, UNITS) {
            // A card is read as a whole; its heading needs no button of its own.
            let heading = is_heading(&unit);
            let in_card = heading && unit.closest(".card").ok().flatten().is_some();
            // What was found comes and goes while one types; its style hides the button with it.
            if !in_card && (is_list(&unit) || is_read(&unit)) {
                let _ = self.place_button(&unit, heading || is_list(&unit));
            }
        }
    }

    fn place_button(&self, unit: &Element, before: bool) -> Option<()> {
        let texts = || self.unit(unit).into_iter().map(|block| block.text).collect::<Vec<_>>().join(" ");
        let name = unit.get_attribute("aria-label").filter(|_| is_list(unit)).unwrap_or_else(texts);
        let mut name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((cut, _)) = name.char_indices().nth(NAME) {
            name.truncate(cut);
            name.push('…');
        }
        let button = self.element("aid-say")?.clone_node_with_deep(true).ok()?.dyn_into::<HtmlElement>().ok()?;
        button.remove_attribute("id").ok()?;
        button.remove_attribute("hidden").ok()?;
        button.set_attribute("aria-label", &self.file.texts.read_this.text.replace("{text}", &name)).ok()?;
        let button: &Node = &button;
        match unit.tag_name().as_str() {
            // Before a heading or a list, which holds nothing else than what it is.
            _ if before => unit.parent_node()?.insert_before(button, Some(unit)).ok()?,
            "DETAILS" => unit.insert_before(button, unit.first_element_child()?.next_sibling().as_ref()).ok()?,
            "LI" => unit.append_child(button).ok()?,
            _ => unit.insert_before(button, unit.first_child().as_ref()).ok()?,
        };
        Some(())
    }

    /// What the button reads.
    pub(super) fn unit_of(&self, button: &Element) -> Option<Element> {
        let next = button.next_element_sibling();
        let heading = next.filter(|next| is_heading(next) || is_list(next));
        let in_card = || button.parent_element().filter(|parent| parent.class_list().contains("card"));
        in_card().or(heading).or_else(|| button.parent_element())
    }
}

fn is_heading(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "H1" | "H2" | "H3")
}

/// The list of what was found: its options can hold no button.
fn is_list(element: &Element) -> bool {
    element.get_attribute("role").as_deref() == Some("listbox")
}

/// Whether what stands in this element is on the screen and meant to be read.
fn is_read(element: &Element) -> bool {
    let left_out = "[hidden], [aria-hidden=true], .say, .hidden, script, style, svg";
    let hidden = element.closest(left_out).ok().flatten().is_some();
    let folded = element.closest("details:not([open]) > :not(summary)").ok().flatten().is_some();
    !hidden && !folded && is_displayed(element)
}

/// What is not displayed has no size; what is displayed and empty is not read anyway.
pub fn is_displayed(element: &Element) -> bool {
    let size = element.get_bounding_client_rect();
    size.width() > 0.0 && size.height() > 0.0
}

/// All elements of this kind.
pub fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let list = root.query_selector_all(selector).ok();
    let length = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(|index| list.as_ref()?.item(index)?.dyn_into::<Element>().ok()).collect()
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
