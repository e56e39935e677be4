//! Making an [`Index`] and a [`Language`]: what is said about each thing, weighed and packed.

use super::danger::is_look_alike;
use super::fold::words;
use super::index::{DangerIndex, DangerRule, Doc, Index, Kind, LEVELS, Language, WhoWords, pack};
use super::stem::Stems;
use crate::content::files::Content;
use crate::content::{Bundle, Text, Urgency, Vocabulary, Voices};
use crate::finder::path_to;
use std::collections::{BTreeMap, BTreeSet};

/// How much a word in a title counts. Higher: titles outrank what people say about a thing.
const TITLE: f32 = 5.0;
/// How much a word in an everyday phrasing counts. Higher: what many phrasings share outranks titles.
const PHRASE: f32 = 2.8;
/// How much a synonym or term of the trade counts.
const KEYWORD: f32 = 1.6;
/// How much a word in a description counts. Higher: long descriptions are found by words in passing.
const DESCRIPTION: f32 = 0.4;
/// At this weight a word counts half of what it can at most. Higher: a word that is said often counts more.
const HALF: f32 = 3.5;

/// Makes the index of one municipality in one language.
pub fn index(content: &Content, bundle: &Bundle) -> Index {
    let none = Vocabulary::default();
    let vocabulary = content.vocabularies.iter().find(|vocabulary| vocabulary.lang == content.lang).unwrap_or(&none);
    let stems = Stems::of(&content.lang);
    let mut terms = BTreeMap::<String, Vec<(usize, f32)>>::new();
    let mut docs = Vec::new();

    for need in &bundle.needs {
        let mut weights = Weights::new(&stems, vocabulary);
        each_voice(&need.title, &mut |text| weights.add(text, TITLE));
        // The phrasings are Dutch; another language has its own words.
        let phrases = content.needs.iter().find(|known| known.id == need.id).map(|known| &known.phrases);
        for phrase in phrases.into_iter().flatten().filter(|_| content.lang == crate::content::files::DUTCH) {
            weights.add(phrase, PHRASE);
        }
        for keyword in vocabulary.needs.get(&need.id).into_iter().flatten() {
            weights.add(keyword, KEYWORD);
        }
        weights.into_terms(docs.len(), &mut terms);
        let paths =
            need.audiences.iter().filter_map(|who| Some((*who, path_to(bundle, Some(*who), &need.id)?.join("/"))));
        docs.push(Doc {
            kind: Kind::Need,
            id: need.id.clone(),
            title: need.title.clone(),
            icon: need.icon.clone(),
            paths: paths.collect(),
            urgent: need.urgency == Urgency::Now,
            serious: need.urgency != Urgency::Normal,
        });
    }
    for service in &bundle.services {
        let mut weights = Weights::new(&stems, vocabulary);
        weights.add(&service.name.text, TITLE);
        for name in service.official_name.iter().chain(&service.alternate_names) {
            weights.add(name, KEYWORD);
        }
        weights.add(service.organization.as_deref().unwrap_or_default(), DESCRIPTION);
        weights.add(&service.description.u.text, DESCRIPTION);
        weights.into_terms(docs.len(), &mut terms);
        docs.push(Doc {
            kind: Kind::Service,
            id: service.id.clone(),
            title: same(&service.name),
            icon: service.icon.clone(),
            paths: Vec::new(),
            urgent: false,
            serious: false,
        });
    }
    for word in &bundle.words {
        let mut weights = Weights::new(&stems, vocabulary);
        weights.add(&word.term.text, TITLE);
        for form in &word.forms {
            weights.add(form, KEYWORD);
        }
        weights.add(&word.meaning.text, DESCRIPTION);
        weights.into_terms(docs.len(), &mut terms);
        docs.push(Doc {
            kind: Kind::Word,
            id: word.id.clone(),
            title: same(&word.term),
            icon: String::new(),
            paths: Vec::new(),
            urgent: false,
            serious: false,
        });
    }

    Index { docs, terms: packed_terms(terms.keys()), postings: packed_postings(terms.values()) }
}

/// What search knows of a language, with the danger words of all languages.
pub fn language(vocabularies: &[Vocabulary], lang: &str) -> Language {
    let none = Vocabulary::default();
    let vocabulary = vocabularies.iter().find(|vocabulary| vocabulary.lang == lang).unwrap_or(&none);
    let who = vocabulary.who.iter().map(|(who, words)| WhoWords { who: *who, words: words.clone() });
    Language {
        lang: lang.to_owned(),
        stop_words: vocabulary.stop_words.join(" "),
        spelling: vocabulary.spelling.iter().map(|(wrong, right)| (wrong.clone(), right.clone())).collect(),
        same: vocabulary.same.iter().map(|group| group.join(",")).collect(),
        who: who.collect(),
        danger: danger(vocabularies),
    }
}

