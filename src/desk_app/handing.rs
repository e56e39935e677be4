//! The hand-over: a text in the caller's language, a link, a QR and a code, that all open this one result.

use super::{Desk, said};
use crate::content::{Bundle, Desk as Texts, DeskFile, language_name};
use crate::desk::address::{self, answers_at};
use crate::desk::code::{Place, spoken};
use crate::desk::handover::{Along, Length, text};
use crate::desk::{Fact, opening};
use crate::fetch;
use crate::finder::{outcome, replay};
use crate::route::{Local, Page, Route};
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// What a caller's language needs.
#[derive(Clone, Copy)]
struct Tongue {
    bundle: &'static Bundle,
    texts: &'static Texts,
}

impl Desk {
    pub(super) fn handing(&'static self) -> AnyView {
        let screen = &self.texts.screen;
        let call = self.told.get_untracked();
        let Some(place) = address::place_of(self.bundle, &call) else {
            return view! { <p>{said(&screen.no_facts)}</p> }.into_any();
        };
        let tongue = RwSignal::new(Some(Tongue { bundle: self.bundle, texts: self.texts }));
        let said_lang = call.lang().map(str::to_owned).filter(|lang| *lang != self.bundle.lang);
        let choose = move |lang: String| {
            self.set(Fact::Lang(lang.clone()));
            if lang == self.bundle.lang {
                tongue.set(Some(Tongue { bundle: self.bundle, texts: self.texts }));
                return;
            }
            wasm_bindgen_futures::spawn_local(async move { tongue.set(self.tongue(&lang).await) });
        };
        if let Some(lang) = said_lang {
            choose(lang);
        }
        let languages = self.bundle.municipality.languages.iter().map(|lang| {
            let pressed = move || match tongue.get() {
                Some(tongue) if tongue.bundle.lang == *lang => "true",
                _ => "false",
            };
            let id = lang.clone();
            view! {
                <button type="button" class="desk-chip" lang=lang.clone() aria-pressed=pressed
                    on:click=move |_| choose(id.clone())>{language_name(lang).to_owned()}</button>
            }
        });
        let body = move || match tongue.get() {
            None => view! { <p role="alert">{said(&screen.no_language)}</p> }.into_any(),
            Some(tongue) => self.along(tongue, &place),
        };
        view! {
            <p class="desk-actions"><span>{said(&screen.language)}</span>{languages.collect_view()}</p>
            {body}
        }
        .into_any()
    }

