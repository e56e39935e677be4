//! What certain texts must say, whoever edits them.

mod common;

use common::BUNDLES;
use waarheen::content::{Layer, Service, Voices};

fn voices(text: &Voices) -> String {
    let all = [Some(&text.u), text.je.as_ref(), text.helper.as_ref()];
    all.into_iter().flatten().map(|text| text.text.to_lowercase()).collect::<Vec<_>>().join(" ")
}

fn everything(service: &Service) -> String {
    let steps = service.steps.iter().map(voices).collect::<String>();
    let choice = service.choice.iter().map(voices).collect::<String>();
    format!("{} {steps} {choice}", voices(&service.description))
}

#[test]
fn forced_help_says_who_decides() {
    for service in BUNDLES.iter().flat_map(|bundle| &bundle.services).filter(|service| service.layer == Layer::Forced) {
        let said = everything(service);
        assert!(said.contains("rechter"), "{}: {said}", service.id);
    }
}

#[test]
fn a_child_that_lives_elsewhere_is_meant_to_come_home() {
    for bundle in BUNDLES.iter() {
        let need = bundle.need("uithuis").expect("the need is there");
        let said = format!("{} {}", voices(&need.text), need.tips.iter().map(voices).collect::<String>());
        assert!(said.contains("naar huis") || said.contains("weer thuis"), "{said}");
    }
}

#[test]
fn veilig_thuis_says_that_advice_is_free_and_needs_no_name() {
    for bundle in BUNDLES.iter() {
        let service = bundle.service("veilig-thuis").expect("the service is there");
        let said = everything(service);
        assert!(service.free == Some(true) || said.contains("gratis"), "{said}");
        assert!(service.anonymous || said.contains("naam"), "{said}");
    }
}

#[test]
fn nothing_a_reader_sees_says_that_it_is_somebodys_fault() {
    for bundle in BUNDLES.iter() {
        for need in &bundle.needs {
            for text in need.tips.iter().chain([&need.text]) {
                let said = voices(text);
                for fault in [" uw schuld", " jouw schuld", " je schuld"] {
                    let denied: usize =
                        ["niet", "nooit"].map(|no| said.matches(&format!(" {no}{fault}")).count()).iter().sum();
                    assert_eq!(said.matches(fault).count(), denied, "{}: {said}", need.id);
                }
            }
        }
    }
}
