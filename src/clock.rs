//! The wall clock of Europe/Amsterdam, whatever the phone's own zone.

use crate::content::Day;
use crate::hours::Moment;
use js_sys::{Date, Object, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Date)]
    type Clock;
    /// Throws in a browser that does not know the zone; the binding of `js_sys` does not catch that.
    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn write(this: &Clock, locale: &str, options: &Object) -> Result<String, JsValue>;
}

thread_local! {
    /// The last moment that was asked for, and in which minute since 1970. Browsers take a millisecond to tell.
    static LAST: Cell<(f64, Option<Moment>)> = const { Cell::new((-1.0, None)) };
}

/// Now, in Europe/Amsterdam; none when the browser cannot tell.
pub fn now() -> Option<Moment> {
    let minute = (Date::now() / 60_000.0).floor();
    let (last, moment) = LAST.get();
    if minute == last {
        return moment;
    }
    let moment = ask();
    LAST.set((minute, moment));
    moment
}

fn ask() -> Option<Moment> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &"Europe/Amsterdam".into()).ok()?;
    // The Swedish way of writing a moment is the ISO way: 2026-11-22 14:05:00.
    let written = Date::new_0().unchecked_into::<Clock>().write("sv-SE", &options).ok()?;
    let mut numbers =
        written.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (hour, minute) = (numbers.next()?, numbers.next()?);
    Some(Moment { day: day_number(year, month, day), minute: u16::try_from(hour * 60 + minute).ok()? })
}

/// Days since 1 January 1970, by Howard Hinnant's `days_from_civil`.
fn day_number(year: i32, month: i32, day: i32) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}
