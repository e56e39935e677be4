//! Sentences, words and syllables of a Dutch text, and what they say about how hard it reads.
//!
//! Syllables are counted by groups of vowels. Hyphenation patterns (the crate `hyphenation`, with the Dutch patterns
//! of TeX) were tried first: of 100 words counted by hand they missed 14 and the vowels 7, before the words from elsewhere
//! below were added. The patterns err to the flattering side on everyday words too, for they never break off a single
//! letter: *a-vond*, *o-ma*, *mooi-e*.

/// The longest sentence a text may have, in words.
pub const LONGEST_SENTENCE: usize = 15;

/// A word of this many syllables is a long word.
const LONG_WORD: usize = 4;

/// What was counted in one text or in many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number of words of each sentence.
    pub lengths: Vec<usize>,
    pub syllables: usize,
    /// Words of four syllables or more. Figures and web addresses do not count: nobody sounds them out.
    pub long_words: usize,
    /// Sentences in the passive voice; see [`is_passive`].
    pub passive: usize,
    /// Nouns made of a verb or an adjective; see [`is_heavy_noun`].
    pub heavy_nouns: usize,
}

impl Counts {
    pub fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        for sentence in sentences(text) {
            let words = words(sentence);
            if words.is_empty() {
                continue;
            }
            counts.lengths.push(words.len());
            counts.passive += usize::from(is_passive(sentence));
            for word in words {
                let syllables = syllables(word);
                counts.syllables += syllables;
                counts.long_words += usize::from(syllables >= LONG_WORD && !is_figure(word) && !is_address(word));
                counts.heavy_nouns += usize::from(is_heavy_noun(word));
            }
        }
        counts
    }

    pub fn add(&mut self, other: &Counts) {
        self.lengths.extend(&other.lengths);
        self.syllables += other.syllables;
        self.long_words += other.long_words;
        self.passive += other.passive;
        self.heavy_nouns += other.heavy_nouns;
    }

    pub fn sentences(&self) -> usize {
        self.lengths.len()
    }

    pub fn words(&self) -> usize {
        self.lengths.iter().sum()
    }

    /// Words in a sentence, on average.
    pub fn words_per_sentence(&self) -> f64 {
        share(self.words(), self.sentences())
    }

    /// The length that nine of ten sentences do not pass.
    pub fn ninetieth(&self) -> usize {
        let mut lengths = self.lengths.clone();
        lengths.sort_unstable();
        let rank = (lengths.len() * 9).div_ceil(10);
        lengths.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// Reading ease after Flesch, for Dutch by Douma (1960): 80 is easy, 60 is ordinary. A text without words is as easy
    /// as can be.
    pub fn flesch_douma(&self) -> f64 {
        let syllables_per_100_words = 100.0 * share(self.syllables, self.words());
        206.84 - 0.77 * syllables_per_100_words - 0.93 * self.words_per_sentence()
    }

    /// Of 100 words, how many are long.
    pub fn long_word_percentage(&self) -> f64 {
        100.0 * share(self.long_words, self.words())
    }

    /// Of 100 sentences, how many are passive.
    pub fn passive_percentage(&self) -> f64 {
        100.0 * share(self.passive, self.sentences())
    }

    /// Of 100 words, how many are nouns on *-ing*, *-atie*, *-heid* or *-iteit*.
    pub fn heavy_noun_percentage(&self) -> f64 {
        100.0 * share(self.heavy_nouns, self.words())
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Abbreviations whose full stop never ends a sentence, for something always follows them.
const GOES_ON: [&str; 20] = [
    "bijv.", "bv.", "d.w.z.", "dhr.", "dr.", "drs.", "evt.", "i.p.v.", "i.v.m.", "incl.", "m.b.t.", "max.", "mevr.",
    "min.", "mr.", "mw.", "nr.", "o.a.", "t.a.v.", "tel.",
];

/// The sentences of a text. A heading or a button without a full stop is one sentence.
///
/// A sentence ends at a full stop, question mark, exclamation mark or ellipsis with a space after it, unless an
/// abbreviation goes on or the next word starts small: *‘Hoe gaat het?’ vraagt u.* is one sentence.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut list = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if ends(letter, text.get(start..end).unwrap_or_default(), text.get(end..).unwrap_or_default()) {
            list.push(text.get(start..end).unwrap_or_default());
            start = end;
        }
    }
    list.push(text.get(start..).unwrap_or_default());
    // A closing quote or bracket stands after the stop; it holds no word, so it adds no sentence.
    list.into_iter().map(str::trim).filter(|sentence| sentence.contains(char::is_alphanumeric)).collect()
}

