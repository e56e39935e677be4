//! The stem of a word: *gepest*, *pesten* and *pesterijen* come close together.

use snowstem::{Algorithm, Stemmer};

/// The stemmer of a language; words of other languages stay whole.
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// For a language (BCP 47).
    pub fn of(lang: &str) -> Stems {
        let algorithm = match lang {
            "nl" => Algorithm::DutchPorter,
            "en" => Algorithm::English,
            _ => return Stems(None),
        };
        Stems(Some(Stemmer::create(algorithm)))
    }

    /// The stem of a folded word.
    pub fn stem(&self, word: &str) -> String {
        match &self.0 {
            Some(stemmer) => stemmer.stem(word).into_owned(),
            None => word.to_owned(),
        }
    }
}
