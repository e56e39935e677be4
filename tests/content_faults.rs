//! Every fault an editor can make is told once, with the file, the place, what is wrong and what to do.

mod common;

use common::{DUTCH, SOURCES};
use proptest::prelude::*;
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

/// The smallest content in which nothing is wrong.
fn whole() -> Files {
    let layers = Layer::ALL.iter().map(|layer| {
        json!({"id": layer.id(), "title": "Een stap", "text": "Hulp.", "decides": "Het kind.", "icon": "trap"})
    });
    let interface = Phrase::ALL.iter().map(|phrase| (phrase.key().to_owned(), json!("Een woord")));
    [
        ("landelijk/topics.json", json!({"topics": [{"id": "slaap", "title": "Slaap", "icon": "maan"}]})),
        ("landelijk/topics.en.json", json!({"topics": {"slaap": {"title": "Sleep"}}})),
        ("landelijk/layers.json", json!({"layers": layers.collect::<Vec<_>>()})),
        ("landelijk/interface.json", Value::Object(interface.collect())),
        ("landelijk/words.json", json!({"words": [
            {"id": "besluit", "term": "besluit", "forms": ["besluit"], "meaning": "Wat is gekozen."}
        ]})),
        ("landelijk/needs.json", json!({"needs": [need("slapen"), need("meer-tegelijk")]})),
        ("landelijk/questions.json", questions()),
        ("landelijk/services.json", json!({"services": [service("nu-112", "crisis"), service("bureau", "known")]})),
        ("dorp/municipality.json", json!({
            "id": "dorp", "code": "GM0000", "name": "Dorp", "languages": ["nl"], "front_door": "cjg",
            "website": contact("website", "https://dorp.example"), "sources": []
        })),
        ("dorp/services.json", json!({"services": [front_door(), service("maatje", "light")]})),
        ("dorp/places.json", json!({"places": [{
            "id": "school", "kind": "school", "name": "De School", "service": "maatje", "worker": "Sam is er.",
            "hours": "Tu 09:00-12:00", "contacts": [contact("phone", "000-000 00 01")]
        }]})),
    ]
    .into_iter()
    .map(|(path, value)| (path.to_owned(), value))
    .collect()
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

/// A value in the whole content: `landelijk/needs.json/needs/0/icon`.
fn at<'a>(files: &'a mut Files, pointer: &str) -> &'a mut Value {
    let (file, rest) = pointer.split_once(".json").expect("a file");
    let value = files.get_mut(&format!("{file}.json")).expect("a file of the content");
    value.pointer_mut(rest).unwrap_or_else(|| panic!("there is no {pointer}"))
}

