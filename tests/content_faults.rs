//! Every fault an editor can make is told once, with the file, the place, what is wrong and what to do.

mod common;

use common::{DUTCH, SOURCES};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, process};
use waarheen::content::files::Sources;
use waarheen::content::schema::FileKind;
use waarheen::content::{Bundle, Layer, Phrase, read};
use waarheen::tool::walk::{check_all, work_out};

/// A content folder: the path of each file, and what is in it.
type Files = BTreeMap<String, Value>;

/// A folder that goes when the test is done.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("content-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        fs::create_dir_all(&folder.0).expect("a folder to write in");
        folder
    }

    fn with(files: &Files) -> Folder {
        let folder = Folder::new();
        files.iter().for_each(|(path, value)| folder.write(path, value.to_string()));
        if files.get(CODES).is_some_and(Value::is_null) {
            folder.write(CODES, json!({"codes": codes(files)}).to_string());
        }
        folder
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write in");
        fs::write(path, bytes).expect("a file");
    }

    /// What the check says of it, as a person reads it.
    fn problems(&self) -> Vec<String> {
        check_all(&Sources::read(&self.0)).problems.iter().map(ToString::to_string).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Many small texts; those of the real content will do.
const AID: &str = include_str!("../public/content/landelijk/aid.json");
const DESK: &str = include_str!("../public/content/landelijk/desk.json");

/// What the numbers in codes stand for.
const CODES: &str = "landelijk/codes.json";

/// The smallest content in which nothing is wrong.
fn whole() -> Files {
    let layers = Layer::ALL.iter().map(
        |layer| json!({"id": layer.id(), "title": "Een stap", "text": "Hulp.", "decides": "Het kind.", "icon": "trap"}),
    );
    let pictures = ["hulp", "maan", "trap", "vraag"].into_iter().map(|id| json!({"id": id, "word": id}));
    let interface = Phrase::ALL.iter().map(|phrase| (phrase.key().to_owned(), json!("Een woord")));
    [
        ("landelijk/topics.json", json!({"topics": [{"id": "slaap", "title": "Slaap", "icon": "maan"}]})),
        ("landelijk/topics.en.json", json!({"topics": {"slaap": {"title": "Sleep"}}})),
        ("landelijk/layers.json", json!({"layers": layers.collect::<Vec<_>>()})),
        ("landelijk/interface.json", Value::Object(interface.collect())),
        ("landelijk/aid.json", serde_json::from_str(AID).expect("the real one is JSON")),
        ("landelijk/desk.json", serde_json::from_str(DESK).expect("the real one is JSON")),
        // Written with a number for everything in the content of the test.
        (CODES, Value::Null),
        ("landelijk/pictures.json", json!({"pictures": pictures.collect::<Vec<_>>()})),
        (
            "landelijk/words.json",
            json!({"words": [
                {"id": "besluit", "term": "besluit", "forms": ["besluit"], "meaning": "Wat is gekozen."}
            ]}),
        ),
        ("landelijk/needs.json", json!({"needs": [need("slapen"), need("meer-tegelijk")]})),
        ("landelijk/questions.json", questions()),
        ("landelijk/services.json", json!({"services": [service("nu-112", "crisis"), service("bureau", "known")]})),
        (
            "dorp/municipality.json",
            json!({
                "id": "dorp", "code": "GM0000", "name": "Dorp", "languages": ["nl"], "front_door": "cjg",
                "website": contact("website", "https://dorp.example"), "sources": []
            }),
        ),
        ("dorp/services.json", json!({"services": [front_door(), service("maatje", "light")]})),
        (
            "dorp/places.json",
            json!({"places": [{
                "id": "school", "kind": "school", "name": "De School", "service": "maatje", "worker": "Sam is er.",
                "hours": "Tu 09:00-12:00", "contacts": [contact("phone", "000-000 00 01")]
            }]}),
        ),
    ]
    .into_iter()
    .map(|(path, value)| (path.to_owned(), value))
    .collect()
}

/// Everything in this content that must have a number.
fn codes(files: &Files) -> Vec<String> {
    let ids = |list: &Value| {
        let ids = list.as_array().into_iter().flatten().filter_map(|item| item["id"].as_str().map(str::to_owned));
        ids.collect::<Vec<_>>()
    };
    let needs = files.iter().filter(|(path, _)| path.starts_with("landelijk/needs")).map(|(_, file)| &file["needs"]);
    let mut codes = needs.flat_map(&ids).collect::<Vec<_>>();
    let questions = files.get("landelijk/questions.json").map(|file| &file["questions"]);
    for question in questions.and_then(Value::as_array).into_iter().flatten() {
        let answers = ids(&question["answers"]).into_iter();
        codes.extend(answers.map(|answer| format!("{}={answer}", question["id"].as_str().unwrap_or_default())));
    }
    codes.sort();
    codes.dedup();
    codes
}

fn need(id: &str) -> Value {
    json!({
        "id": id, "topics": ["slaap"], "audiences": ["parent"], "minimum_age": 0, "maximum_age": 12,
        "title": "Slapen gaat slecht", "text": "Dat komt vaak voor.", "icon": "maan", "urgency": "gewoon",
        "tips": ["Ga op tijd.", "Doe het licht uit.", "Lees voor."], "phrases": ["a", "b", "c", "d", "e", "f", "g", "h"]
    })
}

fn questions() -> Value {
    json!({
        "start": "wie", "needs": "nood", "several": "meer-tegelijk", "help_now": ["nu-112"],
        "questions": [
            {"id": "wie", "kind": "path", "text": "Wie?", "answers": [
                answer("ouder", json!({"sets": {"who": "parent"}, "next": [{"question": "onderwerp"}]})),
                answer("weet-niet", json!({"unknown": true, "next": [{"outcome": true}]})),
            ]},
            {"id": "onderwerp", "kind": "path", "text": "Wat?", "answers": [
                answer("slaap", json!({"next": [{"needs": ["slapen"]}]})),
                answer("weet-niet", json!({"unknown": true, "next": [{"need": "slapen"}]})),
            ]},
            {"id": "nood", "kind": "path", "text": "Wat precies?", "answers": [
                answer("weet-niet", json!({"unknown": true, "next": [{"need": "slapen"}]})),
            ]},
            {"id": "leeftijd", "kind": "narrow", "text": "Hoe oud?", "answers": [
                answer("0-4", json!({"sets": {"age": {"min": 0, "max": 4}}})),
                answer("weet-niet", json!({"unknown": true})),
            ]},
        ]
    })
}

fn answer(id: &str, more: Value) -> Value {
    let mut answer = json!({"id": id, "label": "Een antwoord", "icon": "vraag"});
    merge(&mut answer, more);
    answer
}

fn front_door() -> Value {
    let mut service = service("cjg", "advice");
    merge(&mut service, json!({"front_door": true, "needs": [served("slapen"), served("meer-tegelijk")]}));
    service
}

fn service(id: &str, layer: &str) -> Value {
    json!({
        "id": id, "name": "Hulp", "kind": "team", "layer": layer, "near": "municipality", "icon": "hulp",
        "call_to_action": "Bel de hulp", "description": "Hulp bij slaap.", "audiences": ["parent"],
        "minimum_age": 0, "maximum_age": 12, "needs": [served("slapen")], "access": ["self"], "voluntary": "yes",
        "steps": ["Bel.", "Praat.", "Kom langs."], "works_with": [], "status": "existing", "year": 2026,
        "sources": [{"source": "S1"}], "contacts": [contact("phone", "0800-2000")]
    })
}

fn served(need: &str) -> Value {
    json!({"need": need, "fit": "first"})
}

fn contact(kind: &str, value: &str) -> Value {
    json!({"kind": kind, "value": value, "source": "dorp.example", "checked": "2026-11-22", "confirmed": true})
}

fn merge(object: &mut Value, more: Value) {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
}

/// The whole content with one value set, or a field added: `landelijk/needs.json/needs/0/icon`.
fn with(place: &str, value: Value) -> Files {
    changed(place, |parent, key| match parent {
        Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
        Value::Array(items) => items[key.parse::<usize>().expect("a number")] = value,
        _ => panic!("{place} stands in nothing"),
    })
}

/// The whole content with one more item in a list.
fn with_more(list: &str, item: Value) -> Files {
    changed(list, |parent, key| parent[key].as_array_mut().expect("a list").push(item))
}

/// The whole content without one field, or without the last item of a list.
fn without(place: &str) -> Files {
    changed(place, |parent, key| match parent {
        Value::Object(fields) => assert!(fields.remove(key).is_some(), "there was no {place}"),
        Value::Array(items) => assert_eq!(items.pop().map(|_| items.len().to_string()).as_deref(), Some(key)),
        _ => panic!("{place} stands in nothing"),
    })
}

fn without_file(path: &str) -> Files {
    let mut files = whole();
    assert!(files.remove(path).is_some());
    files
}

fn with_file(path: &str, value: Value) -> Files {
    let mut files = whole();
    assert!(files.insert(path.to_owned(), value).is_none());
    files
}

fn changed(place: &str, change: impl FnOnce(&mut Value, &str)) -> Files {
    let mut files = whole();
    let (file, pointer) = place.split_once(".json").expect("a file");
    let (parent, key) = pointer.rsplit_once('/').expect("a place in it");
    let value = files.get_mut(&format!("{file}.json")).and_then(|file| file.pointer_mut(parent));
    change(value.unwrap_or_else(|| panic!("there is no {place}")), key);
    files
}

/// The check says this one thing of this content, and nothing else.
#[track_caller]
fn assert_told(files: &Files, told: &str) {
    assert_eq!(Folder::with(files).problems(), [told]);
}

/// The only thing told of a folder with this one file besides.
fn told_of_file(path: &str, bytes: impl AsRef<[u8]>) -> String {
    let folder = Folder::with(&whole());
    folder.write(path, bytes);
    let problems = folder.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.into_iter().next().unwrap_or_default()
}

fn english(files: &Files) -> Bundle {
    let folder = Folder::with(files);
    let content = Sources::read(&folder.0).content("en").unwrap_or_else(|problem| panic!("{problem}"));
    content.bundle(&content.municipalities[0], &work_out)
}

mod in_order {
    use super::*;

    #[test]
    fn the_real_content_has_no_problems() {
        let problems = check_all(&SOURCES).problems;
        assert!(problems.is_empty(), "{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn the_smallest_content_has_no_problems() {
        assert_eq!(Folder::with(&whole()).problems(), Vec::<String>::new());
    }

    #[test]
    fn the_schemas_in_the_site_are_those_of_the_types() {
        for kind in FileKind::ALL {
            let path = format!("public/schema/{}.json", kind.name());
            let written = fs::read_to_string(&path).expect(&path);
            assert!(written == format!("{:#}\n", kind.schema()), "{path} is not of now: run waarheen schemas");
        }
    }

    #[test]
    fn every_bundle_of_every_language_is_read_back_whole_by_both_readers() {
        for lang in SOURCES.languages() {
            let content = SOURCES.content(&lang).unwrap_or_else(|problem| panic!("{problem}"));
            for local in &content.municipalities {
                let json = serde_json::to_value(content.bundle(local, &work_out)).expect("JSON");
                let name = format!("{} in {lang}", local.municipality.id);
                let in_browser = read::<Bundle>(&json.to_string()).unwrap_or_else(|| panic!("{name} is not read"));
                assert!(serde_json::to_value(in_browser).expect("JSON") == json, "{name} loses something");
                let native =
                    serde_json::from_value::<Bundle>(json.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(serde_json::to_value(native).expect("JSON") == json, "{name} loses something");
            }
        }
    }

    #[test]
    fn the_reader_of_the_browser_refuses_a_bundle_with_a_part_missing() {
        let local = &DUTCH.municipalities[0];
        let whole = serde_json::to_value(DUTCH.bundle(local, &work_out)).expect("JSON");
        for place in ["/lang", "/tree/start", "/services/0/layer", "/needs/0/title", "/municipality/website"] {
            let (parent, key) = place.rsplit_once('/').expect("a place");
            let mut json = whole.clone();
            let parent = json.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
            assert!(parent.remove(key).is_some());
            assert!(read::<Bundle>(&json.to_string()).is_none(), "without {place}");
        }
    }
}

mod translations {
    use super::*;

    #[test]
    fn a_translated_text_is_english_and_one_without_translation_is_dutch_and_says_so() {
        let bundle = english(&whole());
        let topic = &bundle.topics[0].title.u;
        assert_eq!((topic.as_str(), topic.still_dutch), ("Sleep", false));
        let word = &bundle.words[0].meaning;
        assert_eq!((word.as_str(), word.still_dutch), ("Wat is gekozen.", true));
        let button = bundle.interface.get(Phrase::call, None).expect("a text");
        assert_eq!((button.as_str(), button.still_dutch), ("Een woord", true));
    }

    #[test]
    fn what_is_still_dutch_says_so_after_the_journey_to_the_browser_too() {
        let json = serde_json::to_value(english(&whole())).expect("JSON");
        let bundle = read::<Bundle>(&json.to_string()).expect("a whole bundle");
        assert!(bundle.words[0].meaning.still_dutch);
        assert!(!bundle.topics[0].title.u.still_dutch);
    }

    #[test]
    fn nothing_in_dutch_is_marked_as_still_dutch() {
        let json = serde_json::to_string(&DUTCH.bundle(&DUTCH.municipalities[0], &work_out)).expect("JSON");
        assert!(!json.contains(r#"{"nl":"#));
    }

    #[test]
    fn texts_without_a_translation_are_counted() {
        let folder = Folder::with(&whole());
        let before = check_all(&Sources::read(&folder.0)).untranslated["en"];
        folder.write("landelijk/topics.en.json", "{}");
        assert_eq!(check_all(&Sources::read(&folder.0)).untranslated["en"], before + 1);
    }

    #[test]
    fn a_translation_of_what_does_not_exist() {
        assert_told(
            &with("landelijk/topics.en.json/topics/slaapp", json!({"title": "Sleep"})),
            "landelijk/topics.en.json: topics › slaapp › title: it translates nothing. \
             Take it out, or give it the place of a text that exists.",
        );
    }

    #[test]
    fn a_translation_of_what_is_no_text() {
        assert_told(
            &with("landelijk/topics.en.json/topics/slaap/icon", json!("moon")),
            "landelijk/topics.en.json: topics › slaap › icon: it translates nothing. \
             Take it out, or give it the place of a text that exists.",
        );
    }

    #[test]
    fn an_empty_translation() {
        let problems = Folder::with(&with("landelijk/topics.en.json/topics/slaap/title", json!(""))).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("landelijk/topics.en.json: topics › slaap › title: "), "{problems:?}");
    }

    #[test]
    fn a_translation_of_a_file_that_does_not_exist() {
        let overlay = json!({"words": {"besluit": {"meaning": "A choice."}}});
        let problems = Folder::with(&with_file("landelijk/words/meer.en.json", overlay)).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("landelijk/words/meer.en.json: "), "{problems:?}");
    }
}

mod files {
    use super::*;

    #[test]
    fn not_json() {
        assert_eq!(
            told_of_file("landelijk/words.json", "{\n  \"words\": [\n    {\"id\": \"a\" \"term\": \"b\"}\n  ]\n}\n"),
            "landelijk/words.json: line 3, column 16: this is not JSON: expected `,` or `}`. \
             Look for a missing comma, quote or bracket there."
        );
    }

    #[test]
    fn not_utf_8() {
        assert_eq!(
            told_of_file("landelijk/words.json", b"{\"words\": \"\xff\"}"),
            "landelijk/words.json: stream did not contain valid UTF-8. Check that the file may be read and is UTF-8 text."
        );
    }

    #[test]
    fn an_empty_file() {
        let told = told_of_file("landelijk/words.json", "");
        assert!(told.starts_with("landelijk/words.json: line 1, column 0: this is not JSON: "), "{told}");
    }

    #[test]
    fn a_file_of_no_kind() {
        assert_told(
            &with_file("landelijk/dingen.json", json!({})),
            "landelijk/dingen.json: no kind of content has this name. Name it after what it holds: \
             municipality, topics, layers, questions, needs, services, places, words, interface, aid, pictures, documents, search, desk, codes.",
        );
    }

    #[test]
    fn a_file_beside_the_folders() {
        assert_told(
            &with_file("words.json", json!({"words": []})),
            "words.json: the file stands beside the folders. Move it into landelijk/ or a municipality's folder.",
        );
    }

    #[test]
    fn a_municipality_without_its_own_file() {
        assert_told(
            &without_file("dorp/municipality.json"),
            "dorp/municipality.json: the file is missing. Add it; voorbeeld/ shows how it looks.",
        );
    }

    #[test]
    fn no_questions() {
        assert_told(
            &without_file("landelijk/questions.json"),
            "landelijk/questions.json: the file is missing. Add it; voorbeeld/ shows how it looks.",
        );
    }

    #[test]
    fn no_interface() {
        assert_told(
            &without_file("landelijk/interface.json"),
            "landelijk/interface.json: the file is missing. Add it; voorbeeld/ shows how it looks.",
        );
    }

    #[test]
    fn no_content_at_all() {
        let folder = Folder::new();
        let problems = folder.problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].contains("there is no content here"), "{problems:?}");
    }

    #[test]
    fn ten_thousand_levels_of_nesting_are_refused() {
        for (open, close) in [("[", "]"), ("{\"not\":", "}")] {
            let text = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
            for path in ["landelijk/words.json", "landelijk/words.en.json"] {
                let told = told_of_file(path, &text);
                assert!(told.contains("this is not JSON: recursion limit exceeded"), "{told}");
            }
        }
    }

    #[test]
    fn a_condition_of_a_hundred_levels_is_read() {
        let condition = (0..100).fold(json!({"fact": "who", "is": "parent"}), |inner, _| json!({"not": inner}));
        let files = with("dorp/services.json/services/1/needs/0/when", condition);
        assert_eq!(Folder::with(&files).problems(), Vec::<String>::new());
    }

    #[test]
    fn fifteen_megabytes_are_read_without_a_crash_and_more_is_not_read() {
        for (letters, said) in
            [(15_000_000, "landelijk/words.json: words: "), (20_000_000, "landelijk/words.json: the file is larger")]
        {
            let folder = Folder::with(&whole());
            folder.write("landelijk/words.json", format!("{{\"words\": \"{}\"}}", "a".repeat(letters)));
            let problems = folder.problems();
            assert_eq!(problems.len(), 1);
            assert!(problems[0].starts_with(said), "{}", &problems[0][..200]);
            assert!(problems[0].len() < 1_000, "the message repeats {} bytes of the file", problems[0].len());
        }
    }
}

mod schema {
    use super::*;

    #[test]
    fn an_unknown_field() {
        assert_told(
            &with("landelijk/needs.json/needs/0/colour", json!("red")),
            "landelijk/needs.json: needs › slapen: the field “colour” is not known. \
             Take it out or mend its spelling; the schema lists the fields.",
        );
    }

    #[test]
    fn a_field_that_only_a_bundle_has() {
        for field in ["national", "schedule"] {
            let place = if field == "national" { "services/0" } else { "services/0/contacts/0" };
            let problems = Folder::with(&with(&format!("dorp/services.json/{place}/{field}"), json!(true))).problems();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].contains(&format!("the field “{field}” is not known")), "{problems:?}");
        }
    }

    #[test]
    fn a_missing_field() {
        assert_told(
            &without("landelijk/needs.json/needs/0/icon"),
            "landelijk/needs.json: needs › slapen: the field “icon” is missing. Add it.",
        );
    }

    #[test]
    fn a_pictogram_that_does_not_exist() {
        assert_told(
            &with("landelijk/needs.json/needs/0/icon", json!("mann")),
            "landelijk/needs.json: needs › slapen › icon: there is no pictogram “mann”. \
             Choose one of landelijk/pictures.json, or add it there and in style/icons.json.",
        );
    }

    #[test]
    fn two_pictograms_with_one_meaning() {
        assert_told(
            &with("landelijk/pictures.json/pictures/1/word", json!("Hulp")),
            "landelijk/pictures.json: pictures › maan › word: it means the same as the pictogram “hulp”. \
             Use one pictogram for one meaning, or say what is different.",
        );
    }

    #[test]
    fn a_missing_text_of_the_interface() {
        assert_told(
            &without("landelijk/interface.json/call"),
            "landelijk/interface.json: the field “call” is missing. Add it.",
        );
    }

    #[test]
    fn a_word_that_is_not_in_the_list() {
        assert_told(
            &with("landelijk/needs.json/needs/0/urgency", json!("morgen")),
            "landelijk/needs.json: needs › slapen › urgency: \"morgen\" is not one of the things that may stand here. \
             Look in docs/content.md or the schema at what may stand here.",
        );
    }

    #[test]
    fn something_of_another_shape() {
        for (field, value) in [
            ("minimum_age", json!("vier")),
            ("minimum_age", json!(400)),
            ("text", json!("")),
            ("text", json!(4)),
            ("text", json!({"je": "Dat is zo."})),
            ("text", json!({"u": "Dat is zo.", "jij": "Dat is zo."})),
        ] {
            let problems =
                Folder::with(&with(&format!("landelijk/needs.json/needs/0/{field}"), value.clone())).problems();
            assert_eq!(problems.len(), 1, "{value}: {problems:?}");
            let told = &problems[0];
            assert!(
                told.starts_with(&format!("landelijk/needs.json: needs › slapen › {field}: {value} is ")),
                "{told}"
            );
            assert!(told.ends_with("Look in docs/content.md or the schema at what may stand here."), "{told}");
        }
    }
}