fn ends(letter: char, before: &str, after: &str) -> bool {
    if letter == '\n' {
        return true;
    }
    if !".!?…".contains(letter) {
        return false;
    }
    let rest = after.trim_start_matches(|next: char| ".!?…’”\")»".contains(next));
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let next = rest.trim_start().chars().find(|next| !"‘“\"(«".contains(*next));
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let initial = letter == '.' && last.chars().count() == 2 && last.starts_with(char::is_uppercase) && last != "U.";
    let abbreviation = GOES_ON.contains(&last.to_lowercase().as_str());
    next.is_none_or(|next| !next.is_lowercase() && !initial && !abbreviation)
}

/// The words of a sentence, without the signs around them. *moeder/vader* is two words; a phone number is one.
pub fn words(sentence: &str) -> Vec<&str> {
    let mut list: Vec<&str> = Vec::new();
    for token in sentence.split_whitespace() {
        let letters_only = token.chars().all(|letter| letter.is_alphabetic() || letter == '/');
        let parts = token.split('/').filter(|part| part.chars().count() > 1).count();
        let pieces = if letters_only && parts > 1 { token.split('/').collect() } else { vec![token] };
        for piece in pieces {
            let word = piece.trim_matches(|sign: char| !sign.is_alphanumeric() && !"{}".contains(sign));
            // 088-555 10 00 is one number: what follows its first digits belongs to it.
            let goes_on = word.chars().all(|sign| sign.is_ascii_digit() || sign == '-')
                && list.last().is_some_and(|last| last.starts_with("0") && last.len() > 2 && is_figure(last))
                && !ends_with_sign(sentence, list.last().copied().unwrap_or_default());
            if !word.is_empty() && !goes_on {
                list.push(word);
            }
        }
    }
    list
}

/// Whether a comma or another sign stands straight after this word, a slice of the sentence.
fn ends_with_sign(sentence: &str, word: &str) -> bool {
    let from = (word.as_ptr() as usize).checked_sub(sentence.as_ptr() as usize);
    let after = from.and_then(|from| sentence.get(from + word.len()..)).unwrap_or_default();
    after.starts_with([',', ';', ':', '.'])
}

/// A number in figures: 16, 18e, 0-4, 0800-2000.
pub(super) fn is_figure(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
    word.starts_with(|first: char| first.is_ascii_digit()) && ["", "e", "de", "ste"].contains(&letters.as_str())
}

/// A web or mail address: kindertelefoon.nl.
pub(super) fn is_address(word: &str) -> bool {
    word.contains('@')
        || word.split('.').filter(|part| part.chars().all(char::is_alphanumeric) && part.len() > 1).count() > 1
}

/// Capitals that are said as a word; other capitals are said letter by letter.
const SAID_AS_WORD: [&str; 3] = ["HALT", "JIM", "MEE"];

/// Words from elsewhere that the Dutch rules of vowels get wrong, and how they would be spelled in Dutch.
const RESPELLED: [(&str, &str); 5] =
    [("team", "tiem"), ("coach", "kootsj"), ("online", "onlajn"), ("website", "websajt"), ("museum", "museüm")];

/// Words from elsewhere that end in a silent e.
const SILENT_E: [&str; 7] = ["game", "games", "home", "site", "sites", "time", "style"];

