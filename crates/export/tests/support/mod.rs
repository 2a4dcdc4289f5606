//! A small registry that holds something of everything, in one file or spread over many.
#![allow(dead_code, reason = "the tests of the database use a part of it")]

pub(crate) mod drawn;
pub(crate) mod hostile;
pub(crate) mod instruments;

use chancery_core::Analysis;
use chancery_core::finding::Finding;
use chancery_core::model::{Registry, Selector};
use chancery_core::select::Selection;
use chancery_core::yaml::{Input, MANIFEST_FILE, load, read};
use chancery_export::formats::{Options, format};
use chancery_export::map::Boundaries;
use chancery_export::output::Memory;
use chancery_export::views::ExportContext;

/// Names over which formats stumble, as YAML; each stands for a state.
pub(crate) const HOSTILE_NAMES: &[(&str, &str)] = &[
    ("XAA", r#""\\N \"quoted\" \\""#),
    ("XAB", r#""]]></script><b>""#),
    ("XAC", r#""=1+1""#),
    ("XAD", r#""a; b, c & d &lt; 🏳️ ""#),
    ("XAE", r#""@SUM(A1)""#),
    ("XAF", r#""'=x""#),
];

const MANIFEST: &str = "\
registry: sample
title: Ties of Freedonia \"and\" others
subject: AZE
as-of: 2025-06-30
tiers:
  - id: low
    name: Strategic partnership
    evidence:
      - {source: page-1, quote: strategic}
  - {id: middle, name: Closer partnership, includes: [low]}
  - {id: high, name: Alliance, includes: [low]}
directions:
  - {id: west, name: Western direction}
  - {id: east, name: Eastern direction}
";

const RECORDS: &[(&str, &str)] = &[
    (
        "partnerships",
        "{parties: [HUN, AZE], tier: low, direction: west, areas: [trade], note: one, evidence: [{source: page-1, quote: Hungary}]}",
    ),
    (
        "partnerships",
        "{parties: [AZE, TUR], tier: low, since: 1997, until: 2005-01-01, evidence: [{source: page-1}]}",
    ),
    (
        "partnerships",
        "{parties: [AZE, TUR], tier: low, since: 2010-08-16, direction: east, evidence: [{source: page-2}]}",
    ),
    (
        "partnerships",
        "{parties: [AZE, TUR], tier: high, wording: allied, evidence: [{source: page-2, speaker: A}]}",
    ),
    (
        "partnerships",
        "{id: three, parties: [TUR, AZE, GEO], tier: middle, since: 2012-06/2012-07}",
    ),
    (
        "partnerships",
        "{parties: [AZE, XAA], tier: low, evidence: [{source: undated}]}",
    ),
    (
        "partnerships",
        "{parties: [AZE, XAB], tier: low, direction: west, since: 2020~, evidence: [{source: page-1}]}",
    ),
    (
        "partnerships",
        "{parties: [AZE, XAC], tier: low, direction: west, since: 2021}",
    ),
    (
        "partnerships",
        "{parties: [AZE, XAD], tier: high, direction: east, since: 2022}",
    ),
    (
        "partnerships",
        "{parties: [AZE, XAE], tier: low, since: 201X}",
    ),
    (
        "partnerships",
        "{parties: [AZE, XAF], tier: low, since: 2023-02}",
    ),
    (
        "partnerships",
        "{parties: [HUN, TUR], tier: low, since: 2013}",
    ),
    (
        "organisations",
        "{id: OTS, name: Turkic States, kind: intergovernmental-organisation, aliases: [Council], members: [{state: AZE, role: member, since: 2009-10-03}, {state: TUR, role: member, since: 2009-10-03}, {state: HUN, role: observer, since: 2018-09-03, evidence: [{source: page-2, quote: observer}]}, {organisation: ECO, role: observer}], evidence: [{source: page-1}]}",
    ),
    (
        "organisations",
        "{id: ECO, name: Economic Cooperation, kind: intergovernmental-organisation, members: [{state: TUR, role: member}]}",
    ),
    (
        "instruments",
        "{id: aze-hun-2014, title: Joint Declaration, kind: joint-declaration, parties: [AZE, HUN], signed: 2014, place: Budapest, signatories: [{state: AZE, office: head-of-state, name: A}, {state: HUN}], tier: low, effect: establishes, evidence: [{source: page-1, attests: [signed]}, {source: page-2, differs: {place: Baku}}]}",
    ),
    (
        "instruments",
        "{id: aze-tur-2021, parties: [AZE, TUR], signed: 2021-06-15, participants: [{state: AZE, consent: ratification, consented: 2022-02-01}, {state: TUR, consent: ratification}], tier: [low, high], effect: upgrades, implements: [resolution-822]}",
    ),
    (
        "instruments",
        "{id: resolution-822, kind: resolution, adopted-by: OTS, adopted: 1993-04-30}",
    ),
    (
        "instruments",
        "{id: aze-hun-undated, parties: [AZE, HUN], announced: 2030}",
    ),
    (
        "principles",
        "{id: integrity, name: Integrity, instruments: [resolution-822], evidence: [{source: page-1, quote: borders}]}",
    ),
    (
        "sources",
        "{id: page-1, publisher: Paper, title: Ties, published: 2025-01-15, language: en, url: \"https://example.org/?a=1&b=2\"}",
    ),
    (
        "sources",
        "{id: page-2, publisher: Wire, published: 2024-XX, archive: wire.txt}",
    ),
    (
        "sources",
        "{id: undated, publisher: Board, url: \"https://example.org/board\"}",
    ),
    (
        "claims",
        "{id: count-5, source: page-1, quote: five, count: partners, where: {exact-tier: low, member-of: [OTS, ECO/any]}, scope: own-source, is: 5}",
    ),
    (
        "claims",
        "{id: span-97, source: page-2, span: instruments, is: 1997/2025}",
    ),
    (
        "claims",
        "{id: every-state, source: page-1, every: states, where: {member-of: OTS}, are: {tier: low}, expect: contradicted, because: No.}",
    ),
    (
        "claims",
        "{id: most-partners, source: undated, most: partners, are: {signed-by: head-of-state}}",
    ),
    (
        "waivers",
        "{rule: single-source, record: three, because: Known.}",
    ),
];

fn records() -> Vec<(&'static str, String)> {
    let long = "x".repeat(200);
    let declared = HOSTILE_NAMES
        .iter()
        .map(|(id, name)| format!("{{id: {id}, name: {name}}}"));
    let declared = declared.chain([format!("{{id: GEO, name: {long}, ids: {{cow: 372}}}}")]);
    let given = RECORDS
        .iter()
        .map(|(section, record)| (*section, (*record).to_owned()));
    given
        .chain(declared.map(|record| ("states", record)))
        .collect()
}

fn input(name: &str, text: &str) -> Input {
    Input {
        name: name.to_owned(),
        bytes: Ok(text.as_bytes().to_vec()),
    }
}

fn checked(inputs: Vec<Input>) -> Registry {
    let reading = read(inputs);
    // Characters that cannot be seen are read, and the reader warns of them.
    let is_fault = |finding: &&Finding| finding.rule.name != "invisible-character";
    let faults: Vec<&Finding> = reading.findings.iter().filter(is_fault).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    reading.registry
}

/// Reads a registry that is one file.
pub(crate) fn registry_of(text: &str) -> Registry {
    checked(vec![input(MANIFEST_FILE, text)])
}

/// A registry of `tests/registries`, by its folder.
pub(crate) fn registry_in(folder: &str) -> Registry {
    registry_below(&format!("registries/{folder}"))
}

/// The shapes of the states of `tests/registries/dozen`, which are nowhere on earth.
pub(crate) fn boundaries_of_the_dozen() -> Boundaries {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/registries/dozen/boundaries.geojson"
    );
    let text = std::fs::read_to_string(file).expect("the file is there");
    Boundaries::read("boundaries.geojson", &text).expect("it is GeoJSON")
}

/// A registry in the folder of tests.
pub(crate) fn registry_below(folder: &str) -> Registry {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests"));
    let inputs = load(&root.join(folder)).expect("the registry is there");
    checked(inputs)
}

/// A registry in which this many states have this many ties, of which every seventh is an alliance.
pub(crate) fn dense(states: usize, ties: usize) -> Registry {
    let ids: Vec<&str> = chancery_core::model::known_states()
        .iter()
        .map(|state| state.alpha_3)
        .take(states)
        .collect();
    let mut text = String::from(
        "registry: dense\ntitle: Dense\nas-of: 2025-01-01\ntiers:\n\
         \x20 - {id: only, name: Partnership}\n\
         \x20 - {id: high, name: Alliance, includes: [only]}\n\
         directions:\n  - {id: near, name: Near}\n  - {id: far, name: Far}\npartnerships:\n",
    );
    let pairs = (1..states).flat_map(|step| (0..states - step).map(move |one| (one, one + step)));
    for (index, (one, other)) in pairs.take(ties).enumerate() {
        let tier = if index % 7 == 0 { "high" } else { "only" };
        let direction = ["near", "far"][index % 2];
        let (one, other) = (ids[one], ids[other]);
        text.push_str(&format!(
            "  - {{parties: [{one}, {other}], tier: {tier}, direction: {direction}, since: 2000}}\n"
        ));
    }
    registry_of(&text)
}

/// The registry in one file, or the same one without its subject.
pub(crate) fn in_one_file(with_subject: bool) -> Registry {
    let mut text = MANIFEST.to_owned();
    if !with_subject {
        text = text.replace("subject: AZE\n", "");
    }
    let mut last = "";
    let mut records = records();
    records.sort_by_key(|(section, _)| *section);
    for (section, record) in records {
        if section != last {
            text.push_str(&format!("{section}:\n"));
        }
        last = section;
        text.push_str(&format!("  - {record}\n"));
    }
    registry_of(&text)
}

/// The same registry with a file for each record, and the records backwards.
pub(crate) fn in_many_files() -> Registry {
    let records = records().into_iter().rev().enumerate();
    let mut inputs: Vec<Input> = records
        .map(|(place, (section, record))| {
            input(
                &format!("part-{place:03}.yaml"),
                &format!("{section}:\n  - {record}\n"),
            )
        })
        .collect();
    inputs.push(input(MANIFEST_FILE, MANIFEST));
    checked(inputs)
}

/// Runs `test` on the views of everything.
pub(crate) fn with_views<T>(registry: &Registry, test: impl FnOnce(&ExportContext<'_>) -> T) -> T {
    with_selector(registry, &Selector::default(), test)
}

/// Runs `test` on the views of what a selector means.
pub(crate) fn with_selector<T>(
    registry: &Registry,
    selector: &Selector,
    test: impl FnOnce(&ExportContext<'_>) -> T,
) -> T {
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    test(&ExportContext::new(
        &analysis,
        Selection::new(network, selector),
    ))
}

/// Runs `test` on the views that an export has of everything.
pub(crate) fn with_export_views<T>(
    registry: &Registry,
    test: impl FnOnce(&ExportContext<'_>) -> T,
) -> T {
    with_export(registry, &Selector::default(), test)
}

/// Runs `test` on the views that an export has of what a selector means.
pub(crate) fn with_export<T>(
    registry: &Registry,
    selector: &Selector,
    test: impl FnOnce(&ExportContext<'_>) -> T,
) -> T {
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    test(&ExportContext::for_export(
        &analysis,
        Selection::new(network, selector),
    ))
}

/// The files that a format writes of everything.
pub(crate) fn written(registry: &Registry, name: &str, options: &Options) -> Memory {
    with_export_views(registry, |views| {
        let mut memory = Memory::default();
        let format = format(name).expect("a format of this name");
        (format.write)(views, options, &mut memory).expect("memory can be written to");
        memory
    })
}
