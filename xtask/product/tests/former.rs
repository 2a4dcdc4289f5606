//! What docs/format.md says of former keys is what the program says of them.

use chancery_core::Analysis;
use chancery_core::yaml::{Input, MANIFEST_FILE};
use xtask_product::codegen::{FORMER, Former};

const REGISTRY: &str = "\
registry: r
title: T
as-of: 2025-01-01
tiers: [{id: partnership, name: Partnership}]
states: [{id: XRU, name: Ruritania}, {id: XFD, name: Freedonia}]
sources: [{id: s, publisher: P, published: 2020, url: \"https://p.example/\"}]
";

/// What is found about the words of a record, with what each finding says to do.
fn found(former: &Former, written: &str) -> Vec<(&'static str, String)> {
    let record = former.record.replace("BEFORE", written);
    let file = Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(format!("{REGISTRY}{record}\n").into_bytes()),
    };
    let analysis = Analysis::from_files(vec![file]);
    let findings = analysis.check(&analysis.policy(&[])).into_iter();
    findings
        .map(|found| {
            (
                found.finding.rule.name,
                found.finding.help.unwrap_or_default(),
            )
        })
        .filter(|(rule, _)| matches!(*rule, "unknown-key" | "unknown-value"))
        .collect()
}

#[test]
fn each_former_key_gets_a_finding_that_says_what_to_write_now() {
    for former in FORMER {
        let before = found(former, former.before);
        let says_now = |(_, help): &(_, String)| help.contains(&format!("`{}`", former.now));
        assert!(before.iter().any(says_now), "{}: {before:?}", former.before);
        let now = found(former, former.now);
        assert!(now.is_empty(), "{}: {now:?}", former.now);
    }
}
