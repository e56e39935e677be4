//! How hard texts read: counted by hand beside what the measure counts, and each bound with a text on either side.

mod common;

use common::SOURCES;
use waarheen::content::files::{SourceFile, Sources};
use waarheen::content::problem::Problem;
use waarheen::content::reading::gates::{of_text, totals};
use waarheen::content::reading::measure::{Counts, is_heavy_noun, is_passive, sentences, syllables, words};
use waarheen::content::reading::table::Table;
use waarheen::content::reading::{ReaderText, TextKind, Voice, texts};
use waarheen::content::schema::FileKind;

/// Counted by hand.
const SYLLABLES: [(&str, usize); 84] = [
    ("kind", 1),
    ("ouder", 2),
    ("avond", 2),
    ("oma", 2),
    ("idee", 2),
    ("ideeën", 3),
    ("gemeente", 3),
    ("huisarts", 2),
    ("vrienden", 2),
    ("moeilijk", 2),
    ("geïnteresseerd", 5),
    ("coördinator", 5),
    ("financiën", 4),
    ("baby", 2),
    ("baby’s", 2),
    ("gezin", 2),
    ("ruzie", 2),
    ("jeugd", 1),
    ("nieuw", 1),
    ("nieuwe", 2),
    ("leeuw", 1),
    ("eeuwen", 2),
    ("mooie", 2),
    ("draaien", 2),
    ("altijd", 2),
    ("schoolmaatschappelijk", 5),
    ("consultatiebureau", 6),
    ("politie", 3),
    ("organisatie", 5),
    ("situatie", 4),
    ("beperking", 3),
    ("onderwijs", 3),
    ("verslaafd", 2),
    ("verzekering", 4),
    ("ziekenhuis", 3),
    ("u", 1),
    ("uw", 1),
    ("gebeurt", 2),
    ("beoordelen", 4),
    ("reactie", 3),
    ("familie", 3),
    ("radio", 3),
    ("museum", 3),
    ("theater", 3),
    ("zee", 1),
    ("knieën", 2),
    ("privacy", 3),
    ("team", 1),
    ("jeugdteam", 2),
    ("website", 2),
    ("online", 2),
    ("site", 1),
    ("puberteit", 3),
    ("psycholoog", 3),
    ("autisme", 3),
    ("cliënt", 2),
    ("bijzondere", 4),
    ("geëmigreerd", 4),
    ("huilen", 2),
    ("boerderij", 3),
    ("uitkering", 3),
    ("iedereen", 3),
    ("lawaai", 2),
    ("speciaal", 3),
    ("materiaal", 4),
    ("zoiets", 2),
    ("koeien", 2),
    ("royaal", 2),
    ("eieren", 3),
    ("quiz", 1),
    ("Home-Start", 2),
    ("zo’n", 1),
    ("’s", 1),
    ("CJG", 3),
    ("GGZ", 3),
    ("MEE", 1),
    ("ABC-team", 4),
    ("18", 2),
    ("18e", 3),
    ("112", 3),
    ("0800-2000", 1),
    ("{naam}", 1),
    ("video", 3),
    ("januari", 4),
];

