//! What a selector asks that is true or false of every row, and whether it asks some things at all.

use chancery_core::model::{Id, Keyword, Selector};

use super::conditions::Side;
use super::logic::list;

/// That an actor is one of those that are named, and of the kind that is asked for.
pub(super) fn named(selector: &Selector, actor: &str, kind: &str) -> Vec<String> {
    let lists = [&selector.state, &selector.organisation].into_iter();
    let lists = lists.filter(|ids| !ids.is_empty());
    let lists = lists.map(|ids| format!("{actor} IN {}", list(ids.iter().map(Id::as_str))));
    let kinds = selector.actor.iter().map(|kind| kind.name());
    let kinds = (!selector.actor.is_empty()).then(|| format!("{kind} IN {}", list(kinds)));
    lists.chain(kinds).collect()
}

/// Whether a partnership is there on the day, or had ended where that is asked.
pub(super) fn holds(selector: &Selector, is_party: bool) -> String {
    match &selector.ended {
        Some(_) if !is_party => "t.had_ended".to_owned(),
        _ => "t.holds".to_owned(),
    }
}

/// Whether anything is asked of the instruments of a partnership.
pub(super) fn asks_instruments(selector: &Selector) -> bool {
    selector.signed.is_some()
        || selector.in_force.is_some()
        || selector.terminated.is_some()
        || !selector.kind.is_empty()
        || !selector.effect.is_empty()
        || !selector.signed_by.is_empty()
}

/// That a record cites one of the sources that are asked for, and the one to which it is narrowed.
pub(super) fn cites(side: &Side<'_>, (own, columns, kind): (&str, &str, &str)) -> Vec<String> {
    let asked = side.selector.source.iter().map(Id::as_str).collect();
    let lists: [Vec<&str>; 2] = [asked, side.cited.into_iter().collect()];
    let lists = lists.into_iter().filter(|sources| !sources.is_empty());
    let cites = lists.map(|sources| {
        format!(
            "({own}) IN (SELECT {columns} FROM attestations\n                    WHERE record_kind = \
             '{kind}' AND source IN {})",
            list(sources)
        )
    });
    cites.collect()
}
