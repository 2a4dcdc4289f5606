//! A hundred and twenty faults over twenty files are found in one run, each where it is, and
//! nothing else; a clean registry of the same size gives no finding.

use std::collections::BTreeSet;
use std::fs;

use chancery_core::Analysis;
use chancery_core::check::{LocatedFinding, rule};
use chancery_core::model::Level;
use chancery_core::yaml::{Archive, Input, MANIFEST_FILE, ParsedRegistry, ReadFailure, read};
use xtask_product::generate::faults::FAULTS;
use xtask_product::generate::{Generated, Seeded, Size, registry, registry_with};

const SIZE: Size = Size {
    files: 20,
    units: 5,
    faults: 120,
    pages: 20,
    treaties: 4,
};

fn reading(generated: &Generated) -> ParsedRegistry {
    let files = generated.files.iter().map(|(name, bytes)| Input {
        name: name.clone(),
        bytes: Ok(bytes.clone()),
    });
    read(files.collect())
}

fn findings(reading: &ParsedRegistry, archive: &[(String, String)]) -> Vec<LocatedFinding> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in archive {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let archive = Archive::open(folder.path()).unwrap();
    let analysis = Analysis::from_reading(reading.clone()).with_archive(&archive);
    analysis.check(&analysis.policy(&[]))
}

/// A finding as the generator puts it.
fn seeded(reading: &ParsedRegistry, found: &LocatedFinding) -> Seeded {
    let at = &found.at;
    Seeded {
        file: reading.texts[at.span.file].name.clone(),
        start: (at.start.line, at.start.column),
        end: (at.end.line, at.end.column),
        rule: found.finding.rule.name,
    }
}

/// Holds the findings of a registry against its faults, and gives how many there were.
#[track_caller]
fn compare(size: Size, generated: &Generated) -> usize {
    assert_eq!(generated.faults.len(), size.faults);
    assert_eq!(generated.files.len(), size.files);
    let reading = reading(generated);
    let all = findings(&reading, &generated.archive);
    let of = |wanted: &dyn Fn(&LocatedFinding) -> bool| -> Vec<Seeded> {
        let wanted = all.iter().filter(|found| wanted(found));
        wanted.map(|found| seeded(&reading, found)).collect()
    };
    let found = of(&|_| true);
    // While a record has an error that keeps something out of a count, no claim is judged.
    let is_judged = all.iter().all(|it| it.finding.level < Level::Error);
    let judges = |fault: &&Seeded| JUDGING.contains(&fault.rule);
    assert!(is_judged || !found.iter().any(|fault| judges(&fault)));
    // Notes that nobody seeded are let pass.
    let expected = generated.faults.iter();
    let expected: BTreeSet<&Seeded> = expected
        .filter(|fault| is_judged || !judges(fault))
        .collect();
    let missing: Vec<_> = expected
        .iter()
        .filter(|fault| !found.contains(fault))
        .map(ToString::to_string)
        .collect();
    let grave = of(&|found| found.finding.level > Level::Note);
    let others: Vec<_> = grave
        .iter()
        .filter(|found| !expected.contains(found))
        .map(ToString::to_string)
        .collect();
    assert!(
        missing.is_empty() && others.is_empty(),
        "not found: {missing:#?}\nfound: {others:#?}"
    );
    let each_once: BTreeSet<&Seeded> = grave.iter().collect();
    assert_eq!(each_once.len(), grave.len(), "one fault, one finding");
    found.len()
}

/// The rules about what counting says of a claim.
const JUDGING: &[&str] = &[
    "claim-contradicted",
    "claim-undetermined",
    "claim-without-day",
    "unneeded-expectation",
    "verdict-changed",
];

#[test]
fn every_fault_is_found_where_it_is_and_nothing_else() {
    compare(SIZE, &registry(SIZE));
}

/// They come beside clean records, since beside an error no claim is judged.
#[test]
fn faults_of_claims_are_found_beside_clean_records() {
    let size = Size { faults: 20, ..SIZE };
    let generated = registry_with(size, |fault| JUDGING.contains(&fault.rule));
    let rules: BTreeSet<&str> = generated.faults.iter().map(|it| it.rule).collect();
    assert_eq!(rules, JUDGING.iter().copied().collect());
    compare(size, &generated);
}

#[test]
fn many_faults_are_found_as_well() {
    let size = Size {
        files: 40,
        units: 2,
        faults: 1_000,
        pages: 40,
        treaties: 12,
    };
    compare(size, &registry(size));
}

#[test]
fn a_clean_registry_gives_no_finding() {
    let generated = registry(Size { faults: 0, ..SIZE });
    assert!(generated.faults.is_empty());
    let reading = reading(&generated);
    let found = findings(&reading, &generated.archive);
    assert!(found.is_empty(), "{found:#?}");
    assert!(reading.registry.record_count() > 400);
}

#[test]
fn the_same_size_gives_the_same_bytes() {
    let (one, other) = (registry(SIZE), registry(SIZE));
    assert_eq!(one.files, other.files);
    assert_eq!(one.faults, other.faults);
}

#[test]
fn faults_name_rules_and_are_all_generated() {
    assert!(FAULTS.len() <= SIZE.faults, "the size must hold each");
    for fault in FAULTS.iter() {
        assert!(rule(fault.rule).is_some(), "{}", fault.rule);
    }
}

#[test]
fn what_makes_other_rules_wait_is_found_as_well() {
    let (open, close) = ("[".repeat(100), "]".repeat(100));
    let deep = format!("partnerships:\n  - parties: {open}AZE{close}\n");
    let file = |name: &str, bytes: Result<&str, ReadFailure>| Input {
        name: name.to_owned(),
        bytes: bytes.map(Into::into),
    };
    let manifest = registry(Size { faults: 0, ..SIZE }).files.pop().unwrap();
    let reading = read(vec![
        file(
            "a.yaml",
            Err(ReadFailure::Failed("permission denied".to_owned())),
        ),
        file("b.yaml", Err(ReadFailure::TooLarge(1 << 40))),
        file("c.yaml", Ok("principles:\n  - {id: some, name: \"Some")),
        file("d.yaml", Ok(&deep)),
        Input {
            name: MANIFEST_FILE.to_owned(),
            bytes: Ok(manifest.1.clone()),
        },
    ]);
    let found: Vec<_> = findings(&reading, &[])
        .iter()
        .map(|found| {
            (
                found.at.span.file,
                found.at.start.line,
                found.finding.rule.name,
            )
        })
        .collect();
    let expected = [
        (0, 1, "unreadable-file"),
        (1, 1, "file-too-large"),
        (2, 2, "invalid-yaml"),
        (3, 2, "too-deep"),
    ];
    assert_eq!(found, expected);
    let empty = read(vec![Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(manifest.1),
    }]);
    let found = findings(&empty, &[]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].finding.rule.name, "empty-registry");
}
