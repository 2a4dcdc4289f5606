//! Whatever narrows an export narrows all of it.

use std::io::Cursor;

use crate::markup::{as_xml, elements, parse, words};
use crate::support::{registry_of, with_export, with_export_views};
use calamine::{Reader as _, Xlsx};
use chancery_core::model::{InstrumentKind, MembershipTest, Registry, RoleTest, Selector};
use chancery_export::formats::{FORMATS, Format, Options};
use chancery_export::output::Memory;
use chancery_export::views::{ExportContext, TABLES, integrity_faults};

/// In each text and id of what the selectors of these tests leave out stands this word.
const OUTSIDE: &str = "outside";

fn registry() -> Registry {
    registry_of(
        "\
registry: narrowed
title: Ties
subject: AZE
as-of: 2025-06-30
tiers:
  - {id: low, name: Partnership}
  - {id: high, name: Alliance, includes: [low]}
directions:
  - {id: west, name: West}
states:
  - {id: XAA, name: Freedonia, aliases: [Inner land]}
  - {id: XBB, name: The outside state, note: outside}
partnerships:
  - {parties: [AZE, XAA], tier: high, since: 2014, areas: [trade], direction: west, evidence: [{source: page-in, quote: in}]}
  - {id: tie-outside, parties: [AZE, XBB], tier: low, since: 2015, areas: [culture], note: outside, evidence: [{source: page-outside, quote: outside}]}
instruments:
  - {id: act-in, title: Treaty, kind: treaty, parties: [AZE, XAA], signed: 2014, tier: high, areas: [trade], evidence: [{source: page-in}]}
  - {id: act-outside, title: A treaty outside, kind: protocol, parties: [AZE, XBB], signed: 2015, areas: [culture], evidence: [{source: page-outside}]}
organisations:
  - {id: EU, name: Union, kind: dialogue-platform, members: [{state: XAA, role: member, since: 2010}], evidence: [{source: page-in}]}
  - {id: OUT, name: The outside club, kind: dialogue-platform, members: [{state: XBB, role: member, since: 2010, evidence: [{source: page-outside}]}], evidence: [{source: page-outside}]}
principles:
  - {id: rule-in, name: Rule, instruments: [act-in], evidence: [{source: page-in}]}
  - {id: rule-outside, name: Rule outside, instruments: [act-outside], evidence: [{source: page-outside}]}
sources:
  - {id: page-in, publisher: Paper, published: 2024, url: \"https://example.org/\"}
  - {id: page-outside, publisher: Wire outside, published: 2024, url: \"https://example.org/outside\"}
claims:
  - {id: claim-outside, source: page-outside, quote: outside, count: partners, is: 2}
waivers:
  - {rule: single-source, record: tie-outside, because: Known outside.}
",
    )
}

/// Selectors that mean the partnership with Freedonia and nothing else, each with its filter.
fn selectors() -> Vec<(Selector, &'static str)> {
    let narrowed = |change: &dyn Fn(&mut Selector)| {
        let mut selector = Selector::default();
        change(&mut selector);
        selector
    };
    let inside = MembershipTest {
        organisation: "EU".into(),
        role: RoleTest::Full,
    };
    let treaty = InstrumentKind::Treaty;
    vec![
        (
            narrowed(&|it| it.member_of = vec![inside.clone()]),
            "member-of: EU",
        ),
        (narrowed(&|it| it.state = vec!["XAA".into()]), "state: XAA"),
        (
            narrowed(&|it| it.exact_tier = vec!["high".into()]),
            "exact-tier: high",
        ),
        (narrowed(&|it| it.tier = vec!["high".into()]), "tier: high"),
        (
            narrowed(&|it| it.area = vec!["trade".into()]),
            "area: trade",
        ),
        (
            narrowed(&|it| it.source = vec!["page-in".into()]),
            "source: page-in",
        ),
        (narrowed(&|it| it.kind = vec![treaty]), "kind: treaty"),
    ]
}

/// All text of a file; of a workbook that of all its cells.
fn text(name: &str, bytes: &[u8]) -> String {
    if !name.ends_with(".xlsx") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let mut text = String::new();
    for sheet in workbook.sheet_names() {
        let range = workbook.worksheet_range(&sheet).unwrap();
        for cell in range.rows().flatten() {
            text.push_str(&cell.to_string());
            text.push('\n');
        }
    }
    text
}

fn files(format: &Format, views: &ExportContext<'_>) -> Memory {
    let mut memory = Memory::default();
    (format.write)(views, &Options::default(), &mut memory).expect("memory can be written to");
    memory
}

#[test]
fn what_is_left_out_is_in_no_format() {
    let registry = registry();
    for format in FORMATS.iter().filter(|format| format.is_narrowed) {
        // The test would find it.
        let mut whole = String::new();
        with_export_views(&registry, |views| {
            for (name, bytes) in files(format, views).files {
                whole.push_str(&text(&name, &bytes));
            }
        });
        assert!(whole.contains(OUTSIDE), "{}", format.name);
        for (selector, filter) in selectors() {
            with_export(&registry, &selector, |views| {
                for (name, bytes) in files(format, views).files {
                    let text = text(&name, &bytes);
                    let place = text.find(OUTSIDE);
                    let around = place.map(|at| &text[at.saturating_sub(200)..at + OUTSIDE.len()]);
                    assert_eq!(around, None, "{} {name} {filter}", format.name);
                }
            });
        }
    }
}

#[test]
fn what_narrows_an_export_stands_in_it() {
    let registry = registry();
    for format in FORMATS.iter().filter(|format| format.is_narrowed) {
        for (selector, filter) in selectors() {
            with_export(&registry, &selector, |views| {
                let written = files(format, views).files;
                // A table of CSV has no place for words: its package says it for all.
                // Those for programs say it with ids, those for readers with names.
                let named = views.named_filters().join("; ");
                let says = written.iter().any(|(name, bytes)| {
                    let text = text(name, bytes);
                    text.contains(filter) || text.contains(&named)
                });
                assert!(says, "{} {filter}", format.name);
            });
        }
    }
}

#[test]
fn every_count_is_of_what_is_selected() {
    for (selector, filter) in selectors() {
        with_export(&registry(), &selector, |views| {
            assert_eq!(integrity_faults(views), [""; 0], "{filter}");
            let count = |name: &str| {
                let table = TABLES.iter().find(|table| table.name == name).unwrap();
                table.rows(views).count()
            };
            for (name, expected) in [
                ("partners", 1),
                ("partnerships", 1),
                ("instruments", 1),
                ("sources", 1),
                ("claims", 0),
                ("verdicts", 0),
                ("principles", 1),
                ("memberships", 1),
                ("organisations", 1),
                // The subject, which others name, is among the states.
                ("states", 2),
            ] {
                assert_eq!(count(name), expected, "{name} {filter}");
            }
            let states = TABLES.iter().find(|table| table.name == "states").unwrap();
            let position = states.position("partnerships").unwrap();
            for row in states.rows(views) {
                assert_eq!(row[position].as_text(), "1", "{filter}");
            }
        });
    }
}

#[test]
fn the_page_says_of_whom_it_counts() {
    let html = FORMATS.iter().find(|format| format.name == "html").unwrap();
    let (selector, _) = selectors().remove(0);
    with_export(&registry(), &selector, |views| {
        let page =
            String::from_utf8(files(html, views).files.remove("index.html").unwrap()).unwrap();
        let page = as_xml(&page);
        let page = parse(&page);
        let root = page.root_element();
        let title = elements(root, "title").next().map(words);
        assert_eq!(title.as_deref(), Some("Ties · member of: Union"));
        let page = words(root);
        let dek = "Selection (member of: Union): 1 state is recorded as a partner of \
                   Azerbaijan on 30 June 2025. One instrument is selected, with the pages cited for it.";
        assert!(page.contains(dek), "{page}");
        assert!(page.contains(
            "Selection (member of: Union): As of 30 June 2025 · selected, of all times: 1 \
             partnership, 1 instrument, 1 membership, 1 source"
        ));
        // Every count that stands alone says so too.
        assert_eq!(page.matches("Selection (member of: Union): ").count(), 7);
    });
}