#[test]
fn syllables_are_counted_as_by_hand() {
    let wrong = SYLLABLES
        .iter()
        .filter(|(word, count)| syllables(word) != *count)
        .map(|(word, count)| format!("{word}: {} and not {count}", syllables(word)))
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn sentences_end_at_a_stop_and_not_at_an_abbreviation_a_number_or_an_address() {
    for (text, count) in [
        ("Bel het CJG. Zij denken mee.", 2),
        ("Doe iets leuks, bijv. samen eten. Dat helpt.", 2),
        ("Vraag iemand, bijv. Oma of een buur.", 1),
        ("Je wordt 18. Dan verandert er veel.", 2),
        ("Begin ruim voor je 18e. Zo heb je tijd.", 2),
        ("Kijk op kindertelefoon.nl of bel 0800-0432.", 1),
        ("Open van 9.00 tot 17.00 uur.", 1),
        ("Ben je bang? Bel 112! Wacht niet.", 3),
        ("‘Hoe gaat het?’ vraagt u.", 1),
        ("Zeg: ‘Ik ben er voor je.’ Wacht dan rustig.", 2),
        ("Alleen een kop", 1),
        ("Eerst dit…\nDan dat", 2),
        ("Vraag naar dr. De Vries of mw. Jansen.", 1),
        ("Dat is van u. Echt waar.", 2),
        ("", 0),
    ] {
        assert_eq!(sentences(text).len(), count, "{text}: {:?}", sentences(text));
    }
}

#[test]
fn words_are_counted_without_the_signs_around_them() {
    for (text, count) in [
        ("Bel of mail het CJG.", 5),
        ("Bel Veilig Thuis: 0800-2000.", 4),
        ("Bel 088-555 10 00, dat kan altijd.", 5),
        ("Bel 000-000 00 19 of 112", 4),
        ("Van 9 – 17 uur", 4),
        ("Je vader/moeder mag mee.", 5),
        ("Home-Start komt ’s avonds.", 4),
        ("24/7 open", 2),
    ] {
        let counted = words(text);
        assert_eq!(counted.len(), count, "{text}: {counted:?}");
    }
}

#[test]
fn flesch_douma_is_what_one_works_out_on_paper() {
    // Two sentences, seven words, eleven syllables: Bel(1) het(1) CJG(3). Zij(1) den-ken(2) al-tijd(2) mee(1).
    let counts = Counts::of("Bel het CJG. Zij denken altijd mee.");
    assert_eq!((counts.sentences(), counts.words(), counts.syllables), (2, 7, 11));
    let by_hand = 206.84 - 0.77 * (1100.0 / 7.0) - 0.93 * 3.5;
    assert!((counts.flesch_douma() - by_hand).abs() < 0.001);
}

#[test]
fn long_words_are_words_of_four_syllables_and_no_figures_or_addresses() {
    assert_eq!(Counts::of("Ook kinderen kunnen komen.").long_words, 0);
    assert_eq!(Counts::of("Het consultatiebureau is in 2018 verhuisd.").long_words, 1);
    assert_eq!(Counts::of("Kijk op kindertelefoon.nl of bel 0800-0432.").long_words, 0);
}

#[test]
fn a_passive_sentence_is_told_from_an_active_one() {
    for passive in [
        "Uw kind wordt gepest.",
        "Ik word geslagen of ben bang thuis",
        "De hulp wordt door de gemeente betaald.",
        "U wordt daarna teruggebeld.",
        "Het besluit is genomen.",
        "Het plan is besproken met school.",
        "Is uw kind opgepakt?",
        "Het nummer is nog niet bevestigd.",
        "Als de huur niet betaald is, bellen zij u.",
    ] {
        assert!(is_passive(passive), "{passive}");
    }
    for active in [
        "Als je 18 wordt, verandert er veel.",
        "Het wordt vanzelf beter.",
        "Wat is er gebeurd?",
        "Mijn kind is weggelopen.",
        "Zij hebben dat besproken, en dat is goed.",
        "Is er geweld thuis?",
        "Iemand vertelt wie er is.",
        "Wij zijn verhuisd.",
        "Hulp vragen is gezond.",
        "Daar is een besluit voor nodig.",
        "U vertelt kort wat er is.",
    ] {
        assert!(!is_passive(active), "{active}");
    }
}

#[test]
fn nouns_that_hide_a_verb_are_told_from_things_and_people() {
    for noun in ["begeleiding", "Evaluatie", "veiligheid", "mogelijkheden", "identiteit", "verwijzingen", "relaties"] {
        assert!(is_heavy_noun(noun), "{noun}");
    }
    for plain in ["ding", "kring", "lening", "leerlingen", "ging", "zingen", "tijd", "puberteit", "vakantie", "brengen"]
    {
        assert!(!is_heavy_noun(plain), "{plain}");
    }
}

fn said(voice: Voice, text: &str) -> ReaderText {
    ReaderText { file: "landelijk/x.json".into(), place: "x".into(), kind: TextKind::Need, voice, text: text.into() }
}

fn wrong_with(voice: Voice, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    of_text(&said(voice, text), &mut problems);
    problems
}

#[test]
fn a_sentence_of_fifteen_words_passes_and_one_of_sixteen_does_not() {
    let fifteen = "een ".repeat(14) + "slot.";
    assert!(wrong_with(Voice::U, &fifteen).is_empty());
    let problems = wrong_with(Voice::U, &format!("Kijk. Een {fifteen}"));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].what.starts_with("a sentence has 16 words"), "{}", problems[0]);
}

