//! Opening hours against the evaluation of the opening-hours crate itself, for a whole year.

use chrono::{Days, Duration, NaiveDate, NaiveDateTime, Timelike};
use opening_hours::localization::Country;
use opening_hours::{Context, OpeningHours};
use proptest::prelude::*;
use std::str::FromStr;
use waarheen::content::Schedule;
use waarheen::hours::{Moment, OpenState, compile, day_of, state, weekday};

const OFFICE: &str = "Mo-Fr 09:00-17:00; PH off";

/// Every way of writing hours that editors use, and the awkward ones.
const TEXTS: [&str; 16] = [
    "24/7",
    OFFICE,
    "Mo-Fr 08:30-12:30,13:30-17:00; PH off",
    "Mo-Th 18:00-22:00",
    "Fr 22:00-02:00",
    "We 14:00-18:00; Th 18:00-22:00; Fr 19:00-01:00; Sa 20:00-01:30; PH off",
    "Apr-Sep Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-17:00; PH 10:00-12:00",
    "Mo,We,Fr 08:30-12:00",
    "off",
    "Su,Mo 10:00-12:00; Tu-Sa 09:00-18:00",
    "Sep-Nov We 19:30-21:30; Jan-Apr We 19:30-21:30; PH off",
    "Mo-Su 08:00-24:00",
    "Mo-Fr 09:00-12:00; Th 17:00-20:00; PH off; Dec 24,Dec 31 09:00-11:00",
    "Mo-Su 22:00-06:00",
    "Mo-Fr 09:00-17:00; 2027 Jul 19-2027 Aug 27 off",
];

fn first_day() -> NaiveDate {
    date(2026, 11, 22)
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    date.and_hms_opt(hour, minute, 0).expect("a time of day")
}

fn compiled(text: &str) -> Schedule {
    compile(text, first_day()).unwrap_or_else(|error| panic!("{text}: {}", error.0))
}

fn said(schedule: &Schedule, time: NaiveDateTime) -> OpenState {
    state(Some(schedule), moment(time))
}

fn moment(time: NaiveDateTime) -> Moment {
    Moment { day: day_of(time.date()), minute: minute(time) }
}

fn minute(time: NaiveDateTime) -> u16 {
    u16::try_from(time.hour() * 60 + time.minute()).expect("a minute of the day")
}

fn reference(text: &str) -> OpeningHours {
    let hours = OpeningHours::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    hours.with_context(Context::default().with_holidays(Country::NL.holidays()))
}

/// When it is open in the year and the month after it: from and to.
fn open_times(text: &str) -> Vec<(NaiveDateTime, NaiveDateTime)> {
    let end = first_day() + Days::new(365 + 31);
    let mut times: Vec<(NaiveDateTime, NaiveDateTime)> = Vec::new();
    let hours = reference(text);
    let ranges = hours.iter_range(at(first_day(), 0, 0), at(end, 0, 0));
    for range in ranges.filter(|range| range.kind == opening_hours::RuleKind::Open) {
        match times.last_mut() {
            Some(last) if last.1 == range.range.start => last.1 = range.range.end,
            _ => times.push((range.range.start, range.range.end)),
        }
    }
    times
}

/// What should be said at this moment, by the times it is open.
fn expected(open: &[(NaiveDateTime, NaiveDateTime)], now: NaiveDateTime) -> OpenState {
    match open.iter().find(|(_, to)| now < *to) {
        None => OpenState::Closed,
        Some((from, to)) if *from <= now => OpenState::OpenUntil(minute(*to)),
        Some((from, _)) => match (from.date() - now.date()).num_days() {
            0 => OpenState::OpensToday(minute(*from)),
            ahead @ 1..=14 => OpenState::OpensLater(u8::try_from(ahead).expect("a few days"), minute(*from)),
            _ => OpenState::Closed,
        },
    }
}

#[test]
fn every_quarter_of_an_hour_of_a_year_says_what_the_opening_hours_say() {
    for text in TEXTS.into_iter().filter(|text| *text != "24/7") {
        let (schedule, open) = (compiled(text), open_times(text));
        let mut next = 0;
        for quarter in 0..365 * 24 * 4 {
            let now = at(first_day(), 0, 0) + Duration::minutes(quarter * 15);
            while open.get(next).is_some_and(|(_, to)| *to <= now) {
                next += 1;
            }
            assert_eq!(said(&schedule, now), expected(&open[next..], now), "{text} at {now}");
        }
    }
}

