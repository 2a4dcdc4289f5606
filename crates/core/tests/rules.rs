//! How rules behave at their edges and beside one another: what is only possible is not a finding,
//! one fault has one finding, and waivers take away what they name.

use chancery_core::Analysis;
use chancery_core::check::{LocatedFinding, rule};
use chancery_core::finding::Rule;
use chancery_core::model::Level;
use chancery_core::yaml::{Input, MANIFEST_FILE, read};

const BASE: &str = include_str!("rule_pages/registry.yaml");

fn findings(records: &str, flags: &[(&'static Rule, Level)]) -> Vec<LocatedFinding> {
    let file = |name: &str, text: &str| Input {
        name: name.to_owned(),
        bytes: Ok(text.into()),
    };
    let reading = read(vec![file("a.yaml", records), file(MANIFEST_FILE, BASE)]);
    {
        let analysis = Analysis::from_reading(reading.clone());
        analysis.check(&analysis.policy(flags))
    }
}

/// The rules that find more than a note, each with its line.
fn found(records: &str) -> Vec<(&'static str, usize)> {
    findings(records, &[])
        .iter()
        .filter(|found| found.finding.level > Level::Note)
        .map(|found| (found.finding.rule.name, found.at.start.line))
        .collect()
}

/// Two partnerships of the same parties and tier, with these dates.
fn two_partnerships(first: &str, second: &str) -> String {
    let one = |dates: &str| {
        format!(
            "  - parties: [AZE, ROU]\n    tier: alliance\n    evidence: [{{source: article}}]\n{dates}"
        )
    };
    format!("partnerships:\n{}{}", one(first), one(second))
}

#[test]
fn the_small_registry_gives_no_finding() {
    let analysis = Analysis::from_files(vec![Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(BASE.into()),
    }]);
    let found = analysis.check(&analysis.policy(&[]));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn partnerships_overlap_only_where_it_is_certain() {
    let dates = |since: &str, until: &str| {
        let key = |name: &str, date: &str| match date {
            "" => String::new(),
            _ => format!("    {name}: {date}\n"),
        };
        key("since", since) + &key("until", until)
    };
    let overlap = |one: (&str, &str), other: (&str, &str)| {
        let found = found(&two_partnerships(
            &dates(one.0, one.1),
            &dates(other.0, other.1),
        ));
        assert!(
            found
                .iter()
                .all(|(rule, _)| *rule == "overlapping-partnership"),
            "{found:?}"
        );
        assert!(found.len() <= 1, "{found:?}");
        !found.is_empty()
    };
    // Both go on, whenever they began.
    assert!(overlap(("", ""), ("", "")));
    assert!(overlap(("2010", ""), ("", "")));
    assert!(overlap(("2010", "2015"), ("2012", "")));
    assert!(overlap(("2012", "2013"), ("2010", "2015")));
    // A hand-over on the same day is legal, and one within the same year may be one.
    assert!(!overlap(("2010", "2012-05-01"), ("2012-05-01", "")));
    assert!(overlap(("2010", "2012-05-02"), ("2012-05-01", "")));
    assert!(!overlap(("2010", "2012"), ("2012", "")));
    // Nothing is certain of an unknown start or end, or of a qualified date.
    assert!(!overlap(("2010", "../.."), ("2012", "")));
    assert!(!overlap(("", "2012"), ("", "2013")));
    assert!(!overlap(("2010", "2015?"), ("2012", "")));
}

#[test]
fn three_periods_give_a_finding_for_each_that_overlaps_an_earlier_one() {
    let members = "organisations:\n  - id: ECO\n    name: E\n    kind: dialogue-platform\n    evidence: [{source: article}]\n    members:\n      - {state: TUR, role: member, since: 1985, until: 2000}\n      - {state: TUR, role: member, since: 1990, until: 1995}\n      - {state: TUR, role: member, since: 1997}\n      - {state: TUR, role: observer, since: 1997}\n";
    let rule = "overlapping-membership";
    let roles = ("conflicting-roles", 10);
    assert_eq!(found(members), [(rule, 8), (rule, 9), roles]);
}

#[test]
fn the_more_specific_of_two_rules_speaks_alone() {
    let parties = |parties: &str| {
        found(&format!(
            "partnerships:\n  - parties: {parties}\n    tier: alliance\n    evidence: [{{source: article}}]\n"
        ))
    };
    assert_eq!(parties("[AZE, AZE]"), [("self-partnership", 2)]);
    assert_eq!(parties("[AZE, ROU, AZE]"), [("party-listed-twice", 2)]);
    assert_eq!(parties("[AZE]"), [("too-few-parties", 2)]);
    assert_eq!(parties("[ROM]"), [("unknown-actor", 2)]);
    let same_id = two_partnerships("    id: tie\n", "    id: tie\n");
    assert_eq!(found(&same_id), [("duplicate-record", 9)]);
    let signatory = "instruments:\n  - id: i\n    parties: [AZE, ROU]\n    signatories: [{state: ROM}]\n    evidence: [{source: article}]\n";
    assert_eq!(found(signatory), [("unknown-state", 4)]);
}

#[test]
fn an_event_is_after_its_sources_only_where_all_are_certainly_earlier() {
    let instrument = |signed: &str, sources: &str| {
        found(&format!(
            "instruments:\n  - id: i\n    parties: [AZE, ROU]\n    signed: {signed}\n    evidence: [{sources}]\n"
        ))
    };
    let fires = [("event-after-source", 4)];
    assert_eq!(instrument("2014-11-13", "{source: report}"), fires);
    assert_eq!(instrument("2014-11-12", "{source: report}"), []);
    assert_eq!(instrument("2014", "{source: report}"), []);
    assert_eq!(instrument("2015?", "{source: report}"), []);
    assert_eq!(
        instrument("2015", "{source: report}, {source: article}"),
        []
    );
}

#[test]
fn a_former_state_is_reported_once_and_by_the_registry_first() {
    let tie = |until: &str, states: &str| {
        found(&format!(
            "partnerships:\n  - parties: [AZE, YUG]\n    tier: alliance\n    since: 1995\n{until}    evidence: [{{source: article}}]\n{states}"
        ))
    };
    assert_eq!(tie("", ""), [("former-state-code", 2)]);
    assert_eq!(tie("    until: 2003\n", ""), []);
    assert_eq!(tie("    until: 2004\n", ""), [("former-state-code", 2)]);
    assert_eq!(tie("    until: ../..\n", ""), []);
    let own_end = "states:\n  - {id: YUG, until: 2003-02-04}\n";
    assert_eq!(tie("", own_end), [("state-did-not-exist", 2)]);
    assert_eq!(tie("    until: 2003-02-04\n", own_end), []);
}

#[test]
fn a_waiver_covers_its_rule_and_record_until_its_day() {
    let with = |rule: &str, record: &str, until: &str| {
        found(&format!(
            "instruments:\n  - id: i\n    parties: [AZE, ROU]\nwaivers:\n  - {{rule: {rule}, record: {record}, because: B{until}}}\n"
        ))
    };
    assert_eq!(with("no-evidence", "i", ""), []);
    assert_eq!(with("no-evidence", "i", ", until: 2025-12-13"), []);
    let expired = [("no-evidence", 2), ("expired-waiver", 5)];
    assert_eq!(with("no-evidence", "i", ", until: 2025-12-12"), expired);
    let unused = [("no-evidence", 2), ("unused-waiver", 5)];
    assert_eq!(with("self-partnership", "i", ""), unused);
    assert_eq!(with("no-evidence", "j", ""), unused);
    assert_eq!(
        with("no-evidenc", "i", ""),
        [("no-evidence", 2), ("unknown-rule", 5)]
    );
}

#[test]
fn a_rule_that_is_off_leaves_its_waivers_alone() {
    let text = "instruments:\n  - id: i\n    parties: [AZE, ROU]\n    signed: 2014\nwaivers:\n  - {rule: no-evidence, record: i, because: B}\n";
    let found = findings(text, &[(rule("no-evidence").unwrap(), Level::Off)]);
    assert!(
        found.iter().all(|found| found.finding.level == Level::Note),
        "{found:?}"
    );
}

#[test]
fn what_is_missing_waits_for_a_broken_file() {
    let broken = "waivers:\n  - {rule: no-evidence, record: lost, because: B}\nsources:\n  - {id: memo, publisher: P, url: 'https://p.example'}\ninstruments:\n  - {id: lost, parties: [\n";
    let rules: Vec<&str> = findings(broken, &[])
        .iter()
        .map(|f| f.finding.rule.name)
        .collect();
    assert_eq!(rules, ["source-without-date", "invalid-yaml"]);
}

#[test]
fn names_of_one_alphabet_are_not_mixed() {
    let alias = |name: &str| {
        found(&format!(
            "states:\n  - {{id: XKX, name: Kosovo, aliases: [\"{name}\"]}}\n"
        ))
    };
    for name in [
        "Azərbaycan",
        "Ελλάδα",
        "Косово i Metohija",
        "Қазақстан",
        "Côte d’Azur",
        "Δ4",
    ] {
        assert_eq!(alias(name), [], "{name}");
    }
    for name in ["Kosоvo", "Azәrbaycan", "Αthens"] {
        assert_eq!(alias(name), [("mixed-script-name", 2)], "{name}");
    }
}

#[test]
fn addresses_have_a_scheme_and_a_host() {
    let source = |url: &str| {
        let text = format!("sources:\n  - {{id: s, publisher: P, url: \"{url}\"}}\n");
        found(&text).first().map(|(rule, _)| *rule)
    };
    for url in [
        "https://p.example/a?b#c",
        "HTTP://p.example",
        "https://[2001:4860:4860::8888]/",
        "https://президент.рф/",
    ] {
        assert_eq!(source(url), None, "{url}");
    }
    for url in [
        "p.example",
        "ftp://p.example",
        "https://",
        "https:///a",
        "https://p.example/a b",
        "javascript:alert(1)",
        "https://[::1]/",
        "https://anna@p.example/",
    ] {
        assert_eq!(source(url), Some("invalid-url"), "{url}");
    }
}