#[test]
fn a_hard_text_of_three_sentences_fails_and_one_of_two_is_too_short_to_judge() {
    let hard = "Consultatiebureaus informeren ouders. Organisaties coördineren activiteiten. ";
    assert!(wrong_with(Voice::U, hard).is_empty());
    let problems = wrong_with(Voice::U, &format!("{hard}Gemeenten financieren."));
    assert!(problems[0].what.starts_with("the text reads hard"), "{}", problems[0]);
    assert!(wrong_with(Voice::U, "Bel het CJG. Zij denken mee. Dat kost niets.").is_empty());
}

#[test]
fn a_policy_word_fails_with_a_plain_word_to_say_and_an_official_name_passes() {
    let problems = wrong_with(Voice::U, "Daarna volgt een beschikking.");
    assert_eq!(
        (problems[0].what.as_str(), problems[0].remedy.as_str()),
        ("“beschikking” is a word of policy", "Say: besluit van de gemeente")
    );
    assert_eq!(wrong_with(Voice::U, "De zorgaanbieder belt.")[0].what, "“zorgaanbieder” is a word of policy");
    assert_eq!(wrong_with(Voice::U, "Het sociaal wijkteam belt.").len(), 1);
    assert!(wrong_with(Voice::U, "Bel het Sociaal Wijkteam.").is_empty());
    assert!(wrong_with(Voice::U, "Hij begeleidt de hond naar huis.").is_empty());
}

#[test]
fn u_and_je_are_never_mixed_and_stay_in_their_own_voice() {
    let what = |voice, text| wrong_with(voice, text).into_iter().map(|problem| problem.what).collect::<Vec<_>>();
    assert_eq!(what(Voice::Unknown, "U belt en je praat."), ["u and je are mixed"]);
    assert_eq!(what(Voice::Je, "Bel uw huisarts."), ["a young person is addressed as u"]);
    assert_eq!(what(Voice::U, "Bel jouw huisarts."), ["a parent or helper is addressed as je"]);
    assert_eq!(what(Voice::Both, "Goed voor jezelf zorgen."), ["everyone reads this text, and it says u or je"]);
    for fine in [
        "Zeg: ‘Ik hou van je.’",
        "Zeg “jij bent dapper” en wacht.",
        "Kijk naar uw baby’s. Vraag ‘Wat zijn jouw baby’s?’",
    ] {
        assert!(what(Voice::U, fine).is_empty(), "{fine}");
    }
    assert!(what(Voice::Je, "Bel je huisarts.").is_empty());
    assert!(what(Voice::Both, "Bel de huisarts.").is_empty());
}

/// Counts of a thousand easy sentences with these words put among them.
fn among_plain(text: &str, times: usize) -> Vec<String> {
    let mut counts = Counts::of(&"Bel de man. Vraag hem om raad. ".repeat(500));
    counts.add(&Counts::of(&format!("{text} ").repeat(times)));
    let mut problems = Vec::new();
    totals(&counts, &mut problems);
    problems.into_iter().map(|problem| problem.what).collect()
}

