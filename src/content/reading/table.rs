//! The measure of all texts together, by kind of text.

use super::measure::Counts;
use super::{ReaderText, TextKind};
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

/// How many of the hardest texts of each kind are shown.
const HARDEST: usize = 10;

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: &'static str,
    pub texts: usize,
    pub counts: Counts,
    /// The texts of this kind that read hardest, hardest first, with their Flesch-Douma.
    pub hardest: Vec<(f64, ReaderText)>,
}

/// The measure of all texts.
#[derive(Clone, Debug)]
pub struct Table {
    /// One row for each kind of text.
    pub kinds: Vec<Row>,
    /// All texts.
    pub all: Row,
    /// Only texts of whole sentences: no titles, buttons and labels, which are short by nature.
    pub whole_sentences: Row,
}

impl Table {
    /// Measures these texts. A text that stands in more than one place counts once in its kind, so that a sentence
    /// repeated at every service does not make the whole look plainer than it is.
    pub fn of(texts: &[ReaderText]) -> Table {
        let mut seen = BTreeSet::new();
        let once = texts.iter().filter(|text| seen.insert((text.kind, text.text.as_str()))).collect::<Vec<_>>();
        let kinds = TextKind::ALL.map(|kind| row(kind.name(), once.iter().copied().filter(|text| text.kind == kind)));
        let whole =
            once.iter().copied().filter(|text| text.text.trim_end().ends_with(['.', '?', '!', '…', '’', '”', ':']));
        Table {
            kinds: kinds.into(),
            all: row("all", once.iter().copied()),
            whole_sentences: row("whole sentences", whole),
        }
    }
}

fn row<'a>(name: &'static str, texts: impl Iterator<Item = &'a ReaderText>) -> Row {
    let mut row = Row { name, texts: 0, counts: Counts::default(), hardest: Vec::new() };
    for text in texts {
        let counts = Counts::of(&text.text);
        row.texts += 1;
        row.counts.add(&counts);
        row.hardest.push((counts.flesch_douma(), text.clone()));
    }
    row.hardest.sort_by(|one, other| one.0.total_cmp(&other.0));
    row.hardest.truncate(HARDEST);
    row
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let mut text = String::from(
            "| Kind of text | Texts | Words a sentence | Nine of ten | Flesch-Douma | Long words % | Passive % | Nouns % |\n\
             |---|---:|---:|---:|---:|---:|---:|---:|\n",
        );
        for row in self.kinds.iter().chain([&self.all, &self.whole_sentences]) {
            let counts = &row.counts;
            writeln!(
                text,
                "| {} | {} | {:.1} | {} | {:.1} | {:.1} | {:.1} | {:.1} |",
                row.name,
                row.texts,
                counts.words_per_sentence(),
                counts.ninetieth(),
                counts.flesch_douma(),
                counts.long_word_percentage(),
                counts.passive_percentage(),
                counts.heavy_noun_percentage(),
            )?;
        }
        for row in &self.kinds {
            writeln!(text, "\nHardest of “{}”:", row.name)?;
            for (ease, hard) in &row.hardest {
                writeln!(text, "{ease:6.1}  {}: {}: {}", hard.file, hard.place, hard.text)?;
            }
        }
        formatter.write_str(&text)
    }
}
