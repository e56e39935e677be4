//! The desk in the browser: an app of its own, that only `/{gemeente}/balie/` loads. It takes the place of the static
//! page when everything it needs is there; until then, and when anything fails, that page stays.

mod asking;
mod frames;
mod handing;
mod keys;
mod panels;
mod places;
mod service;
mod store;

use crate::content::{
    Audience, Bundle, Desk as Texts, DeskFile, Interface, Phrase, Referrer, Service, Shortcut, Text, Voices,
};
use crate::desk::code::Codes;
use crate::desk::counts::Counts;
use crate::desk::{Call, Calls, Fact, opening, question};
use crate::fetch;
use crate::finder::{Asked, Outcome, outcome};
use crate::hours::Moment;
use crate::search::{Index, Language, Searcher};
use leptos::html::Input;
use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{BeforeUnloadEvent, HtmlElement};

/// The id of the box.
const BOX: &str = "beller";

/// What the desk runs on. It lives as long as the page.
struct Desk {
    bundle: &'static Bundle,
    texts: &'static Texts,
    icons: BTreeMap<String, String>,
    searcher: Searcher<'static>,
    codes: Codes,
    /// The address of the site, with a slash at the end.
    base: String,
    /// The moment that opening hours are told for: a desk is open all day, so it goes along with the calls.
    now: StoredValue<Option<Moment>>,
    calls: RwSignal<Calls>,
    /// The box.
    input: NodeRef<Input>,
    /// What the words in the box may mean; none when there are no words.
    hits: RwSignal<Option<Vec<Candidate>>>,
    /// The same as the screen holds it: hidden when there are no words, and taken away a paint later.
    listed: RwSignal<Option<Vec<Candidate>>>,
    /// The hit that Enter takes; none when only facts were told.
    at_hit: RwSignal<Option<usize>>,
    panel: RwSignal<Panel>,
    counts: RwSignal<Counts>,
    referrer: RwSignal<Referrer>,
    keys_off: RwSignal<Vec<Shortcut>>,
    /// What was done last, for who hears the screen.
    note: RwSignal<String>,
    /// The call without what stands in the box: typing changes no results.
    told: Memo<Call>,
    /// The question that is offered.
    offered: Memo<Option<Asked<'static>>>,
    /// The call as the second column shows it, and as the third does: each a paint behind the one before it
    /// (`frames.rs`). They are out of sight while that is another caller's.
    placed: RwSignal<Call>,
    detailed: RwSignal<Call>,
    /// Something was typed that has not been looked up yet.
    typed: StoredValue<bool>,
}

/// What a worker may mean with what they type.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Candidate {
    Need(String),
    Service(String),
    Word(String),
    /// A fact that was heard; Enter takes all of them.
    Heard(Fact),
}

impl Candidate {
    /// Not a fact that was heard: something to choose.
    fn is_meant(&self) -> bool {
        !matches!(self, Candidate::Heard(_))
    }
}

/// What stands over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Panel {
    None,
    Handover,
    Beside,
    Counts,
    Keys,
    Closing,
}

/// Fetches what the page names, and takes over.
pub fn start() {
    crate::later::start("desk", begin());
}

