//! Light to heavy, as a ladder: where a place stands, and who decides.

use super::icon::icon;
use crate::app::Reader;
use crate::content::{Layer, Phrase};
use leptos::prelude::*;

/// The ladder, with *hier bent u nu* at this layer.
pub fn ladder(reader: &Reader, here: Layer) -> AnyView {
    let steps = reader
        .bundle()
        .layers
        .iter()
        .filter(|info| info.id != Layer::Crisis)
        .map(|info| {
            let is_here = info.id == here;
            view! {
                <li class=if is_here { "step is-here" } else { "step" } aria-current=is_here.then_some("step")>
                    {icon(reader, &info.icon)}
                    <span>
                        <span class="step-title">{reader.voice(&info.title)}</span>
                        {is_here.then(|| view! { <span class="here">{reader.phrase(Phrase::you_are_here)}</span> })}
                        <span class="step-text">{reader.voice(&info.decides)}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="ladder-box">
            <summary>{reader.phrase(Phrase::ladder)}</summary>
            <ol class="ladder">{steps}</ol>
        </details>
    }
    .into_any()
}
