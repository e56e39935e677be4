//! The panel with settings: what is chosen is seen at once, and kept on this device only.

use super::{Aid, show};
use crate::settings::{KEY, LARGEST, Settings};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement, Storage, Window};

/// What was kept before.
pub fn kept(window: &Window) -> Settings {
    let kept = storage(window).and_then(|storage| storage.get_item(KEY).ok()?);
    Settings::parse(&kept.unwrap_or_default())
}

/// The device's storage; none when it is closed to us.
fn storage(window: &Window) -> Option<Storage> {
    window.local_storage().ok()?
}

impl Aid {
    fn panel(&self) -> Option<HtmlDialogElement> {
        self.element("aid-panel")?.dyn_into().ok()
    }

    pub(super) fn open_panel(&self) -> Option<()> {
        self.show_settings();
        let panel = self.panel()?;
        // A browser that knows no dialog shows the panel where it stands.
        if panel.show_modal().is_err() {
            drop(panel.set_attribute("open", ""));
        }
        Some(())
    }

    pub(super) fn close_panel(&self) -> Option<()> {
        let panel = self.panel()?;
        panel.close();
        drop(panel.remove_attribute("open"));
        // The screen may have come anew while the panel was open.
        let button = self.root.query_selector("[data-aid=adjust]").ok()??;
        button.dyn_ref::<HtmlElement>()?.focus().ok()
    }

    pub(super) fn change_text(&'static self, steps: i8) -> Option<()> {
        self.choose(self.settings.get().with_text(steps))
    }

    /// What the boxes of the panel say now.
    pub(super) fn set_from_panel(&'static self) -> Option<()> {
        let chosen = |name: &str| Some(self.element(name)?.dyn_into::<HtmlInputElement>().ok()?.checked());
        let settings = Settings {
            text: self.settings.get().text,
            contrast: chosen("aid-contrast")?,
            calm: chosen("aid-calm")?,
            still: chosen("aid-still")?,
            spoken: chosen("aid-spoken")?,
        };
        if settings == self.settings.get() { None } else { self.choose(settings) }
    }

    /// Applies a choice and keeps it.
    fn choose(&'static self, settings: Settings) -> Option<()> {
        self.apply(settings);
        let classes = settings.classes();
        let done = storage(&self.window).and_then(|storage| {
            let done = if classes.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &classes) };
            done.ok()
        });
        self.show_settings();
        if done.is_none() {
            self.tell("aid-kept", &self.file.texts.cannot_keep.text);
        }
        self.new_screen()
    }

    /// Puts the classes of these settings on the page.
    pub(super) fn apply(&self, settings: Settings) {
        self.settings.set(settings);
        let all = Settings { text: LARGEST, contrast: true, calm: true, still: true, spoken: true };
        let list = self.page.class_list();
        let sizes = (2..=LARGEST).map(|text| Settings { text, ..Settings::default() }.classes());
        for class in
            sizes.chain([all.classes()]).flat_map(|classes| classes.split(' ').map(str::to_owned).collect::<Vec<_>>())
        {
            // A class without spaces can always be taken off and put on.
            drop(list.remove_1(&class));
        }
        for class in settings.classes().split(' ').filter(|class| !class.is_empty()) {
            drop(list.add_1(class));
        }
    }

    /// The panel says what is chosen and what is kept.
    fn show_settings(&self) -> Option<()> {
        let settings = self.settings.get();
        let texts = &self.file.texts;
        self.tell("aid-size", &texts.size_is.text.replace("{number}", &settings.text.to_string()));
        let chosen = [
            ("aid-contrast", settings.contrast, &texts.contrast),
            ("aid-calm", settings.calm, &texts.calm),
            ("aid-still", settings.still, &texts.still),
            ("aid-spoken", settings.spoken, &texts.speak_buttons),
        ];
        let mut names = Vec::new();
        if settings.text > 1 {
            names.push(texts.text_size.text.as_str());
        }
        for (id, chosen, name) in chosen {
            self.element(id)?.dyn_into::<HtmlInputElement>().ok()?.set_checked(chosen);
            if chosen {
                names.push(&name.text);
            }
        }
        let kept = match names.as_slice() {
            [] => texts.kept_nothing.text.clone(),
            names => texts.kept.text.replace("{list}", &names.join(", ")),
        };
        self.tell("aid-kept", &kept)
    }

    /// Removes everything that is kept, and says so.
    pub(super) fn wipe(&'static self) -> Option<()> {
        // The page's own script wipes, as it does for who leaves.
        if let Ok(wipe) = web_sys::Event::new("wipe") {
            drop(self.window.dispatch_event(&wipe));
        }
        self.apply(Settings::default());
        self.has_buttons.set(self.is_on.get());
        self.show_settings();
        self.new_screen();
        self.tell("aid-kept", &self.file.texts.wiped.text)
    }

    /// For this screen a reader who wants few things sees all.
    pub(super) fn show_all(&self) -> Option<()> {
        self.page.class_list().remove_1("as-calm").ok()?;
        show(&self.all_button, false);
        let heading = self.root.query_selector("h1").ok()??;
        heading.dyn_ref::<HtmlElement>()?.focus().ok()
    }

    /// A new screen of a reader who wants few things: calm again, with a way to see all.
    pub(super) fn calm_again(&self) -> Option<()> {
        let calm = self.settings.get().calm;
        let list = self.page.class_list();
        drop(if calm { list.add_1("as-calm") } else { list.remove_1("as-calm") });
        show(&self.all_button, calm);
        if calm {
            // Under the screen, before the footer: where one looks when something is missing.
            self.root.query_selector("main").ok()??.append_child(&self.all_button).ok()?;
        }
        Some(())
    }
}