mod ids {
    use super::*;

    const MEND: &str = "Mend its spelling, or add it.";

    #[test]
    fn a_topic_that_is_not_there() {
        assert_told(
            &with("landelijk/needs.json/needs/0/topics/0", json!("weg")),
            &format!("landelijk/needs.json: slapen › topics: there is no topic “weg”. {MEND}"),
        );
    }

    #[test]
    fn a_need_that_is_not_there() {
        for (place, value, told) in [
            ("landelijk/needs.json/needs/0/related", json!(["weg"]), "landelijk/needs.json: slapen › related"),
            ("dorp/services.json/services/1/needs/0/need", json!("weg"), "dorp/services.json: maatje › needs"),
            (
                "landelijk/services.json/services/1/needs/0/need",
                json!("weg"),
                "landelijk/services.json: bureau › needs",
            ),
        ] {
            assert_told(&with(place, value), &format!("{told}: there is no need “weg”. {MEND}"));
        }
    }

    #[test]
    fn an_answer_that_leads_to_a_question_or_need_that_is_not_there() {
        for (lead, kind) in [
            (json!({"question": "weg"}), "question"),
            (json!({"need": "weg"}), "need"),
            (json!({"needs": ["weg"]}), "need"),
        ] {
            assert_told(
                &with_more("landelijk/questions.json/questions/0/answers", answer("anders", json!({"next": [lead]}))),
                &format!("landelijk/questions.json: wie › anders › next: there is no {kind} “weg”. {MEND}"),
            );
        }
    }