/// The syllables of a word.
///
/// Capitals such as CJG count one for each letter. Figures up to four digits count one for each digit, about as many
/// as they take to say; a longer number is dialled or copied, not read, and counts one.
pub fn syllables(word: &str) -> usize {
    if word.starts_with('{') {
        return 1;
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let of_digits = if digits > 4 { 1 } else { digits };
    let of_parts = word.split(|sign: char| !sign.is_alphabetic()).map(syllables_of_part).sum::<usize>();
    (of_digits + of_parts).max(1)
}

fn syllables_of_part(part: &str) -> usize {
    let letters = part.chars().count();
    if letters > 1 && part.chars().all(char::is_uppercase) && !SAID_AS_WORD.contains(&part) {
        return letters;
    }
    let mut part = part.to_lowercase();
    if SILENT_E.contains(&part.as_str()) {
        return 1;
    }
    for (foreign, dutch) in RESPELLED {
        part = part.replace(foreign, dutch);
    }
    vowel_groups(&part)
}

/// Vowels that are one sound together, the longest first.
const TOGETHER: [&str; 20] = [
    "eeuw", "ieuw", "aai", "ooi", "oei", "eau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "ou", "au",
    "ai", "oi",
];

fn vowel_groups(word: &str) -> usize {
    let mut count = 0;
    let mut rest = word;
    let mut previous = ' ';
    while let Some(letter) = rest.chars().next() {
        if let Some((group, after)) = TOGETHER.iter().find_map(|group| Some((group, rest.strip_prefix(group)?))) {
            count += 1;
            previous = group.chars().next_back().unwrap_or(' ');
            rest = after;
            continue;
        }
        let after_vowel = "aeiou".contains(previous);
        count += usize::from(match letter {
            'u' => previous != 'q',
            // After a vowel it is a consonant: royaal.
            'y' => !after_vowel,
            _ => "aeioáàâäéèêëíìîïóòôöúùûü".contains(letter),
        });
        previous = letter;
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    count
}

/// Nouns on *-ing* that name a thing or a person one can point at, and other words that only look like such a noun.
/// They are as plain as *tafel*; the nouns that make a text heavy hide a verb (*begeleiding*) or a quality.
const NOT_HEAVY: [&str; 31] = [
    "ding",
    "dingen",
    "ring",
    "ringen",
    "kring",
    "kringen",
    "lening",
    "leningen",
    "woning",
    "woningen",
    "koning",
    "honing",
    "leerling",
    "leerlingen",
    "tweeling",
    "tweelingen",
    "zuigeling",
    "zuigelingen",
    "ging",
    "gingen",
    "hing",
    "hingen",
    "ving",
    "vingen",
    "zing",
    "zingen",
    "spring",
    "springen",
    "dwing",
    "dwingen",
    "dringen",
];

/// A noun on *-ing*, *-atie*, *-heid* or *-iteit*, or more of them: they make a text heavy, for they hide who does what.
pub fn is_heavy_noun(word: &str) -> bool {
    const ENDS: [&str; 8] = ["ing", "ingen", "atie", "aties", "heid", "heden", "iteit", "iteiten"];
    let word = word.to_lowercase();
    ENDS.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end)) && !NOT_HEAVY.contains(&word.as_str())
}

const WORDEN: [&str; 6] = ["word", "wordt", "worden", "werd", "werden", "geworden"];
const ZIJN: [&str; 6] = ["ben", "bent", "is", "zijn", "was", "waren"];
const HEBBEN: [&str; 6] = ["heb", "hebt", "heeft", "hebben", "had", "hadden"];

/// Participles that with *zijn* tell what someone does or how someone is, not what is done to someone.
const NOT_DONE_TO: [&str; 33] = [
    "gegaan",
    "gekomen",
    "geweest",
    "geworden",
    "gebleven",
    "gebeurd",
    "begonnen",
    "gestopt",
    "gegroeid",
    "gestorven",
    "overleden",
    "geboren",
    "gevallen",
    "gestart",
    "verhuisd",
    "veranderd",
    "vertrokken",
    "verdwenen",
    "weggelopen",
    "opgegroeid",
    "geslaagd",
    "gezakt",
    "gescheiden",
    "getrouwd",
    "geschrokken",
    "afgelopen",
    "verslaafd",
    "gewend",
    "verdwaald",
    "gestegen",
    "gedaald",
    "gelukt",
    "bekend",
];

