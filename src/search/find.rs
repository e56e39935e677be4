//! Answering a query from an index.
//!
//! Each word of the query is looked up as the stems it may stand for; a thing scores by how rare those are and how
//! much it is about them, and by how much of the query it answers.

use super::danger::Ears;
use super::fold::{sound, words};
use super::index::{Doc, Index, Kind, LEVELS, Language, unpack};
use super::near::{distance, letters_of};
use super::stem::Stems;
use crate::content::Audience;
use std::ops::Range;

/// What each way to understand a word is worth, against the word itself at 1. Higher: that way outranks others.
const SYNONYM: f32 = 0.5;
/// The beginning of a word, while it is typed.
const BEGINNING: f32 = 0.95;
/// Said the same, written differently.
const SOUND: f32 = 0.9;
/// One letter wrong.
const ONE_WRONG: f32 = 0.55;
/// Two letters wrong.
const TWO_WRONG: f32 = 0.4;
/// Part of a compound: *angst* for *schoolangst*.
const PART: f32 = 0.55;
/// One half of a compound that is only known by its halves.
const HALF: f32 = 0.6;
/// Two words that are one: *pest gedrag*.
const JOINED: f32 = 1.3;

/// How much of a thing's score it keeps when it answers nearly nothing of the query. Lower: things must answer all.
const PARTLY: f32 = 0.22;
/// What a need for others is worth when it is known who asks. Lower: needs for others sink.
const FOR_OTHERS: f32 = 0.6;
/// What services and words are worth against needs, for residents. Lower: needs stand higher.
const SERVICE: f32 = 0.85;
const WORD: f32 = 0.8;
/// The same for staff.
const WORD_FOR_STAFF: f32 = 0.8;
/// What a need with danger in it is worth when danger is heard. Higher: other needs sink below them.
const DANGER: f32 = 2.0;
/// A result below this part of the best is not shown.
const LEAST: f32 = 0.2;

/// The shortest word that may stand for a beginning, a part, one and two letters wrong.
const SHORTEST_BEGINNING: usize = 2;
const SHORTEST_PART: usize = 4;
const SHORTEST_ONE_WRONG: usize = 4;
const SHORTEST_TWO_WRONG: usize = 8;
/// The shortest half of a compound.
const SHORTEST_HALF: usize = 3;
/// How many words may begin with what is typed.
const MOST_BEGINNINGS: usize = 40;

/// Who searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A resident; who, when that is known.
    Resident(Option<Audience>),
    /// Staff, with a caller on the line.
    Staff,
}

/// What was found, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// Who asks, as far as the words tell.
    pub who: Option<Audience>,
    /// Danger is heard: help now comes above the results.
    pub danger: bool,
}

/// One result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The number of the thing in the index.
    pub doc: usize,
    pub score: f32,
}

/// An index, unpacked.
pub struct Searcher<'i> {
    index: &'i Index,
    language: &'i Language,
    ears: Ears<'i>,
    stems: Stems,
    terms: Vec<Term>,
    postings: Vec<(u32, u8)>,
    /// For each group of synonyms the stems of its words.
    same: Vec<Vec<String>>,
}

struct Term {
    text: String,
    sound: String,
    /// Which letters are in it, one bit each.
    letters: u32,
    rarity: f32,
    postings: Range<usize>,
}

/// A word of the query, as the stems it may stand for and what each is worth.
struct Asked {
    stems: Vec<(usize, f32)>,
    /// Its share of the query.
    share: f32,
}