    #[test]
    fn a_tree_that_starts_with_a_question_that_is_not_there() {
        assert_told(
            &with("landelijk/questions.json/start", json!("weg")),
            &format!("landelijk/questions.json: start: there is no question “weg”. {MEND}"),
        );
    }

    #[test]
    fn help_now_that_is_not_there() {
        assert_told(
            &with("landelijk/questions.json/help_now/0", json!("weg")),
            &format!("landelijk/questions.json: help_now: there is no national service “weg”. {MEND}"),
        );
    }

    #[test]
    fn a_service_that_is_not_there() {
        for (place, value, told) in [
            (
                "dorp/services.json/services/1/works_with",
                json!(["weg"]),
                "dorp/services.json: maatje › works_with: there is no service",
            ),
            (
                "landelijk/services.json/services/1/works_with",
                json!(["weg"]),
                "landelijk/services.json: bureau › works_with: there is no national service",
            ),
            (
                "dorp/services.json/services/1/replaces",
                json!(["weg"]),
                "dorp/services.json: maatje › replaces: there is no national service",
            ),
            (
                "dorp/places.json/places/0/service",
                json!("weg"),
                "dorp/places.json: school › service: there is no service",
            ),
        ] {
            assert_told(&with(place, value), &format!("{told} “weg”. {MEND}"));
        }
    }

