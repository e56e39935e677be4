//! Facts in what a caller says: an age, a school or practice, a part of town, a language.

use super::call::Fact;
use crate::content::{AgeWords, Bundle, Desk, FactValue, Place, QuestionKind};
use crate::search::{Folded, words};

/// The oldest age that help for the young is about.
const OLDEST: i8 = 23;
/// The shortest word of a name that is taken for that name.
const SHORTEST_NAME: usize = 4;

/// The facts that these words tell, besides what search finds in them.
pub fn facts(bundle: &Bundle, texts: &Desk, said: &str) -> Vec<Fact> {
    let heard = words(said).into_iter().map(|word| word.text).collect::<Vec<_>>();
    let mut facts = Vec::new();
    facts.extend(age(&texts.ages, &heard).and_then(|age| of_age(bundle, age)));
    let is_said = |name: &str| {
        let named = words(name).into_iter().map(|word| word.text).collect::<Vec<_>>();
        let whole = heard.windows(named.len().max(1)).any(|part| part == named);
        // Of a name that is long the one word that no other has will do.
        whole || named.iter().any(|word| word.len() > SHORTEST_NAME && heard.contains(word) && is_own(bundle, word))
    };
    if let Some(place) = bundle.places.iter().find(|place| is_said(&place.name)) {
        facts.push(Fact::Place(place.id.clone()));
    }
    let mut areas = bundle.places.iter().filter_map(|place| place.area.as_deref());
    if let Some(area) = areas.find(|area| heard.iter().any(|word| *word == area.to_lowercase())) {
        facts.push(Fact::Area(area.to_owned()));
    }
    let spoken =
        texts.languages.iter().find(|lang| lang.words.split(' ').any(|word| heard.iter().any(|said| said == word)));
    facts.extend(spoken.map(|lang| Fact::Lang(lang.id.clone())));
    facts
}

/// Whether these words tell more than the facts that were heard in them, so that a need or a service is meant too: *zoon
/// van 9 jaar* does not. `is_filler` knows words without meaning.
pub fn is_more(bundle: &Bundle, texts: &Desk, facts: &[Fact], said: &str, is_filler: &dyn Fn(&str) -> bool) -> bool {
    if facts.is_empty() {
        return true;
    }
    let ages = &texts.ages;
    let names = facts.iter().map(|fact| match fact {
        Fact::Answer(..) => {
            let names = ages.names.iter().map(|name| name.id.as_str());
            names.chain([ages.years.as_str(), &ages.months]).collect::<Vec<_>>().join(" ")
        }
        Fact::Need(_) => String::new(),
        Fact::Place(id) => {
            bundle.places.iter().find(|place| place.id == *id).map_or_else(String::new, |place| place.name.clone())
        }
        Fact::Area(name) => name.clone(),
        Fact::Lang(id) => {
            texts.languages.iter().find(|lang| lang.id == *id).map_or_else(String::new, |lang| lang.words.clone())
        }
    });
    let told = names.flat_map(|names| words(&names)).map(|word| word.text).collect::<Vec<_>>();
    words(said).iter().any(|Folded { text, .. }| {
        let is_told = told.contains(text) || text.parse::<u8>().is_ok() || is_one_of(&ages.filler, text);
        !is_told && !is_filler(text)
    })
}

fn is_one_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Whether a word stands in the name of one place only.
fn is_own(bundle: &Bundle, word: &str) -> bool {
    let with = bundle.places.iter().filter(|place| words(&place.name).iter().any(|part| part.text == word));
    let is_area = |place: &Place| place.area.as_ref().is_some_and(|area| area.to_lowercase() == word);
    with.count() == 1 && !bundle.places.iter().any(is_area) && !bundle.municipality.name.to_lowercase().contains(word)
}

/// The age that is told, in whole years.
fn age(ages: &AgeWords, heard: &[String]) -> Option<i8> {
    for (at, word) in heard.iter().enumerate() {
        let unit = heard.get(at + 1).map(String::as_str).unwrap_or_default();
        if let Ok(number) = word.parse::<i8>() {
            if is_one_of(&ages.months, unit) {
                return Some(number / 12);
            }
            if is_one_of(&ages.years, unit) && (0..=OLDEST).contains(&number) {
                return Some(number);
            }
        }
    }
    ages.names.iter().find(|name| heard.contains(&name.id)).map(|name| name.age)
}

/// The answer that an age stands for: to a question that stays behind the `#`.
fn of_age(bundle: &Bundle, age: i8) -> Option<Fact> {
    let questions = bundle.tree.questions.iter().filter(|question| question.kind == QuestionKind::Narrow);
    for question in questions {
        let mut fits = question.answers.iter().filter(
            |answer| matches!(answer.sets.get("age"), Some(FactValue::Range { min, max }) if (*min..=*max).contains(&age)),
        );
        // Ages that touch share a year: it belongs to the older.
        if let Some(answer) = fits.next_back() {
            return Some(Fact::Answer(question.id.clone(), answer.id.clone()));
        }
    }
    None
}