impl<'i> Searcher<'i> {
    pub fn new(index: &'i Index, language: &'i Language) -> Searcher<'i> {
        let stems = Stems::of(&language.lang);
        let mut postings = Vec::new();
        let mut terms = Vec::<Term>::new();
        let all = index.docs.len() as f32;
        for (packed, numbers) in index.terms.split(' ').zip(index.postings.split(' ')) {
            let shared = packed.bytes().next().map_or(0, |shared| usize::from(shared.saturating_sub(b'A')));
            let before = terms.last().map_or("", |term| term.text.as_str());
            let mut text = before.chars().take(shared).collect::<String>();
            text.push_str(packed.get(1..).unwrap_or_default());
            let from = postings.len();
            let mut next = 0;
            for number in unpack(numbers) {
                let doc = next + number / LEVELS;
                postings.push((u32::try_from(doc).unwrap_or(u32::MAX), (number % LEVELS) as u8));
                next = doc + 1;
            }
            let often = (postings.len() - from) as f32;
            terms.push(Term {
                sound: sound(&text),
                letters: letters_of(&text),
                text,
                rarity: (1.0 + (all - often + 0.5) / (often + 0.5)).ln(),
                postings: from..postings.len(),
            });
        }
        let same = language.same.iter().map(|group| group.split(',').map(|word| stems.stem(word)).collect()).collect();
        Searcher { index, language, ears: Ears::new(language), stems, terms, postings, same }
    }

    pub fn doc(&self, hit: &Hit) -> Option<&'i Doc> {
        self.index.docs.get(hit.doc)
    }

    /// Everything that can be found.
    pub fn docs(&self) -> impl Iterator<Item = &'i Doc> {
        self.index.docs.iter()
    }

    /// Whom a first answer stands for: the first step of every path of an audience is the same.
    pub fn audience_of(&self, answer: &str) -> Option<Audience> {
        self.first_answers().find(|(_, first)| *first == answer).map(|(audience, _)| audience)
    }

    /// The first answer of an audience.
    pub fn answer_of(&self, audience: Audience) -> Option<&'i str> {
        self.first_answers().find(|(known, _)| *known == audience).map(|(_, answer)| answer)
    }

    fn first_answers(&self) -> impl Iterator<Item = (Audience, &'i str)> {
        let paths = self.index.docs.iter().flat_map(|doc| &doc.paths);
        paths.filter_map(|(audience, path)| Some((*audience, path.split('/').next()?)))
    }

    /// At most `most` results, best first. Words without meaning count only when there is nothing else.
    pub fn find(&self, query: &str, asker: Asker, most: usize) -> Found {
        let (query_words, typing) = self.words(query);
        let who = match asker {
            Asker::Resident(Some(who)) => Some(who),
            Asker::Resident(None) => self.who(&query_words),
            Asker::Staff => None,
        };
        let danger = self.ears.hear(query);
        let mut meant = query_words.iter().filter(|word| !self.is_stop(word)).map(String::as_str).collect::<Vec<_>>();
        if meant.is_empty() {
            meant = query_words.iter().map(String::as_str).collect();
        }
        let asked = self.asked(&meant, typing);
        let mut scores = vec![0.0f32; self.index.docs.len()];
        let mut covered = vec![0.0f32; self.index.docs.len()];
        let mut all = 0.0;
        for word in &asked {
            let weight = word.share
                * word
                    .stems
                    .iter()
                    .filter_map(|(term, _)| self.terms.get(*term))
                    .map(|term| term.rarity)
                    .fold(0.0, f32::max);
            all += weight;
            let mut best = Vec::<(u32, f32, f32)>::new();
            for (term, worth) in &word.stems {
                let Some(term) = self.terms.get(*term) else { continue };
                for (doc, level) in self.postings.get(term.postings.clone()).into_iter().flatten() {
                    let about = (f32::from(*level) + 0.5) / LEVELS as f32;
                    best.push((*doc, worth * term.rarity * about, *worth));
                }
            }
            best.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            best.dedup_by_key(|(doc, ..)| *doc);
            for (doc, score, worth) in best {
                let doc = doc as usize;
                if let (Some(total), Some(answered)) = (scores.get_mut(doc), covered.get_mut(doc)) {
                    *total += word.share * score;
                    *answered += weight * worth;
                }
            }
        }
        let mut hits = Vec::new();
        for (doc, (score, covered)) in scores.into_iter().zip(covered).enumerate() {
            if score > 0.0
                && let Some(thing) = self.index.docs.get(doc)
            {
                let answered = PARTLY + (1.0 - PARTLY) * (covered / all).min(1.0);
                hits.push(Hit {
                    doc,
                    score: score
                        * answered
                        * worth(thing, asker, who)
                        * if danger && thing.serious { DANGER } else { 1.0 },
                });
            }
        }
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.doc.cmp(&b.doc)));
        let least = hits.first().map_or(0.0, |best| best.score * LEAST);
        hits.retain(|hit| hit.score >= least);
        hits.truncate(most);
        Found { hits, who, danger }
    }

    /// Whether a word has no meaning of its own.
    pub fn is_stop(&self, word: &str) -> bool {
        self.language.stop_words.split(' ').any(|stop| stop == word)
    }

    /// Whom a caller is, by what they say; none when the words do not tell.
    pub fn whose(&self, query: &str) -> Option<Audience> {
        self.who(&self.words(query).0)
    }

    /// The words of a query in their usual spelling, and whether the last is still being typed.
    fn words(&self, query: &str) -> (Vec<String>, bool) {
        let typed = words(query);
        let typing = typed.last().is_some_and(|last| last.at.end == query.len());
        let mut usual = Vec::new();
        for word in typed {
            match self.language.spelling.iter().find(|(wrong, _)| *wrong == word.text) {
                Some((_, right)) => usual.extend(right.split(' ').map(str::to_owned)),
                None => usual.push(word.text),
            }
        }
        (usual, typing)
    }

    /// Who says this, by words such as *mijn dochter*; none when nothing or several things point somewhere.
    fn who(&self, words: &[String]) -> Option<Audience> {
        let said = format!(" {} ", words.join(" "));
        let mut found =
            self.language.who.iter().filter(|known| known.words.iter().any(|word| said.contains(&format!(" {word} "))));
        let first = found.next()?;
        found.next().is_none().then_some(first.who)
    }

    fn asked(&self, words: &[&str], typing: bool) -> Vec<Asked> {
        let mut asked = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let last = typing && at + 1 == words.len();
            let stem = self.stems.stem(word);
            let mut stems = Vec::new();
            if let Some(exact) = self.term(&stem) {
                stems.push((exact, 1.0));
            }
            self.synonyms(&stem, &mut stems);
            let known = !stems.is_empty();
            self.look_alikes(word, &stem, known, last, &mut stems);
            if let Some(next) = words.get(at + 1)
                && let Some(joined) = self.term(&self.stems.stem(&format!("{word}{next}")))
            {
                stems.push((joined, JOINED));
            }
            let poor = stems.is_empty() || !known && stems.iter().all(|(_, worth)| *worth < HALF);
            if let Some((first, second)) = poor.then(|| self.halves(word)).flatten() {
                asked.push(Asked { stems: vec![(first, HALF)], share: 0.5 });
                asked.push(Asked { stems: vec![(second, HALF)], share: 0.5 });
                continue;
            }
            if !stems.is_empty() {
                asked.push(Asked { stems, share: 1.0 });
            }
        }
        asked
    }

    fn term(&self, stem: &str) -> Option<usize> {
        self.terms.binary_search_by(|term| term.text.as_str().cmp(stem)).ok()
    }

    fn synonyms(&self, stem: &str, stems: &mut Vec<(usize, f32)>) {
        for group in self.same.iter().filter(|group| group.iter().any(|known| known == stem)) {
            for other in group.iter().filter(|other| *other != stem) {
                if let Some(term) = self.term(other) {
                    stems.push((term, SYNONYM));
                }
            }
        }
    }

    /// Stems that look or sound like a word, begin with it, or have it as a part.
    fn look_alikes(&self, word: &str, stem: &str, known: bool, last: bool, stems: &mut Vec<(usize, f32)>) {
        let length = word.chars().count();
        let wrong = match length {
            SHORTEST_TWO_WRONG.. => 2,
            SHORTEST_ONE_WRONG.. => 1,
            _ => 0,
        };
        let (word_sound, word_letters) = (sound(stem), letters_of(stem));
        let mut beginnings = Vec::new();
        for (at, term) in self.terms.iter().enumerate() {
            let text = term.text.as_str();
            let begins = |beginning: &str| text.starts_with(beginning) && text.len() > beginning.len();
            if last && length >= SHORTEST_BEGINNING && beginnings.len() < MOST_BEGINNINGS && begins(word) {
                beginnings.push((at, word.len() as f32 / text.len() as f32, term.rarity));
            } else if stem.len() >= SHORTEST_PART && text.len() > stem.len() && (begins(stem) || text.ends_with(stem)) {
                stems.push((at, PART));
            }
            if known || length < SHORTEST_ONE_WRONG {
                continue;
            }
            if term.sound == word_sound {
                stems.push((at, SOUND));
            } else if (term.letters ^ word_letters).count_ones() as usize <= 2 * wrong {
                match distance(text, stem, wrong).or_else(|| distance(text, word, wrong)) {
                    Some(0 | 1) => stems.push((at, ONE_WRONG)),
                    Some(_) => stems.push((at, TWO_WRONG)),
                    None => {}
                }
            }
        }
        // What is half typed is as common as the commonest word it may become.
        let common = beginnings.iter().fold(f32::MAX, |common, (.., rarity)| common.min(*rarity));
        let worth = |whole: f32, rarity: f32| BEGINNING * whole.sqrt() * common / rarity;
        stems.extend(beginnings.iter().map(|(at, whole, rarity)| (*at, worth(*whole, *rarity))));
    }

    /// The two known words that a compound is made of.
    fn halves(&self, word: &str) -> Option<(usize, usize)> {
        let splits =
            word.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST_HALF && word.len() - at >= SHORTEST_HALF);
        let mut splits = splits.collect::<Vec<_>>();
        // A long second half tells most: in Dutch it is what the thing is.
        splits.sort_unstable();
        splits.into_iter().find_map(|at| {
            let (first, second) = word.split_at_checked(at)?;
            let second = self.term(&self.stems.stem(second))?;
            let linked = ["", "s", "en", "e", "n"].into_iter().filter_map(|link| first.strip_suffix(link));
            let first = linked
                .filter(|first| first.len() >= SHORTEST_HALF)
                .find_map(|first| self.term(&self.stems.stem(first)))?;
            Some((first, second))
        })
    }

    /// Where in a text the words of a query stand, to mark them.
    pub fn marks(&self, query: &str, text: &str) -> Vec<Range<usize>> {
        let (query_words, typing) = self.words(query);
        let meant = query_words.iter().filter(|word| !self.is_stop(word));
        let stems = meant.map(|word| self.stems.stem(word)).collect::<Vec<_>>();
        let beginning = query_words.last().filter(|word| typing && word.len() >= SHORTEST_BEGINNING);
        let is_said = |word: &str| {
            stems.contains(&self.stems.stem(word))
                || beginning.is_some_and(|beginning| word.starts_with(beginning.as_str()))
        };
        words(text).into_iter().filter(|word| is_said(&word.text)).map(|word| word.at).collect()
    }
}

/// What a thing of this kind is worth to this asker.
fn worth(doc: &Doc, asker: Asker, who: Option<Audience>) -> f32 {
    match (doc.kind, asker) {
        (Kind::Need, _) if who.is_some_and(|who| !doc.paths.iter().any(|(audience, _)| *audience == who)) => FOR_OTHERS,
        (Kind::Need, _) | (Kind::Service, Asker::Staff) => 1.0,
        (Kind::Service, Asker::Resident(_)) => SERVICE,
        (Kind::Word, Asker::Staff) => WORD_FOR_STAFF,
        (Kind::Word, Asker::Resident(_)) => WORD,
    }
}