#[test]
fn explore() {
    let faults: Vec<(&str, Box<dyn Fn(&mut Files)>)> = vec![
        ("none", Box::new(|_| {})),
        ("unknown field", Box::new(|f| at(f, "landelijk/needs.json/needs/0")["colour"] = json!("red"))),
        ("missing field", Box::new(|f| { at(f, "landelijk/needs.json/needs/0").as_object_mut().unwrap().remove("icon"); })),
        ("enum", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/urgency") = json!("morgen"))),
        ("type", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/minimum_age") = json!("vier"))),
        ("age range", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/minimum_age") = json!(400))),
        ("text empty", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/text") = json!(""))),
        ("text num", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/text") = json!(4))),
        ("voice", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/text") = json!({"u":"Dat is zo.", "jij":"Dat is zo."}))),
        ("voice u missing", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/text") = json!({"je":"Dat is zo."}))),
        ("topic", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/topics/0") = json!("slaapp"))),
        ("related", Box::new(|f| at(f, "landelijk/needs.json/needs/0")["related"] = json!(["slapenn"]))),
        ("question", Box::new(|f| at(f, "landelijk/questions.json/questions/0/answers").as_array_mut().unwrap().push(answer("anders", json!({"next":[{"question":"weg"}]}))))),
        ("lead need", Box::new(|f| at(f, "landelijk/questions.json/questions/0/answers").as_array_mut().unwrap().push(answer("anders", json!({"next":[{"need":"weg"}]}))))),
        ("start", Box::new(|f| *at(f, "landelijk/questions.json/start") = json!("weg"))),
        ("several", Box::new(|f| *at(f, "landelijk/questions.json/several") = json!("weg"))),
        ("help_now", Box::new(|f| *at(f, "landelijk/questions.json/help_now/0") = json!("weg"))),
        ("served", Box::new(|f| *at(f, "dorp/services.json/services/1/needs/0/need") = json!("weg"))),
        ("served nat", Box::new(|f| *at(f, "landelijk/services.json/services/1/needs/0/need") = json!("weg"))),
        ("works_with", Box::new(|f| *at(f, "dorp/services.json/services/1/works_with") = json!(["weg"]))),
        ("works_with nat", Box::new(|f| *at(f, "landelijk/services.json/services/1/works_with") = json!(["maatje"]))),
        ("front_door", Box::new(|f| *at(f, "dorp/municipality.json/front_door") = json!("weg"))),
        ("two front doors", Box::new(|f| at(f, "dorp/services.json/services/1")["front_door"] = json!(true))),
        ("replaces", Box::new(|f| at(f, "dorp/services.json/services/1")["replaces"] = json!(["weg"]))),
        ("place service", Box::new(|f| *at(f, "dorp/places.json/places/0/service") = json!("weg"))),
        ("word twice", Box::new(|f| { let w = at(f, "landelijk/words.json/words/0").clone(); at(f, "landelijk/words.json/words").as_array_mut().unwrap().push(w); })),
        ("need twice across", Box::new(|f| { let w = json!({"needs":[need("slapen")]}); f.insert("landelijk/needs/nog.json".into(), w); })),
        ("answer twice", Box::new(|f| { let w = at(f, "landelijk/questions.json/questions/0/answers/0").clone(); at(f, "landelijk/questions.json/questions/0/answers").as_array_mut().unwrap().push(w); })),
        ("nat id", Box::new(|f| at(f, "dorp/services.json/services").as_array_mut().unwrap().push(service("bureau", "light")))),
        ("bad id", Box::new(|f| *at(f, "landelijk/words.json/words/0/id") = json!("Besluit!"))),
        ("bad id2", Box::new(|f| *at(f, "landelijk/words.json/words/0/id") = json!("een--besluit"))),
        ("bad answer id", Box::new(|f| *at(f, "landelijk/questions.json/questions/0/answers/0/id") = json!("Öuder"))),
        ("folder", Box::new(|f| *at(f, "dorp/municipality.json/id") = json!("stad"))),
        ("lost question", Box::new(|f| at(f, "landelijk/questions.json/questions").as_array_mut().unwrap().push(json!({"id":"weg","kind":"path","text":"Hoe?","answers":[answer("weet-niet", json!({"unknown":true,"next":[{"outcome":true}]}))]})))),
        ("loop", Box::new(|f| at(f, "landelijk/questions.json/questions/1/answers").as_array_mut().unwrap().push(answer("terug", json!({"next":[{"question":"wie"}]}))))),
        ("dead end", Box::new(|f| at(f, "landelijk/questions.json/questions/1/answers").as_array_mut().unwrap().push(answer("einde", json!({"next":[]}))))),
        ("dead end cond", Box::new(|f| at(f, "landelijk/questions.json/questions/1/answers").as_array_mut().unwrap().push(answer("einde", json!({"next":[{"when":{"fact":"who","is":"parent"},"outcome":true}]}))))),
        ("empty lead", Box::new(|f| at(f, "landelijk/questions.json/questions/1/answers").as_array_mut().unwrap().push(answer("einde", json!({"next":[{}]}))))),
        ("double lead", Box::new(|f| at(f, "landelijk/questions.json/questions/1/answers").as_array_mut().unwrap().push(answer("einde", json!({"next":[{"need":"slapen","outcome":true}]}))))),
        ("no wn", Box::new(|f| { at(f, "landelijk/questions.json/questions/3/answers").as_array_mut().unwrap().pop(); })),
        ("2 wn", Box::new(|f| at(f, "landelijk/questions.json/questions/3/answers").as_array_mut().unwrap().push(answer("weet-nog-niet", json!({"unknown":true}))))),
        ("wn sets", Box::new(|f| at(f, "landelijk/questions.json/questions/3/answers/1")["sets"] = json!({"x": true}))),
        ("narrow next", Box::new(|f| at(f, "landelijk/questions.json/questions/3/answers/0")["next"] = json!([{"outcome":true}]))),
        ("9 answers", Box::new(|f| for i in 0..8 { at(f, "landelijk/questions.json/questions/1/answers").as_array_mut().unwrap().push(answer(&format!("a{i}"), json!({"next":[{"outcome":true}]}))) })),
        ("9 needs", Box::new(|f| for i in 0..8 { at(f, "landelijk/questions.json/questions/1/answers/0/next/0/needs").as_array_mut().unwrap().push(json!(format!("n{i}"))); at(f, "landelijk/needs.json/needs").as_array_mut().unwrap().push(need(&format!("n{i}"))); at(f, "dorp/services.json/services/0/needs").as_array_mut().unwrap().push(served(&format!("n{i}"))) })),
        ("lost need", Box::new(|f| { at(f, "landelijk/needs.json/needs").as_array_mut().unwrap().push(need("wakker")); at(f, "dorp/services.json/services/0/needs").as_array_mut().unwrap().push(served("wakker")); })),
        ("unserved", Box::new(|f| { at(f, "dorp/services.json/services/0/needs").as_array_mut().unwrap().pop(); })),
        ("no first", Box::new(|f| *at(f, "dorp/services.json/services/0/layer") = json!("forced"))),
        ("c source", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts/0/source") = json!(" "))),
        ("c date", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts/0/checked") = json!("22-11-2026"))),
        ("c date2", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts/0/checked") = json!("2026-02-31"))),
        ("c phone", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts/0/value") = json!("0800-20"))),
        ("c http", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts") = json!([contact("website","http://dorp.example")]))),
        ("c js", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts") = json!([contact("website","javascript:alert(1)")]))),
        ("c js chat", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts") = json!([contact("chat","https://dorp.example/\"onclick")]))),
        ("c mail", Box::new(|f| *at(f, "dorp/services.json/services/0/contacts") = json!([contact("email","hulp@dorp")]))),
        ("c hours", Box::new(|f| at(f, "dorp/services.json/services/0/contacts/0")["hours"] = json!("ma-vr 9-5"))),
        ("c hours nat", Box::new(|f| at(f, "landelijk/services.json/services/0/contacts/0")["hours"] = json!("ma-vr 9-5"))),
        ("p hours", Box::new(|f| at(f, "dorp/places.json/places/0")["hours"] = json!("ma-vr 9-5"))),
        ("p phone", Box::new(|f| *at(f, "dorp/places.json/places/0/contacts/0/value") = json!("12"))),
        ("m site", Box::new(|f| *at(f, "dorp/municipality.json/website/value") = json!("http://dorp.example"))),
        ("html", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/text") = json!("Dat is <b>zo</b>."))),
        ("html br", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/text") = json!("Dat is<br>zo."))),
        ("html amp", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/text") = json!("Jij &amp; de rest."))),
        ("html en", Box::new(|f| *at(f, "landelijk/topics.en.json/topics/slaap/title") = json!("<i>Sleep</i>"))),
        ("marks", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/tips/1") = json!("Doe het \u{202e}licht uit."))),
        ("overlay nothing", Box::new(|f| at(f, "landelijk/topics.en.json/topics")["slaapp"] = json!({"title":"Sleep"}))),
        ("overlay field", Box::new(|f| at(f, "landelijk/topics.en.json/topics/slaap")["icon"] = json!("moon"))),
        ("overlay orphan", Box::new(|f| { f.insert("landelijk/wordz.en.json".into(), json!({})); })),
        ("overlay orphan2", Box::new(|f| { f.insert("dorp/needs.en.json".into(), json!({"needs":{"slapen":{"title":"x"}}})); })),
        ("overlay empty", Box::new(|f| *at(f, "landelijk/topics.en.json/topics/slaap/title") = json!(""))),
        ("no municipality", Box::new(|f| { f.remove("dorp/municipality.json"); })),
        ("no questions", Box::new(|f| { f.remove("landelijk/questions.json"); })),
        ("no interface", Box::new(|f| { f.remove("landelijk/interface.json"); })),
        ("no services", Box::new(|f| { f.remove("dorp/services.json"); })),
        ("no layers", Box::new(|f| { f.remove("landelijk/layers.json"); })),
        ("layer missing", Box::new(|f| { at(f, "landelijk/layers.json/layers").as_array_mut().unwrap().pop(); })),
        ("interface key", Box::new(|f| { f.get_mut("landelijk/interface.json").unwrap().as_object_mut().unwrap().remove("call"); })),
        ("kind", Box::new(|f| { f.insert("landelijk/dingen.json".into(), json!({})); })),
        ("beside", Box::new(|f| { f.insert("dingen.json".into(), json!({})); })),
        ("fact", Box::new(|f| at(f, "dorp/services.json/services/1/needs/0")["when"] = json!({"fact":"kleur","is":"rood"}))),
        ("fact nat", Box::new(|f| at(f, "landelijk/services.json/services/1/needs/0")["when"] = json!({"fact":"kleur","is":"rood"}))),
        ("fact value", Box::new(|f| at(f, "dorp/services.json/services/1/needs/0")["when"] = json!({"fact":"who","is":"oudr"}))),
        ("fact answer", Box::new(|f| at(f, "landelijk/questions.json/questions/1/answers/0")["when"] = json!({"fact":"kleur","is":"rood"}))),
        ("half", Box::new(|f| at(f, "dorp/services.json/services/1/needs/0")["when"] = json!({"fact":"who"}))),
        ("cond field", Box::new(|f| at(f, "dorp/services.json/services/1/needs/0")["when"] = json!({"fact":"who","equals":"parent"}))),
        ("two", Box::new(|f| at(f, "dorp/services.json/services/1/needs/0")["when"] = json!({"all":[], "min":4}))),
        ("few tips", Box::new(|f| { at(f, "landelijk/needs.json/needs/0/tips").as_array_mut().unwrap().pop(); })),
        ("few phrases", Box::new(|f| { at(f, "landelijk/needs.json/needs/0/phrases").as_array_mut().unwrap().pop(); })),
        ("few steps", Box::new(|f| { at(f, "dorp/services.json/services/0/steps").as_array_mut().unwrap().pop(); })),
        ("no sources", Box::new(|f| *at(f, "dorp/services.json/services/0/sources") = json!([]))),
        ("ages", Box::new(|f| *at(f, "dorp/services.json/services/0/minimum_age") = json!(13))),
        ("need ages", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/minimum_age") = json!(13))),
        ("aud", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/audiences") = json!([]))),
        ("dup key topics", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/topics") = json!([]))),
        ("no je", Box::new(|f| *at(f, "landelijk/needs.json/needs/0/audiences") = json!(["parent", "youth"]))),
        ("national flag", Box::new(|f| at(f, "dorp/services.json/services/0")["national"] = json!(true))),
        ("schedule", Box::new(|f| at(f, "dorp/services.json/services/0/contacts/0")["schedule"] = json!({"always": true}))),
    ];
    for (name, fault) in faults {
        let mut files = whole();
        fault(&mut files);
        println!("== {name}");
        for problem in Folder::with(&files).problems() { println!("   {problem}"); }
    }
}
