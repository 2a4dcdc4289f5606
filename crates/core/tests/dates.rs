//! Dates: every text comes back, the bounds are those of another reader of EDTF, and the answers
//! in three values are those of counting days.

use chancery_core::date::{Date, Day, Truth};
use edtf_core::{Bound, Edtf};
use proptest::prelude::*;

/// The days of two months, so that all of them can be tried.
const FIRST: (i32, i32, i32) = (2012, 1, 1);
const DAYS: i32 = 120;

fn first_day() -> Day {
    Day::from_calendar(FIRST.0, FIRST.1, FIRST.2)
}

/// A date without qualifier within a few months of 2012.
fn near_date() -> impl Strategy<Value = String> {
    let single = prop_oneof![
        (0..DAYS).prop_map(|count| first_day().plus(count).to_string()),
        (1..=4).prop_map(|month| format!("2012-{month:02}")),
        (1..=4, 0..3).prop_map(|(month, tens)| format!("2012-{month:02}-{tens}X")),
    ];
    let interval = (0..DAYS, 0..30).prop_map(|(start, length)| {
        let start = first_day().plus(start);
        format!("{start}/{}", start.plus(length))
    });
    prop_oneof![single, interval]
}

/// Any text of a form that the format accepts, whether or not the calendar has it.
fn any_form() -> impl Strategy<Value = String> {
    let single = prop_oneof![
        "[0-9]{4}",
        "[0-9]{4}-[01][0-9]",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]",
        "[0-9]{3}X",
        "[0-9]{2}XX",
        "[0-9]{4}-XX",
        "[0-9]{4}-[01][0-9]-XX",
        "[0-9]{4}-XX-XX",
    ];
    let qualified = (
        single,
        prop_oneof![Just(""), Just("?"), Just("~"), Just("%")],
    )
        .prop_map(|(date, mark)| format!("{date}{mark}"));
    let end = prop_oneof![3 => qualified, 1 => Just("..".to_owned())];
    prop_oneof![
        (end.clone(), end.clone()).prop_map(|(start, end)| format!("{start}/{end}")),
        end,
    ]
}

/// The days that a date may be; its bounds must be known.
fn days_of(date: &Date) -> Vec<Day> {
    let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) else {
        return Vec::new();
    };
    let mut days = vec![earliest];
    while let Some(last) = days.last().filter(|last| **last < latest) {
        days.push(last.plus(1));
    }
    days
}

/// Yes if all answers are yes, no if none is, otherwise unknown.
fn summed_up(answers: impl Iterator<Item = bool> + Clone) -> Truth {
    if answers.clone().all(|answer| answer) {
        Truth::Yes
    } else if answers.clone().any(|answer| answer) {
        Truth::Unknown
    } else {
        Truth::No
    }
}

proptest! {
    #[test]
    fn an_accepted_text_comes_back_as_it_was_written(text in any_form()) {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn any_text_is_a_date_or_an_error(text in "[0-9X/.?~%-]{0,22}|\\PC*") {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn bounds_are_those_of_another_reader(text in any_form()) {
        let date = text.parse::<Date>();
        if let (Ok(date), Ok(other)) = (date, Edtf::parse(&text)) {
            let day = |bound: &Bound| match bound {
                Bound::Date(day) => {
                    Some(format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
                }
                _ => None,
            };
            let bounds = other.bounds();
            prop_assert_eq!(date.earliest().map(|day| day.to_string()), day(&bounds.earliest));
            prop_assert_eq!(date.latest().map(|day| day.to_string()), day(&bounds.latest));
        }
    }

    #[test]
    fn what_another_reader_refuses_is_no_date(text in any_form()) {
        if text != "../.." && Edtf::parse(&text).is_err() {
            prop_assert!(text.parse::<Date>().is_err());
        }
    }

    #[test]
    fn a_day_comes_back_from_its_calendar_date(count in 0..=3_652_424_i32) {
        let day = Day::FIRST.plus(count);
        let (year, month, of_month) = day.calendar();
        prop_assert_eq!(Day::from_calendar(year, month, of_month), day);
        prop_assert_eq!(Date::from(day).single_day(), Some(day));
        prop_assert_eq!(day.to_string().parse::<Day>().ok(), Some(day));
        prop_assert_eq!(Date::from(day), day.to_string().parse::<Date>().unwrap());
    }

    #[test]
    fn before_is_what_counting_days_says(one in near_date(), other in near_date()) {
        let (one, other): (Date, Date) = (one.parse().unwrap(), other.parse().unwrap());
        let (ones, others) = (days_of(&one), days_of(&other));
        let pairs = ones.iter().flat_map(|a| others.iter().map(move |b| a < b));
        prop_assert_eq!(one.is_before(&other), summed_up(pairs));
    }

    #[test]
    fn within_is_what_counting_days_says(date in near_date(), interval in near_date()) {
        let (date, interval): (Date, Date) = (date.parse().unwrap(), interval.parse().unwrap());
        let inside = days_of(&interval);
        let days = days_of(&date);
        let answers = days.iter().map(|day| inside.contains(day));
        prop_assert_eq!(date.is_within(&interval), summed_up(answers));
    }

    #[test]
    fn past_is_what_counting_days_says(date in near_date(), count in 0..DAYS) {
        let (date, day): (Date, _) = (date.parse().unwrap(), first_day().plus(count));
        let days = days_of(&date);
        prop_assert_eq!(date.is_past_on(day), summed_up(days.iter().map(|own| *own <= day)));
    }

    #[test]
    fn nothing_is_certain_about_a_qualified_date(one in near_date(), other in near_date()) {
        prop_assume!(!one.contains('/'));
        let doubted: Date = format!("{one}?").parse().unwrap();
        let other: Date = other.parse().unwrap();
        prop_assert_eq!(doubted.is_before(&other), Truth::Unknown);
        prop_assert_eq!(other.is_before(&doubted), Truth::Unknown);
        prop_assert_eq!(doubted.is_within(&other), Truth::Unknown);
        prop_assert_eq!(other.is_within(&doubted), Truth::Unknown);
        prop_assert_eq!(doubted.is_past_on(first_day()), Truth::Unknown);
        prop_assert!(doubted.earliest().is_some());
    }
}

#[test]
fn a_date_takes_24_bytes() {
    assert!(size_of::<Date>() <= 24);
    assert!(size_of::<Option<Date>>() <= 24);
}

#[test]
fn forms_that_are_not_accepted() {
    for text in [
        "",
        " ",
        "13",
        "2013-3",
        "2013-02-30",
        "2013-13",
        "2013-00",
        "2013-1X-01",
        "20X3",
        "X013",
        "2013/2012",
        "2013/",
        "/2013",
        "2013/2014/2015",
        "2013-03-11T10:00",
        "Y20130",
        "-2013",
        "2013-21",
        "2013-2X",
        "2013-41",
        "{2013}",
        "2013-?03",
        "?2013",
        "..",
        "2013 ",
        "unknown",
        "11.03.2013",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text:?}");
    }
}

#[test]
fn open_ends_have_no_bound() {
    let bounds = |text: &str| {
        let date: Date = text.parse().unwrap();
        (
            date.earliest().map(|d| d.to_string()),
            date.latest().map(|d| d.to_string()),
        )
    };
    assert_eq!(
        bounds("../2008-06-27"),
        (None, Some("2008-06-27".to_owned()))
    );
    assert_eq!(bounds("1997/.."), (Some("1997-01-01".to_owned()), None));
    assert_eq!(bounds("../.."), (None, None));
    assert_eq!(
        bounds("2012-02"),
        (Some("2012-02-01".into()), Some("2012-02-29".into()))
    );
}
