//! Who takes part in an instrument, by trying every day on which each event may have fallen.

use chancery_core::Analysis;
use chancery_core::date::{Date, Day, Truth};
use chancery_core::yaml::{Input, MANIFEST_FILE};
use proptest::prelude::*;

/// Years, known or not: the first and the last that are possible.
fn years() -> impl Strategy<Value = (u16, u16)> {
    (2001_u16..2008, 0_u16..3).prop_map(|(first, length)| (first, first + length))
}

fn written((first, last): (u16, u16)) -> String {
    format!("{first}-06-01/{last}-06-01")
}

fn day(year: u16) -> Day {
    let date: Date = format!("{year}-06-01").parse().expect("a day");
    date.single_day().expect("a day")
}

fn answer(keys: &str, terminated: Option<(u16, u16)>, year: u16) -> Truth {
    let ended = terminated.map_or(String::new(), |years| {
        format!("terminated: {}, ", written(years))
    });
    let text = format!(
        "registry: r\ntitle: R\nas-of: 2030-01-01\ntiers: [{{id: t, name: T}}]\ninstruments:\n  \
         - {{id: i, parties: [IDN, SGP, THA], signed: 2000-01-01, in-force: 2000-06-01, {ended}\
         participants: [{{state: FRA, {keys}}}], evidence: [{{source: s}}]}}\nsources:\n  \
         - {{id: s, publisher: S, url: \"https://s.example/\"}}\n"
    );
    let file = Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(text.into()),
    };
    let analysis = Analysis::from_files(vec![file]);
    let network = analysis.network();
    let instrument = network
        .records
        .instrument_position("i")
        .expect("it is there");
    let actor = network
        .actor_position("FRA")
        .expect("a participant is an actor");
    network.participates(instrument, actor, day(year))
}

proptest! {
    /// Every way in which the three days may have fallen gives a yes or a no: all yes is yes, all
    /// no is no, and anything else is unknown.
    #[test]
    fn agrees_with_all_ways(
        joined in years(),
        left in proptest::option::of(years()),
        ended in proptest::option::of(years()),
        year in 2000_u16..2012,
    ) {
        let mut keys = format!("in-force: {}", written(joined));
        if let Some(left) = left {
            keys.push_str(&format!(", until: {}", written(left)));
        }
        let all = |years: Option<(u16, u16)>| match years {
            None => vec![None],
            Some((first, last)) => (first..=last).map(Some).collect::<Vec<_>>(),
        };
        let mut answers = Vec::new();
        for start in joined.0..=joined.1 {
            for until in all(left) {
                for end in all(ended) {
                    let goes_on = |last: Option<u16>| last.is_none_or(|last| year <= last);
                    answers.push(start <= year && goes_on(until) && goes_on(end));
                }
            }
        }
        let expected = match (answers.contains(&true), answers.contains(&false)) {
            (true, false) => Truth::Yes,
            (false, _) => Truth::No,
            (true, true) => Truth::Unknown,
        };
        prop_assert_eq!(answer(&keys, ended, year), expected);
    }

    /// What a record says less of makes nothing more certain.
    #[test]
    fn less_said_is_less_certain(consented in 2001_u16..2006, joined in 0_u16..3, year in 2000_u16..2012) {
        let consent = format!("consented: {consented}-06-01");
        let whole = format!("{consent}, in-force: {}-06-01", consented + joined);
        let (whole, less) = (answer(&whole, None, year), answer(&consent, None, year));
        prop_assert!(less == Truth::Unknown || less == whole, "{:?} {:?}", less, whole);
    }
}
