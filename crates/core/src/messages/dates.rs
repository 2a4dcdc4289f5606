//! Dates in the words of a language.

use std::borrow::Cow;

use fluent_bundle::types::FluentType;

use super::Messages;
use crate::date::{Date, Day, Moment, MomentWithDoubt, Spoken};
use crate::model::Language;

/// The form of a date that a sentence needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateForm {
    /// As it stands alone.
    Words,
    /// The same, an interval by its two ends.
    Range,
    /// In digits.
    Short,
    /// In digits, and an interval in words: alone in a cell its two ends would be read as a period.
    Cell,
    /// As records write it.
    Notation,
    /// In the genitive.
    Genitive,
    /// With its preposition.
    When,
}

impl DateForm {
    /// What messages call the case of the form.
    fn case(self) -> &'static str {
        match self {
            DateForm::Words
            | DateForm::Range
            | DateForm::Short
            | DateForm::Cell
            | DateForm::Notation => "nominative",
            DateForm::Genitive => "genitive",
            DateForm::When => "when",
        }
    }
}

/// A date as a value of Fluent, with the form in which it is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DateValue {
    date: Date,
    form: DateForm,
    language: Language,
    is_marked: bool,
    has_digits: bool,
}

impl DateValue {
    /// A date in the form in which it stands alone.
    pub(super) fn new(date: Date, messages: &Messages) -> Self {
        DateValue {
            date,
            form: match messages.has_digits {
                true => DateForm::Short,
                false => DateForm::Words,
            },
            language: messages.language,
            is_marked: messages.is_marked,
            has_digits: messages.has_digits,
        }
    }

    /// The same date in another form.
    pub(super) fn in_form(&self, form: DateForm) -> Self {
        let form = match self.has_digits && form != DateForm::Notation {
            true => DateForm::Short,
            false => form,
        };
        DateValue {
            form,
            ..self.clone()
        }
    }

    fn words(&self) -> String {
        let messages = match self.is_marked {
            true => Messages::marked(),
            false => Messages::of(self.language),
        };
        messages.date(&self.date, self.form)
    }
}

impl FluentType for DateValue {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.words().into()
    }

    fn as_string_threadsafe(
        &self,
        _: &intl_memoizer::concurrent::IntlLangMemoizer,
    ) -> Cow<'static, str> {
        self.words().into()
    }
}

impl Messages {
    /// A date in a form.
    pub(super) fn date(&self, date: &Date, form: DateForm) -> String {
        if form == DateForm::Notation {
            return date.to_string();
        }
        let case = form.case();
        let words = |end: &MomentWithDoubt| self.moment_with_doubt(end, form);
        match date.spoken() {
            Spoken::Any if matches!(form, DateForm::Short | DateForm::Cell) => {
                say!(self, "date-any")
            }
            Spoken::Any => say!(self, "date-unknown", case = case),
            Spoken::One(moment) => words(&moment),
            Spoken::UpTo(last) => say!(self, "date-or-before", date = words(&last)),
            Spoken::From(first) => say!(self, "date-or-after", date = words(&first)),
            Spoken::Between(first, last) => self.interval(&first, &last, form),
        }
    }

    fn interval(&self, first: &MomentWithDoubt, last: &MomentWithDoubt, form: DateForm) -> String {
        if form != DateForm::Short && are_neighbours(first, last) {
            return self.either_day(&first.moment, &last.moment, form);
        }
        if form == DateForm::Cell {
            let [first, last] = [first, last].map(|end| self.moment_with_doubt(end, form));
            return say!(self, "date-between-short", first = first, last = last);
        }
        if matches!(form, DateForm::Short | DateForm::Range) {
            let [first, last] = [first, last].map(|end| self.moment_with_doubt(end, form));
            return say!(self, "date-range", first = first, last = last);
        }
        let first = self.moment_with_doubt(first, DateForm::Genitive);
        let last = self.moment_with_doubt(last, DateForm::Words);
        let case = form.case();
        say!(
            self,
            "date-between",
            first = first,
            last = last,
            case = case
        )
    }