/// How danger is heard, of every language.
fn danger(vocabularies: &[Vocabulary]) -> DangerIndex {
    let mut lists = Vec::<String>::new();
    let mut number = |expressions: &Vec<String>| {
        let list = expressions.join(",");
        let at = lists.iter().position(|known| *known == list).unwrap_or_else(|| {
            lists.push(list);
            lists.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    };
    let rules = vocabularies.iter().flat_map(|vocabulary| &vocabulary.danger.rules).map(|rule| DangerRule {
        all: rule.all.iter().map(&mut number).collect(),
        not: if rule.not.is_empty() { Vec::new() } else { vec![number(&rule.not)] },
    });
    let rules = rules.collect();
    // Only what could be mistaken has to be known.
    let known = vocabularies.iter().flat_map(|vocabulary| {
        let rules = || vocabulary.danger.rules.iter().flat_map(|rule| rule.all.iter().flatten());
        let dangerous = rules().flat_map(|said| said.split([' ', '|', '_'])).collect::<BTreeSet<_>>();
        vocabulary.danger.known.iter().filter(move |word| is_look_alike(word, dangerous.iter().copied()))
    });
    DangerIndex { lists, rules, known: known.map(String::as_str).collect::<Vec<_>>().join(" ") }
}

fn same(text: &Text) -> Voices {
    Voices { u: text.clone(), je: None, helper: None }
}

fn each_voice(voices: &Voices, visit: &mut dyn FnMut(&str)) {
    let all = [Some(&voices.u), voices.je.as_ref(), voices.helper.as_ref()];
    all.into_iter().flatten().for_each(|text| visit(&text.text));
}

/// How much each stem is said about one thing.
struct Weights<'s> {
    stems: &'s Stems,
    vocabulary: &'s Vocabulary,
    /// For each stem how often it is said with each weight.
    said: BTreeMap<String, Vec<f32>>,
}

impl<'s> Weights<'s> {
    fn new(stems: &'s Stems, vocabulary: &'s Vocabulary) -> Weights<'s> {
        Weights { stems, vocabulary, said: BTreeMap::new() }
    }

    /// Each stem counts once a text.
    fn add(&mut self, text: &str, weight: f32) {
        let mut seen = Vec::new();
        for word in words(text) {
            let usual = self.vocabulary.spelling.get(&word.text).cloned().unwrap_or(word.text);
            for word in usual.split(' ').filter(|word| !self.vocabulary.stop_words.iter().any(|stop| stop == word)) {
                let stem = self.stems.stem(word);
                if !seen.contains(&stem) {
                    self.said.entry(stem.clone()).or_default().push(weight);
                    seen.push(stem);
                }
            }
        }
    }

    fn into_terms(self, doc: usize, terms: &mut BTreeMap<String, Vec<(usize, f32)>>) {
        for (stem, mut weights) in self.said {
            // What is said again counts less each time.
            weights.sort_by(|a, b| b.total_cmp(a));
            let weight = weights.iter().zip(1u8..).map(|(weight, time)| weight / f32::from(time)).sum::<f32>();
            terms.entry(stem).or_default().push((doc, weight / (weight + HALF)));
        }
    }
}

/// Sorted stems, each as the number of letters it shares with the one before (as a letter) and the rest.
fn packed_terms<'t>(terms: impl Iterator<Item = &'t String>) -> String {
    let mut before = "";
    let mut packed = Vec::new();
    for term in terms {
        let shared = before.chars().zip(term.chars()).take_while(|(a, b)| a == b).count().min(25);
        let rest = term.chars().skip(shared).collect::<String>();
        packed.push(format!("{}{rest}", char::from(b'A' + u8::try_from(shared).unwrap_or_default())));
        before = term;
    }
    packed.join(" ")
}

fn packed_postings<'t>(terms: impl Iterator<Item = &'t Vec<(usize, f32)>>) -> String {
    let packed = terms.map(|postings| {
        let mut next = 0;
        pack(postings.iter().map(|(doc, weight)| {
            let level = ((weight * LEVELS as f32) as usize).min(LEVELS - 1);
            let number = (doc - next) * LEVELS + level;
            next = doc + 1;
            number
        }))
    });
    packed.collect::<Vec<_>>().join(" ")
}
