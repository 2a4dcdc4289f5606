//! The registry with further claims, or with one more partner.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::program::{ARTICLE, Copy, INCLUSIVE, audit, claim, counted, run, words};

const BY_DOCUMENT: &str = "exact-tier: strategic-partnership";
const SIGNED: &str = "effect: [establishes, upgrades, reaffirms]";

#[test]
fn with_the_allies_one_state_of_the_epc_is_too_many() {
    let count = |more: &str, is: u32| {
        format!("count: partners, where: {{{INCLUSIVE}{more}}}, scope: own-source, is: {is}")
    };
    let copy = Copy::with_claims(&[
        ("all-25", count("", 25)),
        ("eu-10", count(", member-of: EU", 10)),
        ("epc-16", count(", member-of: EPC", 16)),
    ]);
    let audit = audit(copy.path(), &[]);
    let change = audit["changes"].as_array().expect("changes").iter();
    let change = change
        .clone()
        .find(|change| change["claims"] == json!(["all-25", "epc-16", "eu-10"]));
    let change = change.expect("the three are taken together");
    assert_eq!(change["complete_up_to"], 1);
    let solutions = change["solutions"].as_array().expect("solutions");
    assert_eq!(solutions.len(), 1, "{change}");
    assert_eq!(solutions[0]["add"], json!([]));
    assert_eq!(
        words(&solutions[0]["take_away"][0]["candidates"]),
        BTreeSet::from(["ALB", "BIH", "GEO", "MDA", "MNE", "GBR", "TUR"])
    );
}

#[test]
fn partners_in_the_union_grow_with_it() {
    let days = [
        ("2004-05-01", 0),
        ("2013-07-01", 3),
        ("2024-05-06", 9),
        ("2024-05-07", 10),
        ("2025-12-13", 10),
    ];
    let claims: Vec<(String, String)> = days
        .iter()
        .map(|(day, number)| {
            (
                format!("eu-on-{day}"),
                format!(
                    "count: partners, where: {{{BY_DOCUMENT}, member-of: EU}}, as-of: {day}, is: {number}"
                ),
            )
        })
        .collect();
    let claims: Vec<(&str, String)> = claims.iter().map(|(id, it)| (&**id, it.clone())).collect();
    let copy = Copy::with_claims(&claims);
    let audit = audit(copy.path(), &[]);
    for (day, number) in days {
        let claim = claim(&audit, &format!("eu-on-{day}"));
        assert_eq!(claim["certain"], number, "{day}: {claim}");
    }
    assert_eq!(claim(&audit, "eu-on-2025-12-13")["verdict"], "holds");
    let held = &claim(&audit, "partners-in-the-eu-10")["held"];
    assert_eq!(*held, json!(["2024-05-07/.."]));
}

#[test]
fn the_span_of_the_instruments() {
    let copy = Copy::with_claims(&[
        (
            "exact-days",
            format!("span: instruments, where: {{{SIGNED}}}, is: 1997-02-18/2025-10-21"),
        ),
        (
            "years",
            format!("span: instruments, where: {{{SIGNED}}}, is: 1997/2025"),
        ),
    ]);
    let audit = audit(copy.path(), &[]);
    for (id, first) in [("exact-days", "1997-02-18"), ("years", "1997-02-18")] {
        let claim = claim(&audit, id);
        assert_eq!(claim["span"]["first"], first, "{id}");
        assert_eq!(claim["span"]["last"], "2025-10-21", "{id}");
        assert_eq!(claim["verdict"], "holds", "{id}");
    }
}

#[test]
fn most_of_the_instruments_were_signed_by_heads_of_state() {
    let copy = Copy::with_claims(&[(
        "most-instruments",
        format!("most: instruments, where: {{{SIGNED}}}, are: {{signed-by: head-of-state}}"),
    )]);
    let audit = audit(copy.path(), &[]);
    let claim = claim(&audit, "most-instruments");
    assert_eq!(claim["verdict"], "holds");
    assert_eq!(claim["population"], json!({"certain": 46, "possible": 46}));
    assert_eq!(words(&claim["counted"]).len(), 29);
    assert_eq!(words(&claim["exceptions"]).len(), 4);
    assert_eq!(words(&claim["only_possible"]).len(), 13);
}

#[test]
fn with_observers_northern_cyprus_remains() {
    let every = |tier: &str, organisation: &str| {
        format!(
            "every: states, where: {{member-of: {organisation}}}, are: {{{tier}}}, scope: own-source"
        )
    };
    let copy = Copy::with_claims(&[
        ("members", every(INCLUSIVE, "OTS")),
        ("with-observers", every(INCLUSIVE, "OTS/any")),
    ]);
    let audit = audit(copy.path(), &[]);
    assert_eq!(claim(&audit, "members")["verdict"], "holds");
    let with_observers = claim(&audit, "with-observers");
    assert_eq!(with_observers["verdict"], "contradicted");
    assert_eq!(
        words(&with_observers["exceptions"]),
        BTreeSet::from(["XNC"])
    );
}

#[test]
fn with_one_more_partner_all_counts_hold_and_the_expectation_no_longer_fits() {
    let copy = Copy::new();
    // Uzbekistan's own documents are recorded; what is added is that the article lists it.
    let file = copy.path().join("partnerships.yaml");
    let text = fs::read_to_string(&file).expect("the file is read");
    let heading = "parties: [AZE, UZB]\n    tier: strategic-partnership\n    evidence:\n";
    let cited = format!("{heading}      - {{source: {ARTICLE}, quote: Uzbekistan}}\n");
    let changed = text.replacen(heading, &cited, 1);
    assert_ne!(text, changed);
    fs::write(&file, changed).expect("the file is written");

    let audit = audit(copy.path(), &[]);
    for (id, number) in [
        ("partners-25", 25),
        ("partners-in-the-eu-10", 10),
        ("partners-in-the-epc-16-by-deputy", 16),
        ("partners-in-the-epc-16-by-editors", 16),
    ] {
        assert_eq!(
            counted(claim(&audit, id)),
            (number, number, "holds"),
            "{id}"
        );
    }
    let (text, _) = run(copy.path(), &["check", "--format", "json"]);
    let changed: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .filter(|finding: &Value| finding["rule"] == "verdict-changed")
        .collect();
    let lines = fs::read_to_string(copy.path().join("claims.yaml")).expect("the file is read");
    let concerned = |finding: &Value| {
        let line = finding["line"]
            .as_u64()
            .and_then(|line| usize::try_from(line).ok());
        let before: Vec<&str> = lines.lines().take(line.expect("a line")).collect();
        assert!(before.last().is_some_and(|it| it.contains("expect: ")));
        let id = before
            .iter()
            .rev()
            .find_map(|it| it.strip_prefix("  - id: "));
        id.expect("a claim").to_owned()
    };
    // Heads of state signed the documents with Uzbekistan too: 13 of 25 are more than half.
    let concerned: Vec<String> = changed.iter().map(concerned).collect();
    assert_eq!(concerned, ["partners-25", "most-by-heads-of-state"]);
}