async fn begin() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let page = document.document_element()?;
    let address = |name: &str| page.get_attribute(name);
    let bundle = &*Box::leak(Box::new(fetch::json::<Bundle>(&address("data-bundle")?).await?));
    let file = &*Box::leak(Box::new(fetch::json::<DeskFile>(&address("data-desk-texts")?).await?));
    let base = address("data-base")?;
    let style = document.create_element("link").ok()?;
    style.set_attribute("rel", "stylesheet").ok()?;
    style.set_attribute("href", &format!("{base}{}", file.style)).ok()?;
    document.head()?.append_child(&style).ok()?;
    let index = &*Box::leak(Box::new(fetch::json::<Index>(&address("data-search-index")?).await?));
    let language = &*Box::leak(Box::new(fetch::json::<Language>(&address("data-search-words")?).await?));
    let listed = fetch::json::<Vec<String>>(&address("data-codes")?).await?;
    let icons = fetch::json(&address("data-icons")?).await?;
    let root = document.get_element_by_id("app")?.dyn_into::<HtmlElement>().ok()?;
    let calls = RwSignal::new(Calls::default());
    let told = Memo::new(move |_| calls.with(|calls| calls.at_hand().told()));
    let offer = move |_: Option<&_>| told.with(|call| question::offered(bundle, call.answers()));
    let desk = &*Box::leak(Box::new(Desk {
        bundle,
        texts: &file.texts,
        icons,
        searcher: Searcher::new(index, language),
        codes: Codes::new(&listed, &bundle.municipality.id),
        base,
        now: StoredValue::new(crate::clock::now()),
        calls,
        input: NodeRef::new(),
        hits: RwSignal::new(None),
        listed: RwSignal::new(None),
        at_hit: RwSignal::new(None),
        panel: RwSignal::new(Panel::None),
        counts: RwSignal::new(store::counts()),
        referrer: RwSignal::new(Referrer::Unknown),
        keys_off: RwSignal::new(store::keys_off()),
        note: RwSignal::new(String::new()),
        told,
        offered: Memo::new_with_compare(offer, |_, _| true),
        placed: RwSignal::new(told.get_untracked()),
        detailed: RwSignal::new(told.get_untracked()),
        typed: StoredValue::new(false),
    }));
    let screen = document.create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
    screen.set_class_name("desk-root");
    out_of_sight(&screen).ok()?;
    root.after_with_node_1(&screen).ok()?;
    leptos::mount::mount_to(screen.clone(), move || desk.screen()).forget();
    desk.rehearse(&screen).await;
    root.remove();
    screen.set_id(&root.id());
    screen.style().set_css_text("");
    keys::listen(desk);
    ask_before_leaving(desk);
    desk.focus_box();
    Some(())
}

/// Laid out as large as the window, and there for nobody: not to be seen, focused or read aloud. Its own style may not
/// have come yet.
fn out_of_sight(screen: &HtmlElement) -> Result<(), JsValue> {
    let style = screen.style();
    [("position", "fixed"), ("inset", "0"), ("visibility", "hidden")]
        .iter()
        .try_for_each(|(name, value)| style.set_property(name, value))
}

/// A caller who is still there would be forgotten.
fn ask_before_leaving(desk: &'static Desk) {
    let on_leave = Closure::<dyn Fn(BeforeUnloadEvent)>::new(move |event: BeforeUnloadEvent| {
        if desk.calls.with_untracked(Calls::is_open) {
            event.prevent_default();
            // Browsers that do not know the first way want a text, and show their own.
            event.set_return_value("…");
        }
    });
    if let Some(window) = web_sys::window() {
        drop(window.add_event_listener_with_callback("beforeunload", on_leave.as_ref().unchecked_ref()));
    }
    on_leave.forget();
}

impl Desk {
    fn screen(&'static self) -> impl IntoView {
        self.follow();
        let screen = &self.texts.screen;
        let home = format!("{}{}", self.base, self.home());
        view! {
            <a class="nl-skip-link" href=format!("#{BOX}")>{said(&screen.box_label)}</a>
            <header class="desk-top">
                <a class="brand" href=home target="_blank" rel="noopener">
                    {self.icon("waarheen")}
                    <span><span class="brand-name">{said(&screen.title)}</span>
                    <span class="brand-place">{self.bundle.municipality.name.clone()}</span></span>
                </a>
                {self.tabs()}
                <ul class="desk-tools">
                    {self.tool(Shortcut::Handover, &screen.handover, Panel::Handover)}
                    {self.tool(Shortcut::Counts, &self.texts.counts.title, Panel::Counts)}
                    {self.tool(Shortcut::Help, &screen.shortcuts, Panel::Keys)}
                </ul>
            </header>
            {self.safety()}
            <main id="inhoud" class="desk-columns">
                <h1 class="desk-hidden">{said(&screen.title)}" "{self.bundle.municipality.name.clone()}</h1>
                {self.asking()}
                {self.places()}
                {self.looked_at()}
            </main>
            <p class="desk-note" role="status">{move || self.note.get()}</p>
            {move || self.open_panel()}
        }
    }