    #[test]
    fn a_front_door_that_is_not_there() {
        assert_told(
            &with("dorp/municipality.json/front_door", json!("weg")),
            &format!("dorp/municipality.json: front_door: there is no service “weg”. {MEND}"),
        );
    }

    #[test]
    fn two_front_doors() {
        assert_told(
            &with("dorp/services.json/services/1/front_door", json!(true)),
            "dorp/services.json: front_door is true on cjg, maatje, and the municipality says “cjg”. \
             Set front_door on exactly that one service.",
        );
    }

    #[test]
    fn an_id_that_stands_twice_in_a_file() {
        let word = whole()["landelijk/words.json"]["words"][0].clone();
        assert_told(
            &with_more("landelijk/words.json/words", word),
            "landelijk/words.json: besluit: this id appears twice. Give one of them another id.",
        );
    }

    #[test]
    fn an_id_that_stands_in_two_files() {
        assert_told(
            &with_file("landelijk/needs/meer.json", json!({"needs": [need("slapen")]})),
            "landelijk/needs/meer.json: slapen: this id also appears in landelijk/needs.json. Give one of them another id.",
        );
    }

    #[test]
    fn an_answer_that_stands_twice() {
        let again = answer("ouder", json!({"next": [{"question": "onderwerp"}]}));
        assert_told(
            &with_more("landelijk/questions.json/questions/0/answers", again),
            "landelijk/questions.json: wie › ouder: this answer appears twice. Give one of them another id.",
        );
    }

