//! When partnerships began, as dates that can be shown.

use chancery_core::date::{Bounds, Date};
use chancery_core::messages::Messages;
use chancery_core::network::PartnershipIndex;
use chancery_core::say;
use chancery_core::select::Selected;

use super::ExportContext;

impl ExportContext<'_> {
    /// When the first of several partnerships that hold began. One that only possibly holds may be
    /// the first, but need not be; where it is the only one, the date is that of its start.
    #[must_use]
    pub(crate) fn earliest_start(
        &self,
        partnerships: &[Selected<PartnershipIndex>],
    ) -> Option<Date> {
        let starts = |wanted: &dyn Fn(&Selected<PartnershipIndex>) -> bool| -> Vec<Option<Date>> {
            let meant = partnerships.iter().filter(|selected| wanted(selected));
            let starts = meant.map(|selected| self.network.start_date(selected.position));
            starts.collect()
        };
        let is_certain = |selected: &Selected<PartnershipIndex>| {
            partnerships.len() == 1 || selected.holds.is_certain()
        };
        let certain = starts(&is_certain);
        let possible = starts(&|selected| !is_certain(selected));
        Date::first_of(&certain, &possible)
    }
}

/// The year of a date that is known to one year, and not doubted.
#[must_use]
pub(crate) fn year_label(date: Option<Date>) -> Option<String> {
    let Bounds { earliest, latest } = date?.bounds();
    let (first, last) = (earliest?.year(), latest?.year());
    (first == last).then(|| format!("{first:04}"))
}

/// The year of a date, or the years between which it lies where both are known: '2018', '2018–2019'.
fn years_label(date: Option<Date>) -> Option<String> {
    let Bounds { earliest, latest } = date?.bounds();
    let (first, last) = (earliest?.year(), latest?.year());
    let years = || format!("{first:04}\u{2013}{last:04}");
    year_label(date).or_else(|| Some(years()))
}

/// When something began, as it stands beside a name: its years, or its date where that is doubted or
/// only approximate: 'about 2014'.
#[must_use]
pub(crate) fn start_label(messages: &Messages, date: Option<Date>) -> Option<String> {
    let qualified = date.filter(Date::is_qualified);
    let words = qualified.map(|date| say!(messages, "timeline-short-date", date = date));
    words.or_else(|| years_label(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<Date> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    fn earliest_of(texts: &[&str]) -> String {
        let dates: Vec<Option<Date>> = texts.iter().map(|text| date(text)).collect();
        Date::first_of(&dates, &[])
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
    fn years_are_shown_where_both_are_known() {
        let label = |text: &str| years_label(date(text)).unwrap_or_default();
        let texts = [
            "2013-03",
            "201X",
            "2018-11-01/2019-12-31",
            "2013~",
            "../2013",
            "",
        ];
        let labels = texts.map(label);
        assert_eq!(
            labels.join(","),
            "2013,2010\u{2013}2019,2018\u{2013}2019,,,"
        );
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
    }

    #[test]
    fn a_doubtful_date_is_shown_as_doubtful() {
        assert_eq!(earliest_of(&["1997~", "2021-06-15"]), "1997~");
        assert_eq!(
            earliest_of(&["2009/..", "2010?"]),
            "2009-01-01?/2010-12-31?"
        );
        assert_eq!(earliest_of(&["", "1997~"]), "../1997-12-31?");
    }
}
