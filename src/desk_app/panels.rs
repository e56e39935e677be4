//! What stands over the screen: services side by side, counts, keys, and the question before a call is closed. The
//! hand-over has a file of its own.

use super::{Desk, Panel, said, store};
use crate::content::{Audience, Referrer, Shortcut, Text};
use crate::desk::counts::{Count, Counts, Tally};
use leptos::html::Dialog;
use leptos::prelude::*;

impl Desk {
    pub(super) fn open_panel(&'static self) -> AnyView {
        let screen = &self.texts.screen;
        match self.panel.get() {
            Panel::None => ().into_any(),
            Panel::Handover => self.dialog(&screen.handover, self.handing()),
            Panel::Beside => self.dialog(&screen.beside, self.side_by_side()),
            Panel::Counts => self.dialog(&self.texts.counts.title, self.all_counts()),
            Panel::Keys => self.dialog(&screen.shortcuts, self.all_keys()),
            Panel::Closing => self.dialog(&screen.close_call, self.closing()),
        }
    }

    /// A dialog that holds the focus; Escape or its button closes it, and the box has the focus again.
    fn dialog(&'static self, title: &'static Text, body: AnyView) -> AnyView {
        let node = NodeRef::<Dialog>::new();
        Effect::new(move |_| {
            if let Some(dialog) = node.get() {
                // A dialog that is open already stays open.
                drop(dialog.show_modal());
            }
        });
        let close = move || {
            self.panel.set(Panel::None);
            self.focus_box();
        };
        view! {
            <dialog class="desk-panel" node_ref=node aria-labelledby="desk-panel" on:close=move |_| close()>
                <div class="desk-panel-top">
                    <h2 id="desk-panel">{said(title)}</h2>
                    <button type="button" class="desk-button" on:click=move |_| close()>
                        {said(&self.texts.screen.close)}<kbd>"Esc"</kbd>
                    </button>
                </div>
                {body}
            </dialog>
        }
        .into_any()
    }

    fn closing(&'static self) -> AnyView {
        let screen = &self.texts.screen;
        view! {
            <p>{said(&screen.close_ask)}</p>
            <p class="desk-actions">
                <button type="button" class="desk-button is-main" autofocus=true on:click=move |_| self.close_call()>
                    {said(&screen.yes)}
                </button>
                <button type="button" class="desk-button" on:click=move |_| { self.panel.set(Panel::None); self.focus_box(); }>
                    {said(&screen.no)}
                </button>
            </p>
        }
        .into_any()
    }