    #[test]
    fn a_service_with_the_id_of_a_national_one() {
        assert_told(
            &with_more("dorp/services.json/services", service("bureau", "light")),
            "dorp/services.json: bureau: a national service has the same id. Give one of them another id.",
        );
    }

    #[test]
    fn an_id_that_cannot_stand_in_an_address() {
        for id in ["Besluit", "het besluit", "besluit!", "een--besluit", "-besluit", "", "beslüit", "../besluit"] {
            assert_told(
                &with("landelijk/words.json/words/0/id", json!(id)),
                &format!(
                    "landelijk/words.json: {}an id is lowercase words joined by hyphens. \
                     Write it that way, without accents or spaces.",
                    if id.is_empty() { String::new() } else { format!("{id}: ") }
                ),
            );
        }
    }

    #[test]
    fn an_answer_with_an_id_that_cannot_stand_in_an_address() {
        assert_told(
            &with("landelijk/questions.json/questions/0/answers/0/id", json!("Öuder")),
            "landelijk/questions.json: wie › Öuder: an id is lowercase words joined by hyphens. \
             Write it that way, without accents or spaces.",
        );
    }

    #[test]
    fn a_municipality_with_another_id_than_its_folder() {
        assert_told(
            &with("dorp/municipality.json/id", json!("stad")),
            "dorp/municipality.json: id: the id is not the name of the folder. Give both the same name.",
        );
    }
}

mod tree {
    use super::*;

    const ANSWERS: &str = "landelijk/questions.json/questions/1/answers";

    fn with_answer(more: Value) -> Files {
        with_more(ANSWERS, answer("nieuw", more))
    }

    #[test]
    fn a_question_nobody_leads_to() {
        let own = answer("weet-niet", json!({"unknown": true, "next": [{"outcome": true}]}));
        let question = json!({"id": "weg", "kind": "path", "text": "Hoe?", "answers": [own]});
        assert_told(
            &with_more("landelijk/questions.json/questions", question),
            "landelijk/questions.json: weg: no answer leads to this question. Let an answer lead to it, or take it out.",
        );
    }

    #[test]
    fn a_loop() {
        assert_told(
            &with_answer(json!({"next": [{"question": "wie"}]})),
            "landelijk/questions.json: wie: the questions go round in a loop: wie → onderwerp → wie. \
             Let one of the answers lead elsewhere.",
        );
    }

    #[test]
    fn a_dead_end() {
        for dead_end in [json!({}), json!({"next": []})] {
            assert_told(
                &with_answer(dead_end),
                "landelijk/questions.json: onderwerp › nieuw: the answer is a dead end. Say in next where it leads.",
            );
        }
    }

    #[test]
    fn a_dead_end_when_a_condition_fails() {
        let lead = json!({"when": {"fact": "who", "is": "parent"}, "outcome": true});
        assert_told(
            &with_answer(json!({"next": [lead]})),
            "landelijk/questions.json: onderwerp › nieuw: the answer is a dead end when none of its conditions holds. \
             Add a last entry to next without when.",
        );
    }

    #[test]
    fn an_answer_that_leads_to_two_things_or_to_nothing() {
        for lead in
            [json!({}), json!({"need": "slapen", "outcome": true}), json!({"question": "nood", "needs": ["slapen"]})]
        {
            assert_told(
                &with_answer(json!({"next": [lead]})),
                "landelijk/questions.json: onderwerp › nieuw: an entry of next leads to more than one thing, or to nothing. \
                 Name one of question, need, needs and outcome.",
            );
        }
    }

    #[test]
    fn no_way_not_to_know() {
        assert_told(
            &without("landelijk/questions.json/questions/3/answers/1"),
            "landelijk/questions.json: leeftijd: there is no answer “Weet ik niet”. Add an answer with unknown: true.",
        );
    }

    #[test]
    fn two_ways_not_to_know() {
        assert_told(
            &with_answer(json!({"unknown": true, "next": [{"outcome": true}]})),
            "landelijk/questions.json: onderwerp: there is more than one answer “Weet ik niet”. Leave one.",
        );
    }

