//! Keys tell rows apart, and references lead to rows, however an export is narrowed.

use std::collections::BTreeMap;

use crate::markup::{elements, parse};
use crate::support::drawn::registry_text;
use crate::support::{in_many_files, in_one_file, registry_of, written};
use chancery_core::Analysis;
use chancery_core::model::{MembershipTest, Registry, RoleTest, Selector, State};
use chancery_core::select::Selection;
use chancery_export::formats::Options;
use chancery_export::views::{ExportContext, TABLES, integrity_faults, tables};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn faults(registry: &Registry, selector: &Selector, is_export: bool) -> Vec<String> {
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    let selection = Selection::new(network, selector);
    let views = if is_export {
        ExportContext::for_export(&analysis, selection)
    } else {
        ExportContext::new(&analysis, selection)
    };
    integrity_faults(&views)
}

#[test]
fn what_is_declared_is_there() {
    for table in TABLES {
        assert!(!table.key.is_empty(), "{}", table.name);
        let is_column = |name: &&str| table.position(name).is_some();
        assert!(table.key.iter().all(is_column), "{}", table.name);
        for reference in table.references {
            assert!(reference.columns.iter().all(is_column));
            let other = tables::table(reference.table).expect("a table of this name");
            assert_eq!(other.key.len(), reference.columns.len(), "{}", table.name);
        }
    }
}

/// What of a network in GEXF ends before it begins, or has no day in common with one of its ends.
fn impossible_periods(registry: &Registry) -> Vec<String> {
    let files = written(registry, "gexf", &Options::default()).files;
    let text = std::str::from_utf8(&files["network.gexf"]).expect("UTF-8");
    let document = parse(text);
    let period = |it: roxmltree::Node<'_, '_>| {
        let day = |name: &str| it.attribute(name).map(str::to_owned);
        (day("start"), day("end"))
    };
    let root = document.root_element();
    let nodes = elements(root, "node").map(|it| (it.attribute("id"), period(it)));
    let nodes: BTreeMap<_, _> = nodes.collect();
    let is_wrong = |it: &roxmltree::Node<'_, '_>| {
        let (start, end) = period(*it);
        let ends_before = end
            .as_ref()
            .zip(start.as_ref())
            .is_some_and(|(end, start)| end < start);
        let mut ends = ["source", "target"]
            .into_iter()
            .map(|end| it.attribute(end));
        ends_before
            || ends.any(|id| {
                let (born, gone) = nodes.get(&id).cloned().unwrap_or_default();
                start < born || gone.is_some_and(|gone| end.as_ref().is_none_or(|end| *end > gone))
            })
    };
    let edges = elements(root, "edge").filter(is_wrong);
    edges
        .filter_map(|it| it.attribute("id"))
        .map(str::to_owned)
        .collect()
}

proptest! {
    #[test]
    fn no_edge_of_gexf_is_there_on_a_day_on_which_one_of_its_ends_is_not(
        draws in vec((0..6_usize, 0..6_usize, 0..7_usize, 0..8_usize), 0..24),
        lives in vec((1990..2020_i32, 1990..2020_i32), 3),
    ) {
        let mut registry = registry_of(&registry_text(&draws, false));
        let lives = ["AZE", "GEO", "TUR"].into_iter().zip(lives);
        for (place, (id, (since, until))) in lives.enumerate() {
            let date = |year: i32| year.to_string().parse().ok();
            registry.states.push(State {
                id: id.into(),
                since: date(since).filter(|_| place != 1),
                until: date(until.max(since)).filter(|_| place != 2),
                ..State::default()
            });
        }
        prop_assert_eq!(impossible_periods(&registry), [""; 0]);
    }
}

#[test]
fn the_sample_keeps_its_keys() {
    for registry in [in_one_file(true), in_one_file(false), in_many_files()] {
        for is_export in [false, true] {
            let found = faults(&registry, &Selector::default(), is_export);
            assert_eq!(found, [""; 0]);
        }
    }
}

fn selectors() -> Vec<Selector> {
    let inside = MembershipTest {
        organisation: "EU".into(),
        role: RoleTest::Full,
    };
    let narrowed = |change: &dyn Fn(&mut Selector)| {
        let mut selector = Selector::default();
        change(&mut selector);
        selector
    };
    vec![
        Selector::default(),
        narrowed(&|it| it.member_of = vec![inside.clone()]),
        narrowed(&|it| it.not_member_of = vec![inside.clone()]),
        narrowed(&|it| it.state = vec!["HUN".into()]),
        narrowed(&|it| it.exact_tier = vec!["high".into()]),
        narrowed(&|it| it.on = Some("2004-02-29".parse().unwrap())),
        narrowed(&|it| {
            it.on = Some("2014-12-31".parse().unwrap());
            it.member_of = vec![inside.clone()];
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_registry_keeps_its_keys(
        draws in vec((0..6_usize, 0..6_usize, 0..7_usize, 0..8_usize), 0..24),
        selector in select(selectors()),
        with_subject: bool,
    ) {
        let registry = registry_of(&registry_text(&draws, with_subject));
        prop_assert_eq!(faults(&registry, &selector, true), Vec::<String>::new());
    }
}
