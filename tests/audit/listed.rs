//! What lists count, as certain and as only possible.

use super::program::{ARTICLE, counts};

const BY_DOCUMENT: &[&str] = &["--exact-tier", "strategic-partnership"];
const INCLUSIVE: &[&str] = &["--tier", "strategic-partnership"];
const SIGNED: &[&str] = &["--effect", "establishes,upgrades,reaffirms"];

fn partners(flags: &[&[&str]]) -> (usize, usize) {
    counts("partners", flags)
}

#[test]
fn observers_count_only_where_they_are_asked_for() {
    for (membership, count) in [("OTS", 2), ("OTS/any", 4), ("OTS/observer", 2)] {
        let flags = [
            &["--source", ARTICLE],
            BY_DOCUMENT,
            &["--member-of", membership],
        ];
        assert_eq!(partners(&flags), (count, 0), "{membership}");
    }
}

#[test]
fn partners_in_the_european_union_are_counted_by_day() {
    for (day, count) in [
        ("2004-05-01", 0),
        ("2013-07-01", 3),
        ("2024-05-06", 9),
        ("2024-05-07", 10),
        ("2025-12-13", 10),
    ] {
        let flags = [INCLUSIVE, &["--member-of", "EU"], &["--on", day]];
        assert_eq!(partners(&flags), (count, 0), "{day}");
    }
}

#[test]
fn instruments_are_counted_by_effect_day_and_office() {
    assert_eq!(counts("instruments", &[SIGNED]), (46, 0));
    assert_eq!(
        counts("instruments", &[SIGNED, &["--signed", "1997/2025"]]),
        (46, 0)
    );
    // Of 13 no office is recorded.
    assert_eq!(
        counts("instruments", &[SIGNED, &["--signed-by", "head-of-state"]]),
        (29, 13)
    );
}