    #[test]
    fn not_knowing_that_tells_something() {
        assert_told(
            &with("landelijk/questions.json/questions/3/answers/1/sets", json!({"who": "parent"})),
            "landelijk/questions.json: leeftijd › weet-niet: “Weet ik niet” sets a fact. \
             Take sets out: not knowing tells nothing.",
        );
    }

    #[test]
    fn a_narrowing_answer_that_leads_somewhere() {
        assert_told(
            &with("landelijk/questions.json/questions/3/answers/0/next", json!([{"outcome": true}])),
            "landelijk/questions.json: leeftijd › 0-4: a narrowing answer leads nowhere by itself. Take next out.",
        );
    }

    #[test]
    fn more_than_eight_answers_besides_not_knowing() {
        let mut files = whole();
        let answers = |count: usize| {
            let known = (0..count).map(|number| answer(&format!("a-{number}"), json!({"next": [{"need": "slapen"}]})));
            let unknown = answer("weet-niet", json!({"unknown": true, "next": [{"outcome": true}]}));
            known.chain([unknown]).collect::<Vec<_>>()
        };
        let questions = files.get_mut("landelijk/questions.json").expect("the questions");
        questions["questions"][1]["answers"] = json!(answers(8));
        assert_eq!(Folder::with(&files).problems(), Vec::<String>::new());
        let questions = files.get_mut("landelijk/questions.json").expect("the questions");
        questions["questions"][1]["answers"] = json!(answers(9));
        assert_told(
            &files,
            "landelijk/questions.json: onderwerp: there are more than 8 answers. Put a question in between.",
        );
    }

    #[test]
    fn a_list_of_more_than_eight_needs() {
        assert_told(
            &with(&format!("{ANSWERS}/0/next/0/needs"), json!(vec!["slapen"; 9])),
            "landelijk/questions.json: onderwerp › slaap: it leads to a list of more than 8 needs. \
             Put a question in between.",
        );
    }

    #[test]
    fn a_need_nobody_reaches() {
        assert_told(
            &with_more("landelijk/needs.json/needs", need("wakker")),
            "landelijk/needs.json: wakker: no answer leads to this need. Put it in a list in questions.json.",
        );
    }

    #[test]
    fn a_need_no_service_serves() {
        assert_told(
            &without("dorp/services.json/services/0/needs/1"),
            "dorp/services.json: no service here serves the need “meer-tegelijk”. Add the need to a service, as first or also.",
        );
    }

    #[test]
    fn a_path_without_a_first_place() {
        assert_told(
            &with("dorp/services.json/services/0/layer", json!("forced")),
            "dorp/services.json: this path ends without a first place: weet-niet. \
             Let a service serve this need, or set a front door.",
        );
    }

    #[test]
    fn a_path_of_more_than_five_questions() {
        let mut files = with_answer(json!({"next": [{"question": "meer-1"}]}));
        let questions = files.get_mut("landelijk/questions.json").expect("the questions");
        let questions = questions["questions"].as_array_mut().expect("a list");
        for number in 1..=4 {
            let lead = if number == 4 {
                json!({"outcome": true})
            } else {
                json!({"question": format!("meer-{}", number + 1)})
            };
            let own = answer("weet-niet", json!({"unknown": true, "next": [lead]}));
            questions.push(json!({"id": format!("meer-{number}"), "kind": "path", "text": "Hoe?", "answers": [own]}));
        }
        let problems = Folder::with(&files).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(
            problems[0],
            "landelijk/questions.json: this path asks more than 5 questions: \
             ouder → nieuw → weet-niet → weet-niet → weet-niet. Take a question out."
        );
    }
}

mod conditions {
    use super::*;

    #[test]
    fn a_fact_that_no_answer_sets() {
        let condition = json!({"fact": "kleur", "is": "rood"});
        for (place, told) in [
            ("dorp/services.json/services/1/needs/0/when", "dorp/services.json: maatje › needs › slapen › when"),
            (
                "landelijk/questions.json/questions/1/answers/0/when",
                "landelijk/questions.json: onderwerp › slaap › when",
            ),
            ("landelijk/questions.json/questions/3/when", "landelijk/questions.json: leeftijd › when"),
        ] {
            assert_told(
                &with(place, json!({"all": [{"not": condition}]})),
                &format!("{told}: no answer sets the fact “kleur”. Use one of: age, need, who."),
            );
        }
    }

    #[test]
    fn a_fact_that_no_answer_sets_in_a_national_service() {
        assert_told(
            &with("landelijk/services.json/services/1/needs/0/when", json!({"fact": "kleur", "is": "rood"})),
            "landelijk/services.json: bureau › needs › slapen › when: no answer sets the fact “kleur”. \
             Use one of: age, need, who.",
        );
    }

    #[test]
    fn a_value_that_a_fact_never_has() {
        let files = with("dorp/services.json/services/1/needs/0/when", json!({"fact": "who", "is": "oudr"}));
        let problems = Folder::with(&files).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("dorp/services.json: maatje › needs › slapen › when: "), "{problems:?}");
        assert!(problems[0].contains("oudr") && problems[0].contains("parent"), "{problems:?}");
    }

    #[test]
    fn half_a_condition() {
        for half in [json!({"fact": "who"}), json!({"is": "parent"}), json!({}), json!({"all": [{"fact": "who"}]})] {
            let problems = Folder::with(&with("dorp/services.json/services/1/needs/0/when", half)).problems();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(
                problems[0].contains("a condition is one of: all, any, not, or a fact with is, in, or min and max")
            );
            assert!(problems[0].starts_with("dorp/services.json: "), "{problems:?}");
            assert!(problems[0].contains("maatje"), "in which of all services? {problems:?}");
        }
    }

    #[test]
    fn a_condition_in_words_that_do_not_exist() {
        let files = with("dorp/services.json/services/1/needs/0/when", json!({"fact": "who", "equals": "parent"}));
        let problems = Folder::with(&files).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("dorp/services.json: services › maatje › needs › 0 › when: "), "{problems:?}");
    }
}