    /// The calls, each a tab; and what can be done with them.
    fn tabs(&'static self) -> impl IntoView {
        let screen = &self.texts.screen;
        let numbers = Memo::new(move |_| {
            self.calls.with(|calls| {
                let here = calls.at_hand().number();
                let signs = calls
                    .all()
                    .into_iter()
                    .map(|call| (call.number(), call.number() == here, call.danger().is_there()));
                signs.collect::<Vec<_>>()
            })
        });
        let tabs = move || {
            let tabs = numbers.get().into_iter().map(|(number, here, danger)| {
                let name = screen.call.text.replace("{number}", &number.to_string());
                view! {
                    <li><button type="button" class="desk-tab" aria-current=here.then_some("true")
                        on:click=move |_| self.switch_to(number)>
                        {danger.then(|| self.icon("gevaar"))}{name}
                    </button></li>
                }
            });
            tabs.collect_view()
        };
        view! {
            <nav class="desk-calls" aria-label=screen.calls.text.clone()>
                <ul class="desk-tabs">{tabs}</ul>
                <button type="button" class="desk-button" on:click=move |_| self.new_call()>
                    {said(&screen.new_call)}{self.key(Shortcut::New)}
                </button>
                <button type="button" class="desk-button" on:click=move |_| self.ask_to_close()>
                    {said(&screen.close_call)}{self.key(Shortcut::Close)}
                </button>
            </nav>
        }
    }

    fn tool(&'static self, shortcut: Shortcut, label: &'static Text, panel: Panel) -> impl IntoView {
        view! {
            <li><button type="button" class="desk-button" on:click=move |_| self.panel.set(panel)>
                {said(label)}{self.key(shortcut)}
            </button></li>
        }
    }

    /// The safety script: above everything until it is put away; its sign stays.
    fn safety(&'static self) -> impl IntoView {
        let texts = &self.texts.safety;
        let say = &self.texts.say;
        let state = Memo::new(move |_| self.told.with(Call::danger));
        let who = self.who();
        let line = move |voices: &'static Voices| view! { <q>{voices.to(who.get()).text.clone()}</q> };
        let number = move |at: usize| {
            let id = self.bundle.tree.help_now.get(at)?;
            let contact = self.bundle.service(id)?.contacts.first()?;
            Some(view! { <a class="desk-number" href=contact.href()?>{contact.value.clone()}</a> })
        };
        move || {
            let danger = state.get();
            if !danger.is_there() {
                return ().into_any();
            }
            if !danger.is_shown() {
                return view! {
                    <aside class="desk-sign" aria-label=texts.title.text.clone()><button type="button" class="desk-danger-button"
                        on:click=move |_| self.change(Call::show_danger)>
                        {self.icon("gevaar")}{said(&texts.sign)}{self.key(Shortcut::Danger)}
                    </button></aside>
                }
                .into_any();
            }
            let help = self.texts.safety.clone();
            view! {
                <section class="desk-danger" role="alert" aria-labelledby="desk-danger">
                    <h2 id="desk-danger">{self.icon("gevaar")}{said(&texts.title)}</h2>
                    <ol>
                        <li><strong>{help.first.text}</strong>" "{line(&say.safe)}</li>
                        <li>{help.now.text}" "{line(&say.call_112)}" "{number(0)}</li>
                        <li>{help.death.text}" "{line(&say.call_113)}" "{number(2)}</li>
                        <li>{help.veilig_thuis.text}" "{line(&say.call_veilig_thuis)}" "{number(1)}</li>
                        <li>{help.stay.text}" "{line(&say.stay)}</li>
                    </ol>
                    <p>{help.signs.text}</p>
                    <p class="desk-actions">
                        <button type="button" class="desk-danger-button" on:click=move |_| self.change(Call::put_danger_away)>
                            {said(&texts.put_away)}{self.key(Shortcut::Danger)}
                        </button>
                        {danger.flagged.then(|| view! {
                            <button type="button" class="desk-button" on:click=move |_| self.change(Call::flag_danger)>
                                {said(&texts.unflag)}
                            </button>
                        })}
                    </p>
                </section>
            }
            .into_any()
        }
    }

    /// Who calls, as far as is known.
    fn who(&'static self) -> Memo<Option<Audience>> {
        Memo::new(move |_| self.told.with(|call| call.audience(self.bundle)))
    }