#[test]
fn the_minutes_around_every_change_of_a_year_say_what_the_opening_hours_say() {
    let (first, last) = (at(first_day(), 0, 0), at(first_day() + Days::new(365), 0, 0));
    for text in TEXTS.into_iter().filter(|text| *text != "24/7") {
        let (schedule, open) = (compiled(text), open_times(text));
        for (index, (from, to)) in open.iter().enumerate() {
            for now in
                [from, to].into_iter().flat_map(|change| (-2..=2).map(|ahead| *change + Duration::minutes(ahead)))
            {
                if now >= first && now < last {
                    let from_here = &open[index.saturating_sub(1)..];
                    assert_eq!(said(&schedule, now), expected(from_here, now), "{text} at {now}");
                }
            }
        }
    }
}

#[test]
fn each_day_agrees_with_the_next_change_of_the_opening_hours_crate() {
    for text in TEXTS {
        let (schedule, hours) = (compiled(text), reference(text));
        for now in (0..365).map(|ahead| at(first_day() + Days::new(ahead), 11, 7)) {
            let change = hours.next_change(now);
            match said(&schedule, now) {
                OpenState::Always => assert!(hours.is_open(now) && change.is_none(), "{text} at {now}"),
                OpenState::OpenUntil(minute) => {
                    let end = change.expect("it closes again");
                    assert!(hours.is_open(now), "{text} at {now}");
                    assert_eq!(minute, self::minute(end), "{text} at {now}");
                    assert!(end - now < Duration::days(1), "{text} at {now}: it closes on another day than is said");
                }
                OpenState::OpensToday(minute) => assert_opens(&hours, now, 0, minute),
                OpenState::OpensLater(days, minute) => assert_opens(&hours, now, days, minute),
                OpenState::Closed => {
                    assert!(hours.is_closed(now), "{text} at {now}");
                    assert!(
                        change.is_none_or(|change| change.date() - now.date() > Duration::days(14)),
                        "{text} at {now}"
                    );
                }
                OpenState::Unknown => panic!("{text}: the hours are known"),
            }
        }
    }
}

fn assert_opens(hours: &OpeningHours, now: NaiveDateTime, days: u8, minute: u16) {
    assert!(hours.is_closed(now), "{hours} at {now}");
    let then = now.date() + Days::new(u64::from(days));
    assert_eq!(
        hours.next_change(now),
        Some(at(then, u32::from(minute) / 60, u32::from(minute) % 60)),
        "{hours} at {now}"
    );
}

#[test]
fn day_and_night_is_always_open() {
    assert_eq!(said(&compiled("24/7"), at(date(2026, 12, 25), 3, 0)), OpenState::Always);
    assert_eq!(said(&compiled("Mo-Su,PH 00:00-24:00"), at(date(2026, 12, 25), 3, 0)), OpenState::Always);
}

#[test]
fn the_night_of_friday_goes_on_until_saturday_morning() {
    let schedule = compiled("Fr 22:00-02:00");
    let friday = date(2026, 11, 27);
    assert_eq!(said(&schedule, at(friday, 21, 59)), OpenState::OpensToday(22 * 60));
    assert_eq!(said(&schedule, at(friday, 23, 59)), OpenState::OpenUntil(2 * 60));
    assert_eq!(said(&schedule, at(friday + Days::new(1), 1, 59)), OpenState::OpenUntil(2 * 60));
    assert_eq!(said(&schedule, at(friday + Days::new(1), 2, 0)), OpenState::OpensLater(6, 22 * 60));
}

#[test]
fn a_night_that_started_before_the_first_day_still_counts() {
    let saturday = date(2026, 11, 28);
    let schedule = compile("Fr 22:00-02:00", saturday).expect("it can be read");
    assert_eq!(said(&schedule, at(saturday, 1, 0)), OpenState::OpenUntil(2 * 60));
}

#[test]
fn dutch_holidays_are_closed_when_the_hours_say_so() {
    let holidays = [
        ("Christmas", date(2026, 12, 25)),
        ("New Year's Day", date(2027, 1, 1)),
        ("Easter Monday", date(2027, 3, 29)),
        ("Koningsdag", date(2027, 4, 27)),
        ("Ascension Day", date(2027, 5, 6)),
        ("Whit Monday", date(2027, 5, 17)),
    ];
    for (name, day) in holidays {
        assert!(weekday(day_of(day)) < 5, "{name} is a weekday, or this shows nothing");
        let noon = at(day, 12, 0);
        assert!(said(&compiled(OFFICE), noon).is_closed(), "{name}");
        assert_eq!(said(&compiled("Mo-Fr 09:00-17:00"), noon), OpenState::OpenUntil(17 * 60), "{name}");
        assert_eq!(said(&compiled("Mo-Fr 09:00-17:00; PH 10:00-13:00"), noon), OpenState::OpenUntil(13 * 60), "{name}");
    }
}

#[test]
fn after_a_holiday_it_opens_on_the_next_working_day() {
    let easter_monday = date(2027, 3, 29);
    assert_eq!(said(&compiled(OFFICE), at(easter_monday, 12, 0)), OpenState::OpensLater(1, 9 * 60));
    let good_friday_evening = at(date(2027, 3, 26), 18, 0);
    assert_eq!(said(&compiled(OFFICE), good_friday_evening), OpenState::OpensLater(4, 9 * 60));
}

