//! The registry of the article as it stands.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::program::{
    ARTICLE, INCLUSIVE, REGISTRY, audit, claim, counted, partners, reading, run, set, words,
};

#[test]
fn each_list_has_its_states_in_the_eu_and_in_the_epc() {
    let lists = [
        (
            "europe",
            "ITA GBR HUN ROU BGR HRV ALB LTU LVA POL CZE SVK MDA MNE BIH",
            10,
            15,
        ),
        ("turkic", "KAZ KGZ TKM", 0, 0),
        ("asia", "CHN PAK VNM ARE", 0, 0),
        ("caucasus", "GEO BLR", 0, 1),
    ];
    let exact = ["--source", ARTICLE, "--exact-tier", "strategic-partnership"];
    let mut all = BTreeSet::new();
    for (direction, states, in_the_eu, in_the_epc) in lists {
        let of =
            |more: &[&str]| partners(&[&exact[..], &["--direction", direction], more].concat());
        assert_eq!(of(&[]), set(states), "{direction}");
        assert_eq!(of(&["--member-of", "EU"]).len(), in_the_eu, "{direction}");
        assert_eq!(of(&["--member-of", "EPC"]).len(), in_the_epc, "{direction}");
        all.extend(set(states));
    }
    assert_eq!(partners(&exact), all);
    assert_eq!(all.len(), 24);
    let named = ["--source", ARTICLE, "--tier", "strategic-partnership"];
    let with_allies = partners(&named);
    assert_eq!(with_allies.len(), 26);
    let added: BTreeSet<String> = with_allies.difference(&all).cloned().collect();
    assert_eq!(added, set("TUR UZB"));
    assert_eq!(
        partners(&[&named[..], &["--member-of", "EPC"]].concat()).len(),
        17
    );
}

#[test]
fn every_claim_of_the_article_by_its_lists_and_with_the_allies() {
    let audit = audit(Path::new(REGISTRY), &["--source", ARTICLE]);
    let (inclusive, roles) = (json!(INCLUSIVE), "member or participant");
    let claims = [
        ("partners-25", 24, "contradicted", 26, "contradicted"),
        ("partners-in-the-eu-10", 10, "holds", 10, "holds"),
        (
            "partners-in-the-epc-16-by-editors",
            16,
            "holds",
            17,
            "contradicted",
        ),
        (
            "partners-in-the-epc-16-by-deputy",
            16,
            "holds",
            17,
            "contradicted",
        ),
        ("turkic-states-all", 2, "contradicted", 4, "holds"),
    ];
    for (id, by_lists, verdict, with_allies, other_verdict) in claims {
        let claim = claim(&audit, id);
        assert_eq!(counted(claim), (by_lists, by_lists, verdict), "{id}");
        let other = reading(claim, &inclusive, "own-source", roles);
        assert_eq!(
            counted(other),
            (with_allies, with_allies, other_verdict),
            "{id}"
        );
    }
    assert_eq!(claim(&audit, "partners-25")["difference"], -1);
    let turkic = claim(&audit, "turkic-states-all");
    assert_eq!(words(&turkic["exceptions"]), BTreeSet::from(["TUR", "UZB"]));
    let allies = claim(&audit, "allies-3");
    assert_eq!(counted(allies), (3, 3, "holds"));
    assert_eq!(
        words(&allies["counted"]),
        BTreeSet::from(["KAZ", "TUR", "UZB"])
    );
    for id in [
        "documents-1997-2025-by-editors",
        "documents-1997-2025-by-deputy",
    ] {
        let claim = claim(&audit, id);
        assert_eq!(claim["verdict"], "undetermined", "{id}");
        assert_eq!(claim["span"], Value::Null, "{id}");
        let whole = reading(claim, &Value::Null, "record", roles);
        assert_eq!(whole["verdict"], "holds", "{id}");
    }
    let speakers = |id: &str| claim(&audit, id)["speaker"].clone();
    assert_eq!(
        speakers("partners-in-the-epc-16-by-deputy"),
        "Rizvan Nabiyev"
    );
    assert_eq!(speakers("partners-in-the-epc-16-by-editors"), Value::Null);
}

