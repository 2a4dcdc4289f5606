//! The forms of dates, and the days that each stands for.

use chancery_core::date::{Date, Day, Truth};

use super::super::markdown_table;

/// The forms, and how each is read.
const FORMS: &[(&str, &str)] = &[
    ("2014-05-12", "12 May 2014"),
    ("2014-05", "some day in May 2014"),
    ("2014", "some day in 2014"),
    ("201X", "some day in the 2010s"),
    (
        "2014-05-10/2014-05-12",
        "one of three days: 10, 11 or 12 May 2014",
    ),
    ("../2008", "2008 or earlier"),
    ("2015/..", "2015 or later"),
    ("../..", "at an unknown time"),
    ("2014~", "about 2014"),
    ("2014?", "2014, but the source doubts it"),
    ("2014%", "about 2014, and the source doubts it"),
];

/// The day that the last column asks of.
const ASKED: &str = "2014-05-12";

pub(super) fn text() -> String {
    let asked: Option<Day> = ASKED.parse().ok();
    let rows = FORMS.iter().filter_map(|(form, meaning)| {
        let date: Date = form.parse().ok()?;
        Some(vec![
            format!("`{form}`"),
            (*meaning).to_owned(),
            day(date.bounds().earliest),
            day(date.bounds().latest),
            answer(date.is_past_on(asked?)).to_owned(),
        ])
    });
    let question = format!("had it happened by {ASKED}?");
    let table = markdown_table(&["write", "read", "first day", "last day", &question], rows);
    include_str!("dates.md").replace("{dates}", table.trim_end())
}

fn day(day: Option<Day>) -> String {
    day.map_or_else(|| "unknown".to_owned(), |day| day.to_string())
}

fn answer(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_a_date_and_has_a_row() {
        let text = text();
        for (form, _) in FORMS {
            assert!(form.parse::<Date>().is_ok(), "{form}");
            assert!(text.contains(&format!("| `{form}` |")), "{form}");
        }
    }
}
