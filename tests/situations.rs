//! The 48 situations of the domain in four municipalities, the practice cases, and the guard rules.

mod common;

use common::{BUNDLES, MUNICIPALITIES, bundle, ids, outcome};
use serde_json::Value;
use waarheen::content::{Audience, Layer, Urgency, Voluntary};

/// Each row's need and asker, and for each municipality the places its plan names (`a|b`: either is meant), with the
/// one that must come first when the plan names only one.
fn situations() -> Vec<Value> {
    serde_json::from_str(include_str!("situations.json")).expect("the situations are JSON")
}

#[test]
fn every_situation_leads_to_the_place_its_municipality_names() {
    let mut wrong = Vec::new();
    for situation in situations() {
        let text = |key: &str| situation[key].as_str().expect("a text").to_owned();
        let who = Audience::from_id(&text("who")).expect("an audience");
        for municipality in MUNICIPALITIES {
            let expected = &situation[municipality];
            let outcome = outcome(municipality, who, &[&text("need")]);
            let shown = ids(outcome.urgent.iter().chain(&outcome.first).chain(&outcome.also));
            // Help that needs a decision or a judge stands under "if it is more"; it is never hidden.
            let heavy = ids(outcome.more.iter().filter(|found| found.service.layer >= Layer::Decision));
            for named in expected["named"].as_array().expect("names").iter().map(|name| name.as_str().expect("a name"))
            {
                if !named.split('|').any(|name| shown.contains(&name) || heavy.contains(&name)) {
                    wrong.push(format!("{} {municipality}: {named} is not among {shown:?}", text("row")));
                }
            }
            if let Some(only) = expected["only"].as_str() {
                let first = ids(outcome.urgent.first().or(outcome.first.as_ref()));
                if first != [only] {
                    wrong.push(format!("{} {municipality}: {first:?} comes first instead of {only}", text("row")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_48_rows_are_here_once() {
    let mut rows =
        situations().iter().map(|row| row["row"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>();
    rows.sort();
    rows.dedup();
    assert_eq!(rows.len(), 48);
}

#[test]
fn pc1_a_mother_worried_about_screens_gets_tips_and_the_cjg_and_nothing_heavy_first() {
    let outcome = outcome("dronten", Audience::Parent, &["schermen"]);
    assert_eq!(ids(&outcome.first), ["cjg"]);
    assert!(outcome.tips.len() >= 3);
    assert!(outcome.urgent.is_empty());
    for heavy in ["begeleidingsteam", "hulpteam", "veilig-thuis"] {
        assert_ne!(ids(&outcome.first), [heavy]);
        assert!(!ids(&outcome.also).iter().take(1).any(|id| *id == heavy), "{heavy} comes right after the first place");
    }
}

#[test]
fn pc2_a_family_that_cannot_cope_goes_to_the_organisation_itself_and_never_to_forced_help() {
    for (who, need) in [(Audience::Parent, "gezin-huis"), (Audience::Helper, "slecht-verzorgd")] {
        let outcome = outcome("dronten", who, &[need]);
        assert_eq!(ids(&outcome.first), ["icare"]);
        assert!(outcome.places().all(|found| found.service.layer != Layer::Forced), "{need} shows forced help");
    }
}

#[test]
fn pc3_a_young_mother_gets_the_team_for_several_questions_with_voorzorg_and_a_coordinator() {
    for who in Audience::ALL {
        let outcome = outcome("dronten", who, &["jonge-ouder"]);
        assert_eq!(ids(&outcome.first), ["begeleidingsteam"]);
        let also = ids(&outcome.also);
        assert!(also.contains(&"voorzorg"), "{also:?}");
        assert!(also.iter().any(|id| id.starts_with("jgz")), "{also:?}");
        assert!(outcome.together);
    }
}

#[test]
fn pc4_rent_and_a_neglected_house_go_to_the_safety_net_then_the_hulpteam_with_a_safety_check() {
    for (who, need) in [(Audience::Parent, "huur"), (Audience::Helper, "huis-vuil")] {
        let outcome = outcome("dronten", who, &[need]);
        assert_eq!(ids(&outcome.first), ["ggd-vangnet"]);
        assert!(ids(&outcome.more).contains(&"hulpteam"));
        assert!(outcome.safety_line, "{need} closes without a safety check");
    }
}

#[test]
fn pc5_children_who_are_beaten_in_a_divorce_go_to_veilig_thuis_and_not_to_a_divorce_desk() {
    for municipality in MUNICIPALITIES {
        for who in Audience::ALL {
            let outcome = outcome(municipality, who, &["scheiding-onveilig"]);
            assert_eq!(ids(&outcome.first), ["veilig-thuis"], "{municipality} {who:?}");
            assert!(outcome.safety_line);
        }
    }
}

#[test]
fn danger_now_shows_112_above_everything() {
    for bundle in BUNDLES.iter() {
        for need in bundle.needs.iter().filter(|need| need.urgency == Urgency::Now) {
            for who in &need.audiences {
                let outcome = outcome(&bundle.municipality.id, *who, &[&need.id]);
                let urgent = ids(&outcome.urgent);
                assert!(urgent.contains(&"nu-112"), "{} {}: {urgent:?}", bundle.municipality.id, need.id);
            }
        }
    }
}

#[test]
fn heavy_help_is_never_the_first_place_unless_it_was_already_decided() {
    for bundle in BUNDLES.iter() {
        for need in &bundle.needs {
            for who in &need.audiences {
                let outcome = outcome(&bundle.municipality.id, *who, &[&need.id]);
                let first = outcome.first.expect("a first place");
                let heavy = matches!(first.service.layer, Layer::Decision | Layer::Forced);
                assert!(!heavy || need.decided, "{}: {} → {}", bundle.municipality.id, need.id, first.service.id);
            }
        }
    }
}

#[test]
fn divorce_and_quarrel_always_carry_the_veilig_thuis_line() {
    for bundle in BUNDLES.iter() {
        for need in ["scheiding", "ouders-ruzie", "ruzie-ouders", "omgang", "scheiding-onveilig", "geweld-thuis"] {
            let outcome = outcome(&bundle.municipality.id, Audience::Youth, &[need]);
            assert!(outcome.safety_line, "{}: {need}", bundle.municipality.id);
        }
    }
}

#[test]
fn forced_help_says_that_it_is_not_voluntary() {
    for service in BUNDLES.iter().flat_map(|bundle| &bundle.services).filter(|service| service.layer == Layer::Forced) {
        assert_ne!(service.voluntary, Voluntary::Yes, "{}", service.id);
    }
}

#[test]
fn two_needs_at_once_bring_one_plan_and_a_place_for_several_questions() {
    for municipality in MUNICIPALITIES {
        let outcome = outcome(municipality, Audience::Parent, &["slapen", "schulden"]);
        assert!(outcome.together);
        let tips = outcome.tips.len();
        let both = ["slapen", "schulden"].map(|id| bundle(municipality).need(id).map_or(0, |need| need.tips.len()));
        assert!(tips >= both.iter().sum(), "the tips of both needs are there");
    }
}
