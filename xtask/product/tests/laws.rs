//! What the fuzzer holds of every input, held of random registries and of all that it ever found.

use std::fs;

use chancery_core::Analysis;
use chancery_core::model::Selector;
use chancery_core::select::Selection;
use chancery_export::views::{ExportContext, integrity_faults};
use xtask_product::fuzzing::{TARGETS, cases};
use xtask_product::laws;
use xtask_product::random::{Choices, Draft, draft, read_files};

/// How many random registries are read and checked, and of how many every format is written.
const READ: u64 = 50;
const EXPORTED: u64 = 12;

/// How many are edited, each several times; `cargo xtask random` edits more.
const EDITED: u64 = 20;

#[test]
fn findings_of_the_past_stay_mended() {
    for target in TARGETS {
        let Ok(entries) = fs::read_dir(cases(target)) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if let Err(words) = (target.run)(&fs::read(&path).unwrap()) {
                panic!("{} {}: {words}", target.name, path.display());
            }
        }
    }
}

#[test]
fn random_registries_become_ones_without_errors() {
    let count = |draft: &Draft| -> usize {
        let lists = draft.sections.iter().map(|(_, list)| list.len());
        lists.sum()
    };
    let (mut before, mut after) = (0, 0);
    for seed in 0..READ {
        let draft = draft(&mut Choices::seeded(seed), false);
        before += count(&draft);
        let mended = draft
            .mended()
            .unwrap_or_else(|left| panic!("{seed}: {left:?}"));
        after += count(&mended.draft);
        laws::findings_in_files(&mended.reading, &mended.findings).unwrap();
        laws::canonical_form(&mended.reading).unwrap();
    }
    // What is left is worth the trouble: two of five records, since each key may hold a fault.
    assert!(
        5 * after > 2 * before,
        "{after} of {before} records are left"
    );
}

#[test]
fn what_changed_is_what_was_edited() {
    let mut made = 0;
    for seed in 0..EDITED {
        let mut choices = Choices::seeded(2_000 + seed);
        let mended = draft(&mut choices, false).mended().unwrap();
        match laws::changes(&mended.draft, &mut choices) {
            Ok(edits) => made += edits,
            Err(words) => panic!("{seed}: {words}"),
        }
    }
    assert!(made >= 90, "{made} edits");
}

#[test]
fn every_format_holds_random_registries() {
    for seed in 0..EXPORTED {
        let mut choices = Choices::seeded(1_000 + seed);
        let mended = draft(&mut choices, false).mended().unwrap();
        if let Err(words) = laws::mended(mended, &mut choices) {
            panic!("{seed}: {words}");
        }
    }
}

#[test]
fn what_tables_do_not_keep_the_core_knows_whatever_is_turned_down() {
    const HEAD: &str =
        "registry: r\ntitle: R\nsubject: AZE\nas-of: 2025-12-13\ntiers:\n  - {id: t, name: T}\n";
    const SOURCE: &str =
        "sources:\n  - {id: s, publisher: P, published: 2024, url: \"https://p.example/\"}\n";
    const TIE: &str =
        "partnerships:\n  - {id: tie, parties: [AZE, HUN], tier: t, evidence: [{source: s}]}\n";
    let lowered = |rule: &str| format!("{HEAD}severities: {{{rule}: off}}\n");
    let registries = [
        format!(
            "{}{SOURCE}{}",
            lowered("unknown-source"),
            TIE.replace("source: s", "source: no")
        ),
        format!(
            "{}{SOURCE}{}",
            lowered("unknown-tier"),
            TIE.replace("tier: t", "tier: no")
        ),
        format!(
            "{}{SOURCE}{}",
            lowered("unknown-actor"),
            TIE.replace("HUN", "HUX")
        ),
        format!(
            "{}{TIE}{SOURCE}{}",
            lowered("duplicate-record"),
            SOURCE.replace("sources:\n", "")
        ),
        format!(
            "{HEAD}{SOURCE}{}waivers:\n  - {{rule: unknown-actor, record: tie, because: B}}\n",
            TIE.replace("HUN", "HUX")
        ),
        format!(
            "{}{SOURCE}{}",
            lowered("party-listed-twice"),
            TIE.replace("HUN", "HUN, HUN")
        ),
    ];
    for text in registries {
        let reading = read_files(vec![("registry.yaml".to_owned(), text.clone())]);
        let told = laws::exports(&reading, false);
        assert!(told.broken.is_empty(), "{text}{:?}", told.broken);
        let analysis = Analysis::from_reading(reading.clone());
        let network = analysis.network();
        let everything = Selector::default();
        let views = ExportContext::for_export(&analysis, Selection::new(network, &everything));
        let is_harmless = text.contains("listed-twice");
        assert_eq!(integrity_faults(&views).is_empty(), is_harmless, "{text}");
    }
}
