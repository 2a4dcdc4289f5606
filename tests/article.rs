//! The registry in `data/` gives the numbers that were counted by hand from the article's lists.

use crate::support::counts;

const ARTICLE: &[&str] = &["--source", "modern-az-2025-12-13"];
const BY_DOCUMENT: &[&str] = &["--exact-tier", "strategic-partnership"];
const INCLUSIVE: &[&str] = &["--tier", "strategic-partnership"];

fn partners(flags: &[&[&str]]) -> (usize, usize) {
    counts("partners", flags)
}

#[test]
fn the_lists_name_24_and_the_allies_make_them_26() {
    assert_eq!(partners(&[ARTICLE, BY_DOCUMENT]), (24, 0));
    assert_eq!(partners(&[ARTICLE, INCLUSIVE]), (26, 0));
    assert_eq!(partners(&[ARTICLE, &["--tier", "alliance"]]), (3, 0));
}

#[test]
fn each_direction_has_its_states() {
    for (direction, count) in [("europe", 15), ("turkic", 3), ("asia", 4), ("caucasus", 2)] {
        assert_eq!(
            partners(&[ARTICLE, &["--direction", direction]]),
            (count, 0),
            "{direction}"
        );
    }
}

#[test]
fn ten_are_in_the_european_union() {
    assert_eq!(
        partners(&[ARTICLE, BY_DOCUMENT, &["--member-of", "EU"]]),
        (10, 0)
    );
}

#[test]
fn the_european_political_community_depends_on_the_reading() {
    assert_eq!(
        partners(&[ARTICLE, BY_DOCUMENT, &["--member-of", "EPC"]]),
        (16, 0)
    );
    assert_eq!(
        partners(&[ARTICLE, INCLUSIVE, &["--member-of", "EPC"]]),
        (17, 0)
    );
}

#[test]
fn observers_count_only_where_they_are_asked_for() {
    assert_eq!(
        partners(&[ARTICLE, BY_DOCUMENT, &["--member-of", "OTS"]]),
        (2, 0)
    );
    assert_eq!(
        partners(&[ARTICLE, BY_DOCUMENT, &["--member-of", "OTS/any"]]),
        (4, 0)
    );
    assert_eq!(
        partners(&[ARTICLE, BY_DOCUMENT, &["--member-of", "OTS/observer"]]),
        (2, 0)
    );
}