/// Words that look like a participle: nouns, adjectives and verbs that start with *ge-*, *be-* or *ver-*.
const NO_PARTICIPLE: [&str; 45] = [
    "geeft",
    "geven",
    "gelooft",
    "geloven",
    "geniet",
    "genieten",
    "genezen",
    "gebeuren",
    "gebruiken",
    "gevolgen",
    "geheimen",
    "getallen",
    "gezond",
    "gezonde",
    "geen",
    "geld",
    "geweld",
    "geluid",
    "geduld",
    "gebied",
    "gebit",
    "gedachten",
    "gezinnen",
    "gesprekken",
    "gemeenten",
    "gevoelens",
    "gegevens",
    "gezicht",
    "gewicht",
    "gerecht",
    "gebaren",
    "gebouwen",
    "gevaren",
    "gebeurtenissen",
    "best",
    "bed",
    "bericht",
    "besluit",
    "verdriet",
    "verstand",
    "verliefd",
    "bewust",
    "verhaal",
    "beroemd",
    "geschikt",
];

/// Strong participles that do not start with *ge-*. They end in -en like an infinitive, so only these count.
const STRONG: [&str; 24] = [
    "verboden",
    "besloten",
    "verloren",
    "beschreven",
    "ontslagen",
    "vergeten",
    "besproken",
    "betrokken",
    "begrepen",
    "bedrogen",
    "bewezen",
    "geholpen",
    "verlaten",
    "verwezen",
    "doorverwezen",
    "ontvangen",
    "onderzocht",
    "overgenomen",
    "verbroken",
    "vergeleken",
    "verzonnen",
    "onthouden",
    "behouden",
    "voldaan",
];

/// Whether a sentence is in the passive voice: *worden* or *zijn* with a participle in the same part of the sentence.
///
/// A simple rule with limits. It takes a part to end at a comma, semicolon, colon or dash. It knows a participle by
/// its shape (*ge…d*, *ge…t*, *ge…en*, *be…d*, *ver…t*, *opge…*) and strong ones without *ge-* by a list, and it leaves
/// out participles before a noun (*het gemaakte plan*) and those that tell of oneself (*is verhuisd*). A perfect tense
/// with *hebben* is not passive, so a part with *hebben* in it is left out, also when the other verb is passive. It
/// does not see a passive without a verb of its own (*te regelen door …*).
pub fn is_passive(sentence: &str) -> bool {
    sentence.split([',', ';', ':', '–']).any(|part| {
        let words = words(part).into_iter().map(str::to_lowercase).collect::<Vec<_>>();
        let has = |verbs: &[&str]| words.iter().any(|word| verbs.contains(&word.as_str()));
        let participle = |but: &[&str]| {
            words.iter().enumerate().any(|(at, word)| {
                let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
                is_participle(word) && !but.contains(&word.as_str()) && !introduces(before)
            })
        };
        (has(&WORDEN) && participle(&["geworden"])) || (has(&ZIJN) && !has(&HEBBEN) && participle(&NOT_DONE_TO))
    })
}

/// A word that a noun follows: what comes after it is no verb.
fn introduces(word: &str) -> bool {
    const BEFORE_NOUN: [&str; 16] = [
        "de", "het", "een", "uw", "je", "jouw", "mijn", "haar", "hun", "ons", "onze", "geen", "dit", "deze", "die",
        "te",
    ];
    BEFORE_NOUN.contains(&word)
}

fn is_participle(word: &str) -> bool {
    const PARTS: [&str; 24] = [
        "aan", "achter", "af", "bij", "binnen", "door", "in", "kennis", "langs", "los", "mee", "na", "neer", "om",
        "op", "over", "rond", "samen", "tegen", "terug", "toe", "uit", "voor", "weg",
    ];
    if STRONG.contains(&word) {
        return true;
    }
    if NO_PARTICIPLE.contains(&word) || word.chars().count() < 5 {
        return false;
    }
    // After these sounds a participle ends in t, after others in d; gebeurt is no participle, gebeurd is.
    let stem = word.strip_suffix(['d', 't']).unwrap_or_default();
    let weak = !stem.is_empty() && stem.ends_with(['t', 'k', 'f', 's', 'h', 'p', 'x']) == word.ends_with('t');
    let with_ge = |word: &str| {
        word.starts_with("ge") && (weak || word.ends_with("en") || word.ends_with("aan") || word.ends_with("ien"))
    };
    let without_ge = ["be", "ver", "ont", "her", "erk", "mis"].iter().any(|start| word.starts_with(start));
    with_ge(word) || PARTS.iter().filter_map(|part| word.strip_prefix(part)).any(with_ge) || (weak && without_ge)
}
