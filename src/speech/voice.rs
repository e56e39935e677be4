//! Choosing a voice.

/// A voice of the device, as the browser tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The language (BCP 47); some devices write `nl_NL`.
    pub lang: String,
    /// It works without the internet.
    pub local: bool,
    /// The device's own choice.
    pub default: bool,
}

/// The best voice for a language, by its place in the list; none when no voice speaks it. Offline voices come first: what
/// an online voice reads goes to its maker. Then the language's own country (`nl-NL` before `nl-BE`), then the device's
/// own choice, then the order of the device.
pub fn choose(voices: &[Voice], lang: &str) -> Option<usize> {
    let speaks =
        voices.iter().enumerate().filter(|(_, voice)| language(&voice.lang).eq_ignore_ascii_case(language(lang)));
    let best =
        speaks.max_by_key(|(at, voice)| (voice.local, is_own_country(&voice.lang), voice.default, usize::MAX - at));
    best.map(|(at, _)| at)
}

/// The language without its country: `nl` of `nl-NL`.
fn language(lang: &str) -> &str {
    lang.split(['-', '_']).next().unwrap_or(lang)
}

/// Whether a voice's country is the one that goes without saying. Only Dutch and English have voices of several
/// countries that a reader here would hear as foreign.
fn is_own_country(lang: &str) -> bool {
    let country = lang.split(['-', '_']).nth(1);
    match language(lang) {
        "nl" => country.is_none_or(|country| country.eq_ignore_ascii_case("NL")),
        "en" => country.is_none_or(|country| country.eq_ignore_ascii_case("GB")),
        _ => true,
    }
}