    fn along(&'static self, tongue: Tongue, place: &Place) -> AnyView {
        let screen = &self.texts.screen;
        let Tongue { bundle, texts } = tongue;
        let answers = answers_at(bundle, place);
        let who = replay(bundle, &answers).audience();
        let outcome = outcome(bundle, &answers, &|service| opening::is_open(service, self.now()) == Some(false));
        let link = format!("{}{}", self.base, address::text(bundle, place));
        let home = Route { lang: bundle.lang.clone(), page: Page::Of(bundle.municipality.id.clone(), Local::Home) };
        let site = format!("{}{}", self.base, home.path());
        let site = site.split_once("://").map_or(site.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned();
        let code = self.codes.encode(self.bundle, place).map(|code| spoken(&code));
        let along = Along {
            bundle,
            texts: &texts.handover,
            outcome: &outcome,
            who,
            link: &link,
            site: &site,
            code: code.as_deref(),
        };
        let whole = text(&along, Length::Whole);
        let short = text(&along, Length::Short);
        let say =
            code.as_ref().map(|code| texts.say.code.to(who).text.replace("{site}", &site).replace("{code}", code));
        let lang = bundle.lang.clone();
        let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
        let mail = format!("mailto:?subject={}&body={}", encode("Waarheen"), encode(&whole));
        let sms = format!("sms:?body={}", encode(&short));
        let whatsapp = format!("whatsapp://send?text={}", encode(&whole));
        view! {
            <div class="desk-along">
                <section class="desk-print">
                    <h3>{said(&screen.whole_text)}</h3>
                    <pre id="desk-whole" lang=lang.clone() tabindex="0">{whole.clone()}</pre>
                    <p class="desk-actions">
                        {self.copy_button(whole)}
                        <a class="desk-button" href=mail>{said(&screen.email)}</a>
                        <a class="desk-button" href=whatsapp>{said(&screen.whatsapp)}</a>
                        <button type="button" class="desk-button" on:click=move |_| {
                            if let Some(window) = web_sys::window() { drop(window.print()); }
                        }>{said(&screen.print)}</button>
                    </p>
                </section>
                <section>
                    <h3>{said(&screen.code)}</h3>
                    {match (code, say) {
                        (Some(code), Some(say)) => view! {
                            <p class="desk-code" id="desk-code" dir="ltr">{code}</p>
                            <p class="desk-say" lang=lang.clone()><q>{say}</q></p>
                        }.into_any(),
                        _ => view! { <p>{said(&screen.no_code)}</p> }.into_any(),
                    }}
                    <h3>{said(&screen.link)}</h3>
                    <p><a id="desk-link" class="nl-link" href=link.clone() target="_blank" rel="noopener noreferrer">{link.clone()}</a></p>
                    <p class="desk-actions">{self.copy_button(link.clone())}</p>
                    {qr(&link, screen.qr.text.clone())}
                    <h3>{said(&screen.short_text)}</h3>
                    <pre lang=lang tabindex="0">{short.clone()}</pre>
                    <p class="desk-actions">
                        {self.copy_button(short)}
                        <a class="desk-button" href=sms>{said(&screen.sms)}</a>
                    </p>
                </section>
            </div>
        }
        .into_any()
    }

    fn copy_button(&'static self, text: String) -> AnyView {
        view! {
            <button type="button" class="desk-button" on:click=move |_| {
                let text = text.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    let Some(window) = web_sys::window() else { return };
                    let copied = window.navigator().clipboard().write_text(&text);
                    if wasm_bindgen_futures::JsFuture::from(copied).await.is_ok() {
                        self.note.set(self.texts.screen.copied.text.clone());
                    }
                });
            }>{said(&self.texts.screen.copy)}</button>
        }
        .into_any()
    }

    /// What another language says: the page of the desk in that language names its files.
    async fn tongue(&self, lang: &str) -> Option<Tongue> {
        let page = Page::Of(self.bundle.municipality.id.clone(), Local::Desk);
        let route = Route { lang: lang.to_owned(), page };
        let at = format!("{}{}", self.base, route.path());
        let html = fetch::text(&at).await?;
        let file = |name: &str| {
            let (_, rest) = html.split_once(&format!(" data-{name}=\""))?;
            let (file, _) = rest.split_once('"')?;
            web_sys::Url::new_with_base(file, &at).ok().map(|url| url.href())
        };
        let bundle = fetch::json::<Bundle>(&file("bundle")?).await?;
        let texts = fetch::json::<DeskFile>(&file("desk-texts")?).await?;
        let (bundle, texts) = (&*Box::leak(Box::new(bundle)), &*Box::leak(Box::new(texts)));
        Some(Tongue { bundle, texts: &texts.texts })
    }
}

/// A link as a drawing that a phone reads.
fn qr(link: &str, label: String) -> AnyView {
    let Ok(code) = QrCode::encode_text(link, QrCodeEcc::Medium) else { return ().into_any() };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    // Readers want four blank modules around it.
    let frame = format!("-4 -4 {0} {0}", size + 8);
    let edge = (size + 8).to_string();
    view! {
        <svg class="desk-qr" id="desk-qr" viewBox=frame role="img" aria-label=label>
            <rect class="desk-qr-paper" x="-4" y="-4" width=edge.clone() height=edge></rect>
            <path class="desk-qr-ink" d=path></path>
        </svg>
    }
    .into_any()
}
