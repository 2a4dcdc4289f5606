//! When partnerships began, as dates that can be shown.

use chancery_core::date::{Bounds, Date};
use chancery_core::network::{Start, StartOrigin};
use chancery_core::select::Selected;

use super::Views;

impl Views<'_> {
    /// When the first of several partnerships began.
    #[must_use]
    pub fn earliest_start(&self, partnerships: &[Selected]) -> Option<Date> {
        let starts: Vec<Option<Date>> = partnerships
            .iter()
            .map(|selected| self.network.start_date(selected.position))
            .collect();
        earliest(&starts)
    }
}

/// The earliest of several dates, any of which may be unknown.
///
/// It is one of them, as it was written, where that one is certainly not later than any other;
/// else the interval in which the earliest must lie. Nothing is certain of an unknown date or of a
/// qualified one, so that beside such a date only the latest bound of the others is left.
fn earliest(dates: &[Option<Date>]) -> Option<Date> {
    let is_first = |candidate: &&Date| {
        dates.iter().all(|other| {
            if other.as_ref() == Some(*candidate) {
                return true;
            }
            let latest = candidate.bounds().latest;
            let other_earliest = other.and_then(|date| date.bounds().earliest);
            matches!((latest, other_earliest), (Some(latest), Some(other)) if latest <= other)
        })
    };
    let known = || dates.iter().flatten();
    if let Some(first) = known().filter(is_first).min_by(|a, b| a.chronicle_order(b)) {
        return Some(*first);
    }
    let earliest = dates
        .iter()
        .map(|date| date.and_then(|date| date.bounds().earliest))
        .min();
    let latest = known().filter_map(|date| date.bounds().latest).min();
    // No earliest day is less than any day, as it should be.
    let bounds = Bounds {
        earliest: earliest.flatten(),
        latest,
    };
    Start {
        bounds,
        origin: StartOrigin::Unknown,
    }
    .date()
}

/// The year of a date that is known to one year, and not doubted.
#[must_use]
pub fn year_label(date: Option<Date>) -> Option<String> {
    let Bounds { earliest, latest } = date?.bounds();
    let (first, last) = (earliest?.year(), latest?.year());
    (first == last).then(|| format!("{first:04}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<Date> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    fn earliest_of(texts: &[&str]) -> String {
        let dates: Vec<Option<Date>> = texts.iter().map(|text| date(text)).collect();
        earliest(&dates)
            .map(|date| date.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn a_year_is_shown_where_all_days_lie_in_it() {
        for text in [
            "2013",
            "2013-03",
            "2013-03-11",
            "2013-XX",
            "2013-03-10/2013-11",
            "2013/2013",
        ] {
            assert_eq!(year_label(date(text)).as_deref(), Some("2013"), "{text}");
        }
        assert_eq!(year_label(date("0099")).as_deref(), Some("0099"));
    }

    #[test]
    fn no_year_is_shown_where_it_is_open_or_doubted() {
        for text in [
            "",
            "201X",
            "2013~",
            "2013-03-11?",
            "2012-12-31/2013-01-01",
            "../2013",
            "../..",
        ] {
            assert_eq!(year_label(date(text)), None, "{text}");
        }
    }

    #[test]
    fn the_earliest_date_keeps_its_text_where_it_is_certain() {
        assert_eq!(earliest_of(&["2021-06-15", "1997-05"]), "1997-05");
        assert_eq!(earliest_of(&["2013", "2013"]), "2013");
        assert_eq!(earliest_of(&["2013~"]), "2013~");
        assert_eq!(earliest_of(&[""]), "");
        assert_eq!(earliest_of(&[]), "");
    }

    #[test]
    fn the_earliest_of_overlapping_dates_is_an_interval() {
        assert_eq!(
            earliest_of(&["2013", "2013-05-01"]),
            "2013-01-01/2013-05-01"
        );
        assert_eq!(earliest_of(&["", "2021-06-15"]), "../2021-06-15");
        assert_eq!(earliest_of(&["1997~", "2021-06-15"]), "../2021-06-15");
        assert_eq!(earliest_of(&["", "1997~"]), "");
    }
}