    /// Services side by side: each line of the one beside that of the other.
    fn side_by_side(&'static self) -> AnyView {
        let table = move || {
            let call = self.told.get();
            let who = call.audience(self.bundle);
            let services = call.beside().iter().filter_map(|id| self.bundle.service(id)).collect::<Vec<_>>();
            let columns = services.iter().map(|service| self.lines(service, who)).collect::<Vec<_>>();
            let heads = services.iter().copied().map(|service| {
                view! {
                    <th scope="col">{service.name.text.clone()}
                        <button type="button" class="desk-link" on:click=move |_| self.change(|call| call.put_beside(&service.id))>
                            {said(&self.texts.screen.not_beside)}
                        </button>
                    </th>
                }
            });
            // A line that one service has and another has not is still in its own row.
            let mut names = Vec::<&'static Text>::new();
            for (name, _) in columns.iter().flatten() {
                if !names.iter().any(|known| std::ptr::eq(*known, *name)) {
                    names.push(name);
                }
            }
            let rows = names.into_iter().map(|name| {
                let cells = columns.iter().map(|lines| {
                    let found = lines.iter().find(|(known, _)| std::ptr::eq(*known, name));
                    let value = found.and_then(|(_, value)| value.clone());
                    view! { <td>{value.unwrap_or_else(|| self.texts.glance.unknown.text.clone())}</td> }
                });
                view! { <tr><th scope="row">{said(name)}</th>{cells.collect_view()}</tr> }
            });
            view! {
                <table class="desk-table">
                    <thead><tr><td></td>{heads.collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            }
        };
        view! { <div class="desk-scroll" tabindex="0" role="region" aria-labelledby="desk-panel">{table}</div> }
            .into_any()
    }

    /// Under a service: who referred this caller, and counting.
    pub(super) fn counting(&'static self) -> AnyView {
        let texts = &self.texts.counts;
        let options = self.texts.referrers.iter().map(|referrer| {
            view! {
                <option value=referrer.id.id() selected=move || self.referrer.get() == referrer.id>
                    {referrer.term.text.clone()}
                </option>
            }
        });
        view! {
            <div class="desk-counting">
                <label for="desk-referrer">{said(&texts.referred)}</label>
                <select id="desk-referrer" on:change=move |event| {
                    let chosen = event_target_value(&event);
                    let known = Referrer::ALL.iter().copied().find(|referrer| referrer.id() == chosen);
                    self.referrer.set(known.unwrap_or(Referrer::Unknown));
                    self.focus_box();
                }>{options.collect_view()}</select>
                <button type="button" class="desk-button" on:click=move |_| self.count(true)>
                    {said(&texts.found)}{self.key(Shortcut::Count)}
                </button>
                <button type="button" class="desk-button" on:click=move |_| self.count(false)>
                    {said(&texts.not_found)}{self.key(Shortcut::Gap)}
                </button>
            </div>
        }
        .into_any()
    }

    /// Counts the call at hand, because the worker asks for it.
    pub(super) fn count(&self, found: bool) {
        self.look_at_clock();
        let Some(now) = self.now() else { return };
        let call = self.told.get_untracked();
        let outcome = self.outcome(&call);
        let count = Count::of(self.bundle, &call, &outcome, now.day, found, self.referrer.get_untracked());
        self.counts.update(|counts| counts.add(count));
        let texts = &self.texts.counts;
        let kept = self.counts.with_untracked(store::keep_counts);
        let note = match (kept, found) {
            (false, _) => &texts.cannot_keep,
            (true, true) => &texts.counted,
            (true, false) => &texts.gap,
        };
        self.note.set(note.text.clone());
    }

    fn all_counts(&'static self) -> AnyView {
        let texts = &self.texts.counts;
        let wiping = RwSignal::new(false);
        let charts = move || {
            self.counts.with(|counts| {
                if counts.is_empty() {
                    return view! { <p>{said(&texts.none)}</p> }.into_any();
                }
                let total = texts.total.text.replace("{number}", &counts.len().to_string());
                let found = vec![
                    (texts.found.text.clone(), counts.found()),
                    (texts.not_found.text.clone(), counts.len() - counts.found()),
                ];
                let topic = |id: &str| {
                    self.bundle.topics.iter().find(|topic| topic.id == id).map(|topic| topic.title.u.text.clone())
                };
                let need =
                    |id: &str| self.bundle.need(id).map(|need| need.title.to(Some(Audience::Helper)).text.clone());
                let referrer = |id: &str| {
                    self.texts.referrers.iter().find(|known| known.id.id() == id).map(|known| known.term.text.clone())
                };
                let who = |id: &str| {
                    let question = self.bundle.question(&self.bundle.tree.start)?;
                    let asks = Audience::from_id(id)?;
                    let answer =
                        question.answers.iter().find(|answer| crate::desk::code::who_of(answer) == Some(asks))?;
                    Some(answer.label.u.text.clone())
                };
                let service = |id: &str| self.bundle.service(id).map(|service| service.name.text.clone());
                let named = |tally: Tally, name: &dyn Fn(&str) -> Option<String>| {
                    let named = tally.into_iter().map(|(id, number)| {
                        let unknown = if id.is_empty() { texts.unknown.text.clone() } else { id.clone() };
                        (name(&id).unwrap_or(unknown), number)
                    });
                    named.collect::<Vec<_>>()
                };
                view! {
                    <p>{total}</p>
                    <div class="desk-charts">
                        {self.chart(&texts.by_found, found)}
                        {self.chart(&texts.by_who, named(counts.by_who(), &who))}
                        {self.chart(&texts.by_topic, named(counts.by_topic(), &topic))}
                        {self.chart(&texts.by_service, named(counts.by_service(), &service))}
                        {self.chart(&texts.by_referrer, named(counts.by_referrer(), &referrer))}
                        {self.chart(&texts.gaps, named(counts.gaps(), &need))}
                    </div>
                }
                .into_any()
            })
        };
        let file = move || {
            let csv = self.counts.with(Counts::csv);
            format!("data:text/csv;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&csv)))
        };
        let wipe = move || {
            self.counts.set(Counts::default());
            self.counts.with_untracked(store::keep_counts);
            wiping.set(false);
            self.note.set(texts.wiped.text.clone());
        };
        let buttons = move || {
            if wiping.get() {
                return view! {
                    <span>{said(&texts.wipe_ask)}</span>
                    <button type="button" class="desk-danger-button" on:click=move |_| wipe()>{said(&self.texts.screen.yes)}</button>
                    <button type="button" class="desk-button" on:click=move |_| wiping.set(false)>{said(&self.texts.screen.no)}</button>
                }
                .into_any();
            }
            view! {
                <a class="desk-button" download="waarheen-balie.csv" href=file>{said(&texts.export)}</a>
                <button type="button" class="desk-button" on:click=move |_| wiping.set(true)>{said(&texts.wipe)}</button>
            }
            .into_any()
        };
        view! {
            <p>{said(&texts.text)}</p>
            <p class="desk-actions">{buttons}</p>
            {charts}
        }
        .into_any()
    }

    /// Bars with their numbers, longest first. The numbers are in the text; the bars only show them.
    fn chart(&'static self, title: &'static Text, tally: Tally) -> AnyView {
        let most = tally.iter().map(|(_, number)| *number).max().unwrap_or(1).max(1);
        let rows = tally.into_iter().map(|(name, number)| {
            let width = (number * 100 / most).to_string();
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="desk-bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect width=width height="10"></rect>
                    </svg></td>
                    <td class="desk-count">{number}</td>
                </tr>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        let none = rows.is_empty().then(|| view! { <p>{said(&self.texts.counts.no_gaps)}</p> });
        view! { <section><h3>{said(title)}</h3>{none}<table class="desk-chart"><tbody>{rows}</tbody></table></section> }
            .into_any()
    }

    fn all_keys(&'static self) -> AnyView {
        let screen = &self.texts.screen;
        let keep = move |off: Vec<Shortcut>| {
            store::keep_keys_off(&off);
            self.keys_off.set(off);
        };
        let rows = self.texts.shortcuts.iter().map(|shortcut| {
            let id = shortcut.id;
            let field = format!("desk-key-{}", id.id());
            view! {
                <li>
                    <input type="checkbox" id=field.clone() prop:checked=move || self.is_on(id)
                        on:change=move |_| {
                            let mut off = self.keys_off.get_untracked();
                            if off.contains(&id) { off.retain(|other| *other != id) } else { off.push(id) }
                            keep(off);
                        } />
                    <label for=field><kbd>{super::keys::name(id)}</kbd>" "{said(&shortcut.term)}</label>
                </li>
            }
        });
        view! {
            <p>{said(&screen.shortcuts_text)}</p>
            <ul class="desk-keys">{rows.collect_view()}</ul>
            <p class="desk-actions">
                <button type="button" class="desk-button" on:click=move |_| keep(Shortcut::ALL.to_vec())>{said(&screen.all_off)}</button>
                <button type="button" class="desk-button" on:click=move |_| keep(Vec::new())>{said(&screen.all_on)}</button>
            </p>
        }
        .into_any()
    }
}