#[test]
fn the_european_political_community_is_a_dialogue_platform() {
    let (text, _) = run(
        Path::new(REGISTRY),
        &["list", "organisations", "--format", "json"],
    );
    let rows: Vec<Value> = serde_json::from_str(&text).expect("the list is JSON");
    let epc = rows.iter().find(|row| row["organisation"] == "EPC");
    assert_eq!(epc.expect("it is recorded")["kind"], "dialogue-platform");
}

#[test]
fn most_by_heads_of_state_is_undetermined_by_one() {
    let audit = audit(Path::new(REGISTRY), &[]);
    let claim = claim(&audit, "most-by-heads-of-state");
    assert_eq!(counted(claim), (12, 22, "undetermined"));
    assert_eq!(claim["population"], json!({"certain": 24, "possible": 24}));
    assert_eq!(words(&claim["exceptions"]), BTreeSet::from(["HUN", "SVK"]));
    assert_eq!(
        words(&claim["only_possible"]),
        BTreeSet::from([
            "ITA", "GBR", "HRV", "ALB", "LTU", "MDA", "TKM", "VNM", "ARE", "BLR"
        ])
    );
    assert!(claim["undecided"].as_array().expect("a list").len() >= 10);
}

#[test]
fn one_more_state_outside_both_reconciles_the_counts() {
    let audit = audit(Path::new(REGISTRY), &[]);
    let counts = json!([
        "partners-25",
        "partners-in-the-epc-16-by-deputy",
        "partners-in-the-epc-16-by-editors",
        "partners-in-the-eu-10"
    ]);
    let [alone, with_every] = audit["changes"].as_array().expect("changes").as_slice() else {
        panic!("other changes than two: {}", audit["changes"]);
    };
    assert_eq!(alone["claims"], counts);
    assert_eq!(alone["complete_up_to"], 1);
    let [solution] = alone["solutions"].as_array().expect("solutions").as_slice() else {
        panic!("other solutions than one: {alone}");
    };
    assert_eq!(solution["take_away"], json!([]));
    assert_eq!(solution["add"][0]["number"], 1);
    assert_eq!(
        words(&solution["add"][0]["of"]["not-member-of"]),
        BTreeSet::from(["EU", "EPC"])
    );
    assert_eq!(
        words(&solution["add"][0]["candidates"]),
        BTreeSet::from(["RUS", "TJK", "UZB"])
    );

    assert!(words(&with_every["claims"]).contains("turkic-states-all"));
    assert_eq!(with_every["complete_up_to"], 3);
    let [solution] = with_every["solutions"]
        .as_array()
        .expect("solutions")
        .as_slice()
    else {
        panic!("other solutions than one: {with_every}");
    };
    let added: BTreeSet<&str> = solution["add"]
        .as_array()
        .expect("additions")
        .iter()
        .flat_map(|made| words(&made["candidates"]))
        .collect();
    assert_eq!(added, BTreeSet::from(["TUR", "UZB"]));
    assert_eq!(
        words(&solution["take_away"][0]["candidates"]),
        BTreeSet::from(["ALB", "BIH", "GEO", "MDA", "MNE", "GBR"])
    );
}

#[test]
fn tiers_over_the_whole_record() {
    for (flag, tier, number) in [
        ("--exact-tier", "strategic-partnership", 30),
        ("--tier", "strategic-partnership", 30),
        ("--tier", "alliance", 4),
        ("--tier", "comprehensive-strategic-partnership", 2),
    ] {
        let found = partners(&[flag, tier, "--on", "2025-12-13"]);
        assert_eq!(found.len(), number, "{flag} {tier}: {found:?}");
    }
    let of = |more: &[&str]| partners(&[&["--on", "2025-12-13"], more].concat());
    assert_eq!(
        of(&["--tier", "strategic-partnership", "--member-of", "EPC"]).len(),
        19
    );
    assert!(of(&["--tier", "alliance"]).contains("RUS"));
    assert_eq!(
        of(&["--tier", "comprehensive-strategic-partnership"]),
        set("ARE CHN")
    );
}
