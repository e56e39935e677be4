//! Lists of answers and links: the whole row is the target, the picture stands at the start, an arrow at the end.

use super::icon::round;
use crate::app::Reader;
use leptos::prelude::*;

/// One row.
pub struct Row {
    pub href: String,
    pub icon: String,
    pub label: AnyView,
    pub hint: Option<AnyView>,
}

/// A list of rows.
pub fn rows(reader: &Reader, rows: impl IntoIterator<Item = Row>) -> AnyView {
    let items = rows
        .into_iter()
        .map(|row| {
            view! {
                <li>
                    <a class="row" href=row.href>
                        {round(reader, &row.icon)}
                        <span class="row-text">
                            <span class="row-label">{row.label}</span>
                            {row.hint.map(|hint| view! { <span class="row-hint">{hint}</span> })}
                        </span>
                        </a>
                </li>
            }
        })
        .collect_view();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <ul class="rows">{items}</ul> }.into_any()
}
