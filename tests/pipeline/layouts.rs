//! The action, the job and the hook find the registry wherever it is, and name its files from the
//! root of the repository.

use std::path::PathBuf;

use super::gitlab;
use super::hook;
use super::runner::Run;
use super::{Workplace, faulty, write};

/// Where a registry is, and what must be said so that it is found: nothing for the first two.
const LAYOUTS: [(&str, &str); 4] = [
    ("", ""),
    ("data/", ""),
    ("records/asia/", "records/asia"),
    ("a b/", "a b"),
];

#[test]
fn registries_are_found_in_every_folder() {
    for (folder, named) in LAYOUTS {
        let place = Workplace::new(&[(&format!("{folder}registry.yaml"), &faulty())]);
        let file = format!("{folder}registry.yaml");
        let ran = Run::new(&place).with("registry", named).run();
        let start = format!("::error file={file},line=8,");
        assert!(ran.log.contains(&start), "{folder}: {}", ran.log);

        let log = hook::checked(&place, named);
        assert!(
            log.contains(&format!("{file}:8:20: error")),
            "{folder}: {log}"
        );

        let (log, quality) = gitlab::checked(&place, named);
        assert!(log.contains(&format!("{file}:8:20")), "{folder}: {log}");
        assert_eq!(quality[0]["location"]["path"], file, "{folder}");
    }
}

#[test]
fn a_checkout_in_a_folder_of_the_workspace_keeps_the_paths_of_the_repository() {
    for (folder, named, working) in [
        ("", "", "work"),
        ("data/", "", "work"),
        ("data/", "work/data", ""),
        ("records/asia/", "records/asia", "work"),
        ("records/asia/", "", "work/records/asia"),
        ("records/asia/", "", "work/records/asia/notes"),
    ] {
        let files = [
            (format!("{folder}registry.yaml"), faulty()),
            (format!("{folder}notes/page.txt"), String::new()),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (&**a, &**b)).collect();
        let place = Workplace::new(&files);
        let run = Run {
            workspace: place.path(""),
            ..Run::new(&place)
        };
        let run = run
            .with("registry", named)
            .with("working-directory", working);
        let ran = run.with("sarif", "findings.sarif").run();
        let start = format!("::error file={folder}registry.yaml,line=8,");
        assert!(ran.log.contains(&start), "{named} {working}: {}", ran.log);
        let sarif: PathBuf = place.path(working).join("findings.sarif");
        assert!(sarif.is_file(), "{named} {working}");
    }
}

#[test]
fn two_registries_of_one_repository_are_checked_apart() {
    let good = faulty().replace("HU]", "HUN]");
    let place = Workplace::new(&[
        ("asia/registry.yaml", &good),
        ("europe/registry.yaml", &faulty()),
    ]);
    for (folder, succeeds) in [("asia", true), ("europe", false)] {
        let ran = Run::new(&place).with("registry", folder).run();
        assert_eq!(ran.succeeded, succeeds, "{}", ran.log);
        assert!(
            ran.summary.contains(&format!("## Registry `{folder}`")),
            "{}",
            ran.summary
        );
        let (_, quality) = gitlab::checked(&place, folder);
        assert_eq!(quality.as_array().unwrap().is_empty(), succeeds);
        assert_eq!(!hook::checked(&place, folder).contains(": error"), succeeds);
    }
    // Neither is taken for the other, none is left out silently, and what lies above the workspace
    // is no part of it.
    write(&place.path("registry.yaml"), &good);
    let ran = Run::new(&place).run();
    assert!(!ran.succeeded);
    assert!(ran.log.contains("no registry found"), "{}", ran.log);
}
