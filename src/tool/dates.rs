//! Days and months as people write them.

use chrono::{Locale, NaiveDate};

/// A day in words of this language: *27 november 2026*.
pub(super) fn day_in_words(day: NaiveDate, lang: &str) -> String {
    day.format_localized("%-d %B %Y", locale(lang)).to_string()
}

/// A day, month or year of the content in words of this language: *november 2026*.
pub(super) fn date_in_words(date: &str, lang: &str) -> String {
    if let Ok(day) = NaiveDate::parse_from_str(date, "%Y-%m-%d") {
        return day_in_words(day, lang);
    }
    match NaiveDate::parse_from_str(&format!("{date}-01"), "%Y-%m-%d") {
        Ok(month) => month.format_localized("%B %Y", locale(lang)).to_string(),
        // A year stands as it is.
        Err(_) => date.to_owned(),
    }
}

fn locale(lang: &str) -> Locale {
    match lang {
        "en" => Locale::en_GB,
        "ar" => Locale::ar_AE,
        "tr" => Locale::tr_TR,
        "pl" => Locale::pl_PL,
        "uk" => Locale::uk_UA,
        _ => Locale::nl_NL,
    }
}