    /// One of two days that follow each other: '2 or 3 December 2016'.
    fn either_day(&self, first: &Moment, last: &Moment, form: DateForm) -> String {
        let case = form.case();
        let former = match (first, last) {
            (Moment::Day(year, month, day), Moment::Day(other, same, _))
                if (year, month) == (other, same) && form != DateForm::Cell =>
            {
                let day = day.trim_start_matches('0');
                say!(self, "date-day-of-two", day = day, case = case)
            }
            _ => self.moment(first, form),
        };
        let last = match form {
            DateForm::When => self.moment(last, DateForm::Words),
            form => self.moment(last, form),
        };
        say!(self, "date-either", first = former, last = last)
    }

    fn moment_with_doubt(&self, end: &MomentWithDoubt, form: DateForm) -> String {
        // What is only about a date has no preposition but that one.
        let inner = match (end.is_approximate, form) {
            (true, DateForm::Short | DateForm::Cell) | (false, _) => form,
            (true, _) => DateForm::Genitive,
        };
        let mut words = self.moment(&end.moment, inner);
        if end.is_approximate {
            words = say!(self, "date-about", date = words);
        }
        match end.is_doubtful {
            true => say!(self, "date-doubtful", date = words),
            false => words,
        }
    }

    fn moment(&self, moment: &Moment, form: DateForm) -> String {
        let case = form.case();
        let is_short = matches!(form, DateForm::Short | DateForm::Cell);
        match moment {
            Moment::Day(year, month, day) if is_short => {
                say!(
                    self,
                    "date-day-short",
                    year = year,
                    month = month,
                    day = day
                )
            }
            Moment::Month(year, month) if is_short => {
                say!(self, "date-month-short", year = year, month = month)
            }
            Moment::Day(year, month, day) => {
                let month = self.month(month, "genitive");
                let day = day.trim_start_matches('0');
                say!(
                    self,
                    "date-day",
                    year = year,
                    month = month,
                    day = day,
                    case = case
                )
            }
            Moment::Month(year, month) => {
                let month = self.month(month, case);
                say!(self, "date-month", year = year, month = month, case = case)
            }
            Moment::Year(year) if is_short => year.clone(),
            Moment::Year(year) => say!(self, "date-year", year = year, case = case),
            Moment::Decade(year) => say!(self, "date-decade", year = year, case = case),
            Moment::Notation(text) => say!(self, "date-notation", date = text, case = case),
        }
    }

    fn month(&self, digits: &str, case: &str) -> String {
        let month: usize = digits.parse().unwrap_or_default();
        say!(self, "date-month-name", month = month, case = case)
    }
}