#[test]
fn all_texts_together_are_held_to_each_bound() {
    assert_eq!(among_plain("Bel mij.", 1), [""; 0]);
    let one = |text: &str, times, start: &str| {
        let problems = among_plain(text, times);
        assert!(problems.iter().any(|problem| problem.starts_with(start)), "{start}: {problems:?}");
    };
    let fifteen = "Een ".to_owned() + &"een ".repeat(13) + "slot.";
    one(&fifteen, 2000, "words a sentence on average");
    one(&fifteen, 150, "words in nine of ten");
    one("Verzekeringen.", 150, "percent of words have four");
    one("Hij wordt gepest.", 30, "percent of sentences are passive");
    one("Uw mening.", 60, "percent of words are nouns");
    one("Bij moeder komen ouders samen praten.", 2000, "Flesch-Douma is");
    assert!(among_plain("Hij wordt gepest.", 10).is_empty());
    assert!(among_plain("Uw mening.", 30).is_empty());
}

#[test]
fn a_few_words_are_too_few_to_judge_all_texts_by() {
    let mut problems = Vec::new();
    totals(&Counts::of("Verzekeringen begeleiden."), &mut problems);
    assert!(problems.is_empty());
}

#[test]
fn every_dutch_text_a_reader_sees_is_measured_and_names_and_phrases_are_not() {
    let texts = texts(&SOURCES);
    assert!(texts.len() > 4_000);
    assert!(texts.iter().all(|text| !text.file.ends_with(".en.json")));
    for part in ["phrases", "quote", "upl", "alternate_names", "official_name", "name", "term"] {
        let found = texts.iter().find(|text| text.place.split(" › ").any(|key| key == part));
        assert!(found.is_none(), "{part}: {found:?}");
    }
    for kind in TextKind::ALL {
        assert!(texts.iter().any(|text| text.kind == kind), "no text of kind {}", kind.name());
    }
}

#[test]
fn a_text_without_a_je_of_its_own_speaks_to_whoever_reads_it() {
    let texts = texts(&SOURCES);
    let voice = |place: &str| texts.iter().find(|text| text.place == place).map(|text| text.voice);
    assert_eq!(voice("needs › scheiding › title › u"), Some(Voice::U));
    assert_eq!(voice("needs › scheiding › title › je"), Some(Voice::Je));
    assert_eq!(voice("needs › ruzie-ouders › title"), Some(Voice::Je));
    assert_eq!(voice("words › weerbaarheid › meaning"), Some(Voice::Both));
}

#[test]
fn a_text_in_u_that_a_young_person_would_get_too_is_held_to_both() {
    let value = serde_json::json!({"needs": [
        {"id": "a", "audiences": ["parent", "youth"], "title": {"u": "Mijn kind slaapt slecht"}, "tips": ["Bel uw huisarts."]},
        {"id": "b", "audiences": ["parent"], "title": "Uw kind"}
    ]});
    let file = SourceFile {
        path: "landelijk/needs/a.json".into(),
        folder: "landelijk".into(),
        kind: FileKind::Needs,
        lang: None,
        value,
    };
    let texts = texts(&Sources { files: vec![file], problems: Vec::new() });
    let voices = texts.iter().map(|text| (text.place.as_str(), text.voice)).collect::<Vec<_>>();
    assert!(voices.contains(&("needs › a › title › u", Voice::Both)), "{voices:?}");
    assert!(voices.contains(&("needs › a › tips › 0", Voice::Both)), "{voices:?}");
    assert!(voices.contains(&("needs › b › title", Voice::U)), "{voices:?}");
}

#[test]
fn the_content_keeps_the_bounds() {
    let texts = texts(&SOURCES);
    let mut problems = Vec::new();
    waarheen::content::reading::gates::check(&texts, &mut problems);
    let lines = problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn a_repeated_text_counts_once_and_the_hardest_come_first() {
    let plain = said(Voice::U, "Bel mij.");
    let table = Table::of(&[said(Voice::U, "Consultatiebureaus informeren."), plain.clone(), plain]);
    assert_eq!(table.all.texts, 2);
    let hardest = &table.kinds[0].hardest;
    assert_eq!(hardest[0].1.text, "Consultatiebureaus informeren.");
    assert!(table.to_string().starts_with("| Kind of text |"));
}