mod facts {
    use super::*;

    const CONTACT: &str = "dorp/services.json/services/0/contacts/0";
    const AT: &str = "dorp/services.json: cjg › contacts ›";

    #[test]
    fn a_contact_without_a_source() {
        for source in ["", " "] {
            assert_told(
                &with(&format!("{CONTACT}/source"), json!(source)),
                &format!("{AT} 0800-2000: the contact has no source. Say where it stands."),
            );
        }
    }

    #[test]
    fn a_contact_without_a_source_field() {
        assert_told(
            &without(&format!("{CONTACT}/source")),
            "dorp/services.json: services › cjg › contacts › 0: the field “source” is missing. Add it.",
        );
    }

    #[test]
    fn a_date_that_is_none() {
        for date in ["22-11-2026", "2026-02-31", "2026-13", "gisteren", "26", "", "2026-1-1-1"] {
            assert_told(
                &with(&format!("{CONTACT}/checked"), json!(date)),
                &format!(
                    "{AT} 0800-2000: checked is not a date. Write a year, a year and month, or a day: 2026-11-22."
                ),
            );
        }
    }

    #[test]
    fn a_wait_of_no_known_date() {
        let wait = json!({"text": "Wachten duurt een week.", "date": "vorige week"});
        assert_told(
            &with("dorp/services.json/services/0/wait", wait),
            "dorp/services.json: cjg: the date of wait is not a date. Write a year, a year and month, or a day: 2026-11-22.",
        );
    }

    #[test]
    fn a_year_a_month_and_a_day_are_dates() {
        for date in ["2026", "2026-02", "2024-02-29"] {
            assert_eq!(
                Folder::with(&with(&format!("{CONTACT}/checked"), json!(date))).problems(),
                Vec::<String>::new()
            );
        }
    }

    #[test]
    fn a_phone_number_that_is_none() {
        for number in ["0800-20", "06 123", "bel ons", "+32 2 555 12 34", "0800-2000 of 112", "010 1234567 89"] {
            assert_told(
                &with(&format!("{CONTACT}/value"), json!(number)),
                &format!(
                    "{AT} {number}: this is not a Dutch phone number. Write it like 0800-2000, 088-555 1000 or 112."
                ),
            );
        }
    }

    #[test]
    fn a_phone_number_of_a_place() {
        assert_told(
            &with("dorp/places.json/places/0/contacts/0/value", json!("12")),
            "dorp/places.json: school › contacts: this is not a Dutch phone number. \
             Write it like 0800-2000, 088-555 1000 or 112.",
        );
    }

    #[test]
    fn a_link_that_is_not_https() {
        for kind in ["website", "chat"] {
            for url in
                ["http://dorp.example", "javascript:alert(1)", "dorp.example", "//dorp.example", "data:text/plain,a"]
            {
                assert_told(
                    &with(CONTACT, contact(kind, url)),
                    &format!(
                        "{AT} {url}: only https addresses may stand here. Write a whole address that starts with https://."
                    ),
                );
            }
        }
    }

    #[test]
    fn a_link_that_is_no_address() {
        for url in
            ["https://dorp", "https://dorp.example/\"onclick", "https://dorp .example", "https://naam@dorp.example"]
        {
            assert_told(
                &with(CONTACT, contact("website", url)),
                &format!(
                    "{AT} {url}: this is not an address on the web. Write a whole address that starts with https://."
                ),
            );
        }
    }

    #[test]
    fn the_website_of_the_municipality() {
        assert_told(
            &with("dorp/municipality.json/website/value", json!("http://dorp.example")),
            "dorp/municipality.json: website: only https addresses may stand here. \
             Write a whole address that starts with https://.",
        );
    }

    #[test]
    fn a_mail_address_that_is_none() {
        for mail in
            ["hulp", "hulp@dorp", "hulp@@dorp.nl", "hulp dorp@dorp.nl", "@dorp.nl", "hulp@dorp.nl?bcc=ander@dorp.nl"]
        {
            assert_told(
                &with(CONTACT, contact("email", mail)),
                &format!("{AT} {mail}: this is not a mail address. Write it like cjg@gemeente.nl."),
            );
        }
    }

    #[test]
    fn opening_hours_that_cannot_be_read() {
        for (place, told) in [
            ("dorp/services.json/services/0/contacts/0/hours", "dorp/services.json: cjg"),
            ("landelijk/services.json/services/0/contacts/0/hours", "landelijk/services.json: nu-112"),
            ("dorp/places.json/places/0/hours", "dorp/places.json: school"),
            ("dorp/places.json/places/0/contacts/0/hours", "dorp/places.json: school"),
        ] {
            assert_told(
                &with(place, json!("ma-vr 9-5")),
                &format!(
                    "{told}: the opening hours “ma-vr 9-5” cannot be read. \
                     Write them as OpenStreetMap opening_hours, like Mo-Fr 09:00-17:00; PH off."
                ),
            );
        }
    }

    #[test]
    fn a_service_that_is_not_whole() {
        for (place, value, what) in [
            ("sources", json!([]), "it has no source. Name the document or page that tells of it"),
            (
                "steps",
                json!(["Bel."]),
                "steps has fewer than three or more than five steps. Say in three to five steps what happens",
            ),
            ("audiences", json!([]), "audiences is empty. Name parent, youth or helper"),
            ("minimum_age", json!(13), "minimum_age is higher than maximum_age. Swap them"),
        ] {
            let files = with(&format!("dorp/services.json/services/0/{place}"), value);
            assert_told(&files, &format!("dorp/services.json: cjg: {what}."));
        }
    }

    #[test]
    fn a_need_that_is_not_whole() {
        for (place, value, what) in [
            ("audiences", json!([]), "audiences is empty. Name parent, youth or helper"),
            ("minimum_age", json!(13), "minimum_age is higher than maximum_age. Swap them"),
            ("topics", json!([]), "topics is empty. Name a topic"),
            ("tips", json!(["Lees voor."]), "there are fewer than three tips. Add what one can do today"),
            ("phrases", json!(["a"]), "there are fewer than eight phrases. Add how people type it, mistakes and all"),
            (
                "audiences",
                json!(["parent", "youth"]),
                "a young person reads it and there is no je voice. Add je to title, text and tips",
            ),
        ] {
            let files = with(&format!("landelijk/needs.json/needs/0/{place}"), value);
            assert_told(&files, &format!("landelijk/needs.json: slapen: {what}."));
        }
    }
}