/// Whether two moments are certain days that follow each other.
fn are_neighbours(first: &MomentWithDoubt, last: &MomentWithDoubt) -> bool {
    let day = |it: &MomentWithDoubt| match &it.moment {
        Moment::Day(year, month, day) if !it.is_approximate && !it.is_doubtful => {
            format!("{year}-{month}-{day}").parse::<Day>().ok()
        }
        _ => None,
    };
    day(first).is_some_and(|first| day(last) == Some(first.plus(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worded(text: &str, language: Language, form: DateForm) -> String {
        let date: Date = text.parse().unwrap();
        Messages::of(language)
            .date(&date, form)
            .replace('\u{a0}', " ")
    }

    #[test]
    fn every_date_has_words_in_english() {
        for (text, words, when) in [
            ("2026-05-05", "5 May 2026", "on 5 May 2026"),
            ("2026-05", "May 2026", "in May 2026"),
            ("1960", "1960", "in 1960"),
            ("199X", "1990s", "in the 1990s"),
            ("1960~", "about 1960", "about 1960"),
            ("2026-05?", "May 2026 (doubtful)", "in May 2026 (doubtful)"),
            ("../2008-05", "May 2008 or before", "in May 2008 or before"),
            ("../..", "an unknown day", "on an unknown day"),
            (
                "2004-03-01/2004-03-03",
                "some day between 1 March 2004 and 3 March 2004",
                "on some day between 1 March 2004 and 3 March 2004",
            ),
            (
                "2016-12-02/2016-12-03",
                "2 or 3 December 2016",
                "on 2 or 3 December 2016",
            ),
            (
                "2016-12-31/2017-01-01",
                "31 December 2016 or 1 January 2017",
                "on 31 December 2016 or 1 January 2017",
            ),
            ("19XX", "19XX", "in 19XX"),
        ] {
            assert_eq!(worded(text, Language::English, DateForm::Words), words);
            assert_eq!(worded(text, Language::English, DateForm::When), when);
        }
        let range = worded("2004-03-01/2004-07", Language::English, DateForm::Range);
        assert_eq!(range, "1 March 2004 \u{2013} July 2004");
        let since = worded("201X", Language::English, DateForm::Genitive);
        assert_eq!(since, "the 2010s");
    }

    #[test]
    fn an_interval_in_a_cell_is_no_period() {
        for (text, english, russian) in [
            ("2026-05-05", "2026-05-05", "05.05.2026"),
            (
                "2004-03-01/2004-07",
                "between 2004-03-01 and 2004-07",
                "между 01.03.2004 и 07.2004",
            ),
            (
                "2016-12-02/2016-12-03",
                "2016-12-02 or 2016-12-03",
                "02.12.2016 или 03.12.2016",
            ),
        ] {
            assert_eq!(worded(text, Language::English, DateForm::Cell), english);
            assert_eq!(worded(text, Language::Russian, DateForm::Cell), russian);
        }
    }

    #[test]
    fn digits_are_those_of_the_words_of_a_date() {
        for text in [
            "2013-03-11",
            "2013-03",
            "2013",
            "2010~",
            "2021%",
            "2004?/2006",
            "199X",
            "19XX",
            "2013-XX",
            "../2008-05",
            "2010/..",
            "../..",
            "2013-03-10/2013-03-11",
        ] {
            let date: Date = text.parse().unwrap();
            let short = worded(text, Language::English, DateForm::Short);
            assert_eq!(short, date.words());
        }
    }

    #[test]
    fn every_date_has_words_in_russian() {
        for (text, words, genitive, when) in [
            (
                "2026-05-05",
                "5 мая 2026 г.",
                "5 мая 2026 г.",
                "5 мая 2026 г.",
            ),
            ("2026-05", "май 2026 г.", "мая 2026 г.", "в мае 2026 г."),
            ("1960", "1960 г.", "1960 г.", "в 1960 г."),
            ("199X", "1990-е гг.", "1990-х гг.", "в 1990-х гг."),
            (
                "2010-05~",
                "около мая 2010 г.",
                "около мая 2010 г.",
                "около мая 2010 г.",
            ),
            (
                "2004-03/2004-07",
                "один из дней с марта 2004 г. по июль 2004 г.",
                "одного из дней с марта 2004 г. по июль 2004 г.",
                "в один из дней с марта 2004 г. по июль 2004 г.",
            ),
            (
                "2016-12-02/2016-12-03",
                "2 или 3 декабря 2016 г.",
                "2 или 3 декабря 2016 г.",
                "2 или 3 декабря 2016 г.",
            ),
        ] {
            assert_eq!(worded(text, Language::Russian, DateForm::Words), words);
            assert_eq!(
                worded(text, Language::Russian, DateForm::Genitive),
                genitive
            );
            assert_eq!(worded(text, Language::Russian, DateForm::When), when);
        }
        let short = worded("2026-05-05", Language::Russian, DateForm::Short);
        assert_eq!(short, "05.05.2026");
    }

    #[test]
    fn digits_stay_digits_in_every_form() {
        let date: Date = "2004-03-01/2004-07".parse().unwrap();
        let value = DateValue::new(date, Messages::in_digits());
        for form in [DateForm::Range, DateForm::Genitive, DateForm::When] {
            assert_eq!(value.in_form(form).words(), "2004-03-01 \u{2013} 2004-07");
        }
        let notation = value.in_form(DateForm::Notation);
        assert_eq!(notation.words(), "2004-03-01/2004-07");
    }

    #[test]
    fn a_sentence_that_ends_with_a_date_has_one_full_stop() {
        let day: Date = "2026-05-05".parse().unwrap();
        let words = say!(
            Messages::of(Language::Russian),
            "no-partnership-holds",
            day = day
        );
        assert!(
            words.replace('\u{a0}', " ").ends_with("5 мая 2026 г."),
            "{words}"
        );
    }
}