#[test]
fn the_nights_the_clock_changes_are_like_any_other_night_on_the_wall_clock() {
    let (spring, autumn) = (date(2027, 3, 28), date(2027, 10, 31));
    for text in ["Sa 20:00-04:00", "Mo-Su 22:00-06:00", "Su 02:30-03:30"] {
        let schedule = compiled(text);
        for changed in [spring, autumn] {
            for minute in 0..24 * 60 {
                let now = at(changed, 0, 0) + Duration::minutes(minute);
                let a_week_before = said(&schedule, now - Duration::days(7));
                assert_eq!(said(&schedule, now), a_week_before, "{text} at {now}");
            }
        }
    }
}

#[test]
fn the_next_opening_is_told_fourteen_days_ahead_and_no_further() {
    let schedule = compiled("2027 Mar 15 10:00-12:00");
    let fourteen_days_before = date(2027, 3, 1);
    assert_eq!(said(&schedule, at(fourteen_days_before, 9, 0)), OpenState::OpensLater(14, 10 * 60));
    assert_eq!(said(&schedule, at(fourteen_days_before - Days::new(1), 23, 59)), OpenState::Closed);
}

#[test]
fn closed_for_good_is_closed_and_never_opens() {
    assert_eq!(said(&compiled("off"), at(date(2027, 6, 1), 12, 0)), OpenState::Closed);
}

#[test]
fn without_a_schedule_nothing_is_known_and_nothing_is_called_closed() {
    let state = state(None, moment(at(first_day(), 12, 0)));
    assert_eq!(state, OpenState::Unknown);
    assert!(!state.is_closed());
}

#[test]
fn open_until_is_never_said_of_a_time_at_which_it_does_not_close() {
    let schedule = compiled("Mo-Fr 00:00-24:00");
    let (monday, friday) = (date(2026, 11, 23), date(2026, 11, 27));
    assert_eq!(said(&schedule, at(friday, 12, 0)), OpenState::OpenUntil(0));
    let in_the_week = said(&schedule, at(monday, 12, 0));
    assert!(
        !matches!(in_the_week, OpenState::OpenUntil(_)),
        "it closes in five days, and the page says {in_the_week:?}"
    );
}

#[test]
fn a_week_holds_its_days_from_monday_on() {
    let schedule = compiled("Su 10:00-12:00; Mo 09:00-17:00");
    assert_eq!(schedule.groups(), [(0, 0, [(540, 1020)].as_slice()), (6, 6, [(600, 720)].as_slice())]);
}

#[test]
fn what_cannot_be_read_is_an_error_that_says_something() {
    for text in ["", "altijd", "Mo-Fr 9 tot 5", "Mo-Fr 09:00-17:00; PH dicht", "ma-vr 09:00-17:00", "Mo-Fr 25:99-26:00"]
    {
        let error = compile(text, first_day()).expect_err(text);
        assert!(!error.0.trim().is_empty(), "{text}");
    }
}

/// Texts out of the pieces of real hours, so that many can be read and none is like what people write.
fn nearly_hours() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Mo",
        "Su-Fr",
        "PH",
        "SH",
        "off",
        "open",
        "unknown",
        "24/7",
        "09:00-17:00",
        "22:00-02:00",
        "10:00+",
        "00:00-48:00",
        "sunrise-sunset",
        "(dawn+02:00)-dusk",
        "Jan-Mar",
        "Feb 29",
        "Feb 31",
        "easter",
        "easter -2 days",
        "week 1-53/2",
        "2027",
        "1900-9999",
        "Mo[1]",
        "Su[-1]",
        "\"op afspraak\"",
        ";",
        ",",
        "||",
        "-",
        ":",
        " ",
        "  ",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_hours_or_an_error(text in prop_oneof![any::<String>(), "[A-Za-z0-9:;, /+-]{0,30}", nearly_hours()]) {
        if let Ok(schedule) = compile(&text, first_day()) {
            for ahead in 0..40 {
                said(&schedule, at(first_day(), 0, 0) + Duration::hours(ahead * 11));
            }
        }
    }

    #[test]
    fn the_hours_of_a_day_stand_in_order_and_never_overlap(text in nearly_hours()) {
        let schedule = compile(&text, first_day()).unwrap_or_default();
        let days = schedule.week.iter().chain(schedule.dates.iter().map(|(_, spans)| spans));
        for spans in days {
            prop_assert!(spans.iter().all(|(from, to)| from < to), "{text}: {spans:?}");
            prop_assert!(spans.windows(2).all(|pair| pair[0].1 < pair[1].0), "{text}: {spans:?}");
        }
    }
}
