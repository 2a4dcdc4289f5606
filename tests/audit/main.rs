//! What the audit finds in the registry of `data/`, against what was counted by hand from the
//! article's lists and from the documents.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

const ARTICLE: &str = "modern-az-2025-12-13";
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
const BY_DOCUMENT: &str = "exact-tier: strategic-partnership";
const INCLUSIVE: &str = "tier: strategic-partnership";
const SIGNED: &str = "effect: [establishes, upgrades, reaffirms]";

/// Runs the program on a registry. Its output, and whether it succeeded.
fn run(registry: &Path, args: &[&str]) -> (String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(args)
        .current_dir(registry)
        .output()
        .expect("the program starts");
    let text = String::from_utf8(output.stdout).expect("the output is text");
    (text, output.status.success())
}

/// The whole audit of a registry.
fn audit(registry: &Path, flags: &[&str]) -> Value {
    let args = [&["audit", "--format", "json"], flags].concat();
    let (text, succeeded) = run(registry, &args);
    assert!(succeeded, "{text}");
    serde_json::from_str(&text).expect("the audit is JSON")
}

fn claim<'a>(audit: &'a Value, id: &str) -> &'a Value {
    let claims = audit["claims"].as_array().expect("a list of claims");
    let found = claims.iter().find(|claim| claim["id"] == id);
    found.unwrap_or_else(|| panic!("no claim {id}"))
}

/// Certain, possible and verdict.
fn counted(claim: &Value) -> (u64, u64, &str) {
    let number = |key: &str| claim[key].as_u64().expect("a number");
    (
        number("certain"),
        number("possible"),
        claim["verdict"].as_str().expect("a verdict"),
    )
}

fn words(list: &Value) -> BTreeSet<&str> {
    let list = list.as_array().expect("a list");
    list.iter().filter_map(Value::as_str).collect()
}

/// The reading of a claim by a tier, a scope and roles.
fn reading<'a>(claim: &'a Value, tier: &Value, scope: &str, roles: &str) -> &'a Value {
    let readings = claim["readings"].as_array().expect("a list of readings");
    let found = readings
        .iter()
        .find(|it| it["tier"] == *tier && it["scope"] == scope && it["roles"] == roles);
    found.unwrap_or_else(|| panic!("no reading {tier}, {scope}, {roles}"))
}

/// A copy of the registry that can be changed.
struct Copy {
    folder: tempfile::TempDir,
}

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut open = vec![PathBuf::from(DATA)];
        while let Some(next) = open.pop() {
            for entry in fs::read_dir(&next).expect("the folder is listed") {
                let path = entry.expect("an entry").path();
                let below = path.strip_prefix(DATA).expect("it lies below");
                if path.is_dir() {
                    fs::create_dir_all(folder.path().join(below)).expect("a folder is made");
                    open.push(path);
                } else {
                    fs::copy(&path, folder.path().join(below)).expect("a file is copied");
                }
            }
        }
        Copy { folder }
    }

    /// A copy with further claims of the article, each an id and the keys in flow form.
    fn with_claims(claims: &[(&str, String)]) -> Self {
        let copy = Copy::new();
        let mut text = String::from("claims:\n");
        for (id, keys) in claims {
            text.push_str(&format!("  - {{id: {id}, source: {ARTICLE}, {keys}}}\n"));
        }
        fs::write(copy.path().join("more-claims.yaml"), text).expect("a file is written");
        copy
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// The states that `list partners` names as certain.
fn partners(flags: &[&str]) -> BTreeSet<String> {
    let args = [
        &[
            "list",
            "partners",
            "--format",
            "json",
            "--columns",
            "state,holds",
        ],
        flags,
    ]
    .concat();
    let (text, succeeded) = run(Path::new(DATA), &args);
    assert!(succeeded, "{text}");
    let rows: Vec<Value> = serde_json::from_str(&text).expect("the list is JSON");
    assert!(rows.iter().all(|row| row["holds"] == "certain"), "{text}");
    rows.iter()
        .map(|row| row["state"].as_str().expect("a state").to_owned())
        .collect()
}

fn set(words: &str) -> BTreeSet<String> {
    words.split(' ').map(str::to_owned).collect()
}

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
    let audit = audit(Path::new(DATA), &["--source", ARTICLE]);
    let (inclusive, roles) = (json!(INCLUSIVE), "any but observer");
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
        Path::new(DATA),
        &["list", "organisations", "--format", "json"],
    );
    let rows: Vec<Value> = serde_json::from_str(&text).expect("the list is JSON");
    let epc = rows.iter().find(|row| row["organisation"] == "EPC");
    assert_eq!(epc.expect("it is recorded")["kind"], "dialogue-platform");
}

#[test]
fn most_by_heads_of_state_is_undetermined_by_one() {
    let audit = audit(Path::new(DATA), &[]);
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
    let audit = audit(Path::new(DATA), &[]);
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
        (
            "with-background",
            "span: instruments, where: {effect: [establishes, upgrades, reaffirms, background]}, \
             is: 1994-02-09/2025-10-21"
                .to_owned(),
        ),
    ]);
    let audit = audit(copy.path(), &[]);
    for (id, first) in [
        ("exact-days", "1997-02-18"),
        ("years", "1997-02-18"),
        ("with-background", "1994-02-09"),
    ] {
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
    // Of four resolutions nobody says what they do to a partnership: they may be meant.
    assert_eq!(claim["population"], json!({"certain": 46, "possible": 50}));
    assert_eq!(words(&claim["counted"]).len(), 29);
    assert_eq!(words(&claim["exceptions"]).len(), 4);
    let (resolutions, others): (BTreeSet<&str>, BTreeSet<&str>) = words(&claim["only_possible"])
        .into_iter()
        .partition(|id| id.starts_with("unsc-"));
    assert_eq!((others.len(), resolutions.len()), (13, 4));
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
    let file = copy.path().join("partners/uzbekistan.yaml");
    let text = fs::read_to_string(&file).expect("the file is read");
    let heading = "tier: strategic-partnership\n    evidence:\n";
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