mod texts {
    use super::*;

    const TEXT: &str = "landelijk/needs.json/needs/0/text";
    const HTML: &str = "landelijk/needs.json: needs › slapen › text: a text holds HTML. Write plain text.";

    #[test]
    fn html_in_a_text() {
        for text in ["Dat is <b>zo</b>.", "<script>alert(1)", "Dat is&nbsp;zo."] {
            assert_told(&with(TEXT, json!(text)), HTML);
        }
    }

    #[test]
    fn html_without_an_end_in_a_text() {
        for text in ["Dat is<br>zo.", "Dat is <img src=x>zo.", "Dat &amp; dit."] {
            assert_told(&with(TEXT, json!(text)), HTML);
        }
    }

    #[test]
    fn smaller_than_and_ampersand_are_plain_text() {
        for text in ["Een kind < 4 jaar.", "Opa & oma.", "3 > 2"] {
            assert_eq!(Folder::with(&with(TEXT, json!(text))).problems(), Vec::<String>::new());
        }
    }

    #[test]
    fn html_in_a_translation() {
        assert_told(
            &with("landelijk/topics.en.json/topics/slaap/title", json!("<i>Sleep</i>")),
            "landelijk/topics.en.json: topics › slaap › title: a text holds HTML. Write plain text.",
        );
    }

    #[test]
    fn marks_that_turn_a_text_round() {
        for mark in ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
            assert_told(
                &with("landelijk/needs.json/needs/0/tips/1", json!(format!("Doe het {mark}licht uit."))),
                "landelijk/needs.json: needs › slapen › tips › 1: a text holds invisible direction marks. \
                 Type the text again without them.",
            );
        }
    }
}

mod search_words {
    use super::*;

    const PATH: &str = "landelijk/search/nl.json";

    fn vocabulary(more: Value) -> Files {
        let mut words = json!({
            "lang": "nl", "stop_words": ["de"], "spelling": {"nie": "niet"}, "same": [["bed", "nest"]],
            "who": {"parent": ["mijn kind"]}, "needs": {"slapen": ["wakker"]},
            "danger": {"rules": [{"why": "blows", "all": [["slaat"], ["mij|mijn_kind"]]}], "known": ["staat"]}
        });
        merge(&mut words, more);
        with_file(PATH, words)
    }

    #[test]
    fn words_in_order() {
        assert_eq!(Folder::with(&vocabulary(json!({}))).problems(), Vec::<String>::new());
    }

    #[test]
    fn words_for_a_need_that_does_not_exist() {
        assert_told(
            &vocabulary(json!({"needs": {"slaapen": ["wakker"]}})),
            "landelijk/search/nl.json: needs: there is no need “slaapen”. Mend its spelling, or add it.",
        );
    }

    #[test]
    fn a_word_that_nobody_can_type() {
        assert_told(
            &vocabulary(json!({"stop_words": ["Één"]})),
            "landelijk/search/nl.json: “Één” is never heard. Write it in lower case, without accents, quotes or dashes.",
        );
    }

    #[test]
    fn danger_that_is_never_heard() {
        assert_told(
            &vocabulary(json!({"danger": {"rules": [{"why": "blows", "all": [["Slaat mij"]]}], "known": []}})),
            "landelijk/search/nl.json: danger › rules › blows: “Slaat mij” is never heard. Write it in lower case, without \
             accents, quotes or dashes.",
        );
    }

    #[test]
    fn danger_that_is_always_heard() {
        assert_told(
            &vocabulary(json!({"danger": {"rules": [{"why": "blows", "all": []}], "known": []}})),
            "landelijk/search/nl.json: danger › rules › blows: a rule has a list with nothing in it. Write what must be \
             said, or take the rule out.",
        );
    }

    #[test]
    fn two_files_of_one_language() {
        let mut files = vocabulary(json!({}));
        let words = files[PATH].clone();
        files.insert("landelijk/search/nog.json".to_owned(), words);
        assert_told(
            &files,
            "landelijk/search/nog.json: lang: another file has the words of “nl” already. Put the words of one language in \
             one file.",
        );
    }
}

mod desk {
    use super::*;

    fn with_codes(change: impl FnOnce(&mut Vec<String>)) -> Files {
        let mut files = whole();
        let mut listed = codes(&files);
        change(&mut listed);
        files.insert(CODES.to_owned(), json!({"codes": listed}));
        files
    }

    #[test]
    fn what_has_no_number_is_told() {
        assert_told(
            &with_codes(|codes| codes.retain(|code| code != "slapen")),
            "landelijk/codes.json: codes: “slapen” has no number, so a result with it has no code. \
             Add it at the end; nothing before it may move.",
        );
    }

    #[test]
    fn what_has_two_numbers_is_told() {
        let last = codes(&whole()).len();
        assert_told(
            &with_codes(|codes| codes.push("slapen".to_owned())),
            &format!(
                "landelijk/codes.json: codes › {last}: “slapen” is listed twice. \
                 Put something new in its place; what comes after it must not move."
            ),
        );
    }

    #[test]
    fn what_is_no_longer_there_keeps_its_number() {
        let files = with_codes(|codes| codes.insert(0, "bestaat-niet-meer".to_owned()));
        assert_eq!(Folder::with(&files).problems(), [""; 0]);
    }

    #[test]
    fn a_step_without_a_term_is_told() {
        let mut files = whole();
        let layers = files.get_mut("landelijk/desk.json").and_then(|file| file["layers"].as_array_mut());
        layers.expect("layers").retain(|layer| layer["id"] != "own");
        assert_told(&files, "landelijk/desk.json: layers: “own” is missing. Let it stand in this list once.");
    }
}