    fn outcome(&self, call: &Call) -> Outcome<'static> {
        outcome(self.bundle, call.answers(), &self.closed())
    }

    /// Which services are closed now.
    fn closed(&self) -> impl Fn(&Service) -> bool + use<> {
        let now = self.now();
        move |service| opening::is_open(service, now) == Some(false)
    }

    fn now(&self) -> Option<Moment> {
        self.now.get_value()
    }

    /// Looks at the clock again.
    fn look_at_clock(&self) {
        self.now.set_value(crate::clock::now());
    }

    /// Changes the call at hand.
    fn change(&self, change: impl FnOnce(&mut Call)) {
        self.calls.update(|calls| change(calls.at_hand_mut()));
    }

    fn set(&self, fact: Fact) {
        self.look_at_clock();
        self.change(|call| call.set(self.bundle, fact));
    }

    fn new_call(&'static self) {
        self.catch_up();
        self.calls.update(Calls::start);
        self.other_call();
    }

    fn switch_to(&'static self, number: u32) {
        self.catch_up();
        self.calls.update(|calls| calls.switch(number));
        self.other_call();
    }

    fn switch(&'static self) {
        self.calls.update(Calls::switch_to_next);
        self.other_call();
    }

    /// What was said is gone then, so it is asked first; a blank call has nothing to lose.
    fn ask_to_close(&'static self) {
        self.catch_up();
        if self.calls.with_untracked(|calls| calls.at_hand().is_blank()) {
            self.close_call();
        } else {
            self.panel.set(Panel::Closing);
        }
    }

    fn close_call(&'static self) {
        self.calls.update(Calls::close);
        self.other_call();
    }

    /// Another caller is at hand: the box says what stood in it, and nothing of the one before is left on the screen.
    fn other_call(&'static self) {
        self.look_at_clock();
        if self.panel.get_untracked() != Panel::None {
            self.panel.set(Panel::None);
        }
        if self.referrer.get_untracked() != Referrer::Unknown {
            self.referrer.set(Referrer::Unknown);
        }
        let number = self.calls.with_untracked(|calls| calls.at_hand().number());
        self.note.set(self.texts.screen.call.text.replace("{number}", &number.to_string()));
        let words = self.calls.with_untracked(|calls| calls.at_hand().words().to_owned());
        if let Some(input) = self.input.get_untracked() {
            input.set_value(&words);
        }
        self.find(&words);
        self.focus_box();
    }

    /// The box has the focus again; one that has it already is left alone, for focusing makes a browser lay out the page.
    fn focus_box(&self) {
        let active = web_sys::window().and_then(|window| window.document()?.active_element());
        if let Some(input) = self.input.get_untracked().filter(|input| active.as_ref() != Some(input)) {
            drop(input.focus());
        }
    }

    /// The path of this municipality's home, below the base.
    fn home(&self) -> String {
        use crate::route::{Local, Page, Route};
        let page = Page::Of(self.bundle.municipality.id.clone(), Local::Home);
        Route { lang: self.bundle.lang.clone(), page }.path()
    }

    fn icon(&self, name: &str) -> AnyView {
        self.icons
            .get(name)
            .map(|body| view! { <svg class="icon" viewBox="0 0 96 96" aria-hidden="true" inner_html=body.clone()></svg> })
            .into_any()
    }

    /// A text of the public site's interface.
    fn phrase(&self, phrase: Phrase, who: Option<Audience>) -> String {
        Interface::get(&self.bundle.interface, phrase, who).map(|text| text.text.clone()).unwrap_or_default()
    }

    /// The key of a shortcut, beside what it does; nothing when it is off.
    fn key(&'static self, shortcut: Shortcut) -> impl IntoView {
        move || self.is_on(shortcut).then(|| view! { <kbd>{keys::name(shortcut)}</kbd> })
    }

    fn is_on(&self, shortcut: Shortcut) -> bool {
        !self.keys_off.with(|off| off.contains(&shortcut))
    }
}

/// A text; one that is not translated says so.
fn said(text: &Text) -> AnyView {
    if text.still_dutch {
        view! { <span lang="nl">{text.text.clone()}</span> }.into_any()
    } else {
        text.text.clone().into_any()
    }
}
