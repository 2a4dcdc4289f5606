//! Claims, partners and memberships that changed, as lines.

use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::diff::{
    Cause, ClaimChange, ClaimState, MembershipChange, Moved, Standing, TieChange, TieStanding,
};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword as _, Section, Verdict};
use chancery_core::network::Network;

use super::report::{Line, Mark, Part, Piece, changed, plain};
use super::{Comparison, names, verdict_change};

/// The parts about what holds and is counted: what the records changed, or what only the day did.
pub(super) fn parts(comparison: &Comparison<'_>, cause: Cause) -> Vec<Part> {
    let Some(holds) = &comparison.diff.holds else {
        return Vec::new();
    };
    let by_day = cause == Cause::Day;
    let is_of = |it: Cause| (it == Cause::Day) == by_day;
    let claims: Vec<&ClaimChange<'_>> = holds.claims.iter().filter(|it| is_of(it.cause)).collect();
    let ties: Vec<&TieChange> = holds.ties.iter().filter(|it| is_of(it.cause)).collect();
    let memberships = holds.memberships.iter().filter(|it| is_of(it.cause));
    let memberships: Vec<&MembershipChange> = memberships.collect();
    let of_ties = match comparison.is_of_partners() {
        true => "Partners",
        false => "Ties",
    };
    let lines = [
        (
            "Claims",
            claims.iter().flat_map(|it| claim(comparison, it)).collect(),
        ),
        (
            of_ties,
            ties.iter().flat_map(|it| tie(comparison, it)).collect(),
        ),
        (
            "Memberships",
            memberships
                .iter()
                .flat_map(|it| membership(comparison, it))
                .collect::<Vec<Line>>(),
        ),
    ];
    let parts = lines.into_iter().filter(|(_, lines)| !lines.is_empty());
    parts
        .map(|(title, lines)| Part {
            title: match by_day {
                true => format!("{title}, only because the day passed"),
                false => title.to_owned(),
            },
            lines,
            is_of_records: false,
        })
        .collect()
}

fn networks<'c>(comparison: &'c Comparison<'_>) -> [&'c Network<'c>; 2] {
    let states = [&comparison.states.old, &comparison.states.new];
    states.map(|state| state.opened.analysis.network())
}

fn claim(comparison: &Comparison<'_>, change: &ClaimChange<'_>) -> Vec<Line> {
    let at = |state: ClaimState<'_>, is_new: bool| {
        comparison.place(Section::Claims, state.index.into(), is_new)
    };
    let head = |mark: Mark, state: ClaimState<'_>, more: Vec<Piece>| {
        let mut pieces = vec![Piece::Code(state.claim.id.to_string())];
        if let Some(quote) = &state.claim.quote {
            pieces.push(plain(" "));
            pieces.push(Piece::Quote(quote.to_string()));
        }
        pieces.extend(more);
        Line::new(mark, 0, pieces).at(at(state, mark != Mark::Removed))
    };
    match (change.old, change.new) {
        (None, Some(new)) => {
            let words = format!(": {}", outcome(new));
            vec![head(Mark::Added, new, vec![plain(words)])]
        }
        (Some(old), None) => {
            let words = format!(": {}", outcome(old));
            vec![head(Mark::Removed, old, vec![plain(words)])]
        }
        (Some(old), Some(new)) => {
            let mut lines = vec![head(Mark::Changed, new, Vec::new())];
            let details = details(comparison, change, old, new).into_iter();
            lines.extend(details.map(|pieces| Line::new(Mark::Detail, 1, pieces)));
            lines
        }
        (None, None) => Vec::new(),
    }
}

/// The verdict on a claim that only one side has, with what was stated and counted.
fn outcome(state: ClaimState<'_>) -> String {
    let Some(verdict) = state.verdict else {
        let why = state
            .obstacle
            .map(|why| format!(", because {}", why.words()));
        return format!("not counted{}", why.unwrap_or_default());
    };
    let counted = verdict
        .outcome
        .counted_words(Messages::in_digits(), state.claim);
    let word = verdict.outcome.verdict.map_or("not counted", Verdict::name);
    let expected = match state.claim.expect {
        Some(expected) if verdict.outcome.verdict == Some(expected) => " (as expected)",
        Some(_) => " (not as expected)",
        None => "",
    };
    format!(
        "{word}{expected}; stated {}, {}",
        verdict.outcome.stated,
        verdict.outcome.shown_words(Messages::in_digits(), &counted)
    )
}

fn details(
    comparison: &Comparison<'_>,
    change: &ClaimChange<'_>,
    old: ClaimState<'_>,
    new: ClaimState<'_>,
) -> Vec<Vec<Piece>> {
    let mut lines = Vec::new();
    if let Some((before, after)) = verdict_change(change) {
        let word = |verdict: Option<Verdict>| {
            Some(verdict.map_or("not counted", Verdict::name).to_owned())
        };
        let mut pieces = changed(plain("verdict"), word(before), word(after));
        let expected = new.claim.expect.unwrap_or(Verdict::Holds);
        if after != Some(expected) {
            pieces.push(plain(format!(" (expected: {})", expected.name())));
        }
        lines.push(pieces);
    }
    if old.claim.expect != new.claim.expect {
        let word = |state: ClaimState<'_>| {
            Some(
                state
                    .claim
                    .expect
                    .unwrap_or(Verdict::Holds)
                    .name()
                    .to_owned(),
            )
        };
        lines.push(changed(plain("expected"), word(old), word(new)));
    }
    let stated = |state: ClaimState<'_>| state.verdict.map(|it| it.outcome.stated.to_string());
    let counted = |state: ClaimState<'_>| {
        state
            .verdict
            .map(|it| it.outcome.counted_words(Messages::in_digits(), state.claim))
    };
    for (word, of) in [
        (
            "stated",
            &stated as &dyn Fn(ClaimState<'_>) -> Option<String>,
        ),
        ("counted", &counted),
    ] {
        let (before, after) = (of(old), of(new));
        if before != after {
            lines.push(changed(plain(word), before, after));
        }
    }
    let why = |state: ClaimState<'_>| state.obstacle.map(|why| why.words());
    if why(old) != why(new) {
        lines.push(changed(plain("not counted because"), why(old), why(new)));
    }
    lines.extend(moved(comparison, change, new));
    if change.is_rewritten {
        lines.push(vec![plain("the record of the claim changed too")]);
    }
    if change.cause == Cause::RecordsAndDay {
        lines.push(vec![plain("partly because the day passed")]);
    }
    lines
}

/// The names that moved, in groups: 'not counted → counted: Hungary, Italy'.
fn moved(
    comparison: &Comparison<'_>,
    change: &ClaimChange<'_>,
    claim: ClaimState<'_>,
) -> Vec<Vec<Piece>> {
    let [old, new] = networks(comparison);
    let mut groups: BTreeMap<(Standing, Standing), Vec<String>> = BTreeMap::new();
    for Moved {
        old: before,
        new: after,
        from,
        to,
        ..
    } in change.moved.iter().copied()
    {
        let name = match (before, after) {
            (_, Some(element)) => names::element(new, element),
            (Some(element), None) => names::element(old, element),
            (None, None) => continue,
        };
        groups.entry((from, to)).or_default().push(name);
    }
    let groups = groups.into_iter();
    groups
        .map(|((from, to), mut names)| {
            names.sort_unstable();
            // Names with commas in them would run together.
            let between = match names.iter().any(|name| name.contains(',')) {
                true => "; ",
                false => ", ",
            };
            let words = |standing| Piece::Plain(standing_words(claim, standing).to_owned());
            vec![
                words(from),
                plain(" \u{2192} "),
                words(to),
                plain(format!(": {}", names.join(between))),
            ]
        })
        .collect()
}

fn standing_words(claim: ClaimState<'_>, standing: Standing) -> &'static str {
    let (is_rank, has_condition) = (claim.claim.rank.is_some(), claim.claim.are.is_some());
    match standing {
        Standing::Counted if is_rank => "earlier",
        Standing::PossiblyCounted if is_rank => "possibly earlier",
        _ if is_rank => "not earlier",
        Standing::Counted if has_condition => "true of",
        Standing::PossiblyCounted if has_condition => "possibly true of",
        Standing::Exception if has_condition => "not true of",
        Standing::PossibleException if has_condition => "possibly not true of",
        Standing::Outside if has_condition => "not about",
        Standing::Counted => "counted",
        Standing::PossiblyCounted => "possibly counted",
        _ => "not counted",
    }
}

fn tie(comparison: &Comparison<'_>, change: &TieChange) -> Vec<Line> {
    let networks = networks(comparison);
    let parties = change.parties.iter().map(|id| names::actor(networks, id));
    let parties = parties.collect::<Vec<_>>().join(" and ");
    let words = |standing: &TieStanding| {
        let tiers = standing.tiers.iter().map(|id| names::tier(networks, id));
        let mut words = tiers.collect::<Vec<_>>().join(", ");
        if words.is_empty() {
            "tier not known".clone_into(&mut words);
        }
        if !standing.holds.is_certain() {
            words = format!("possibly {words}");
        }
        let possible = standing.possible_tiers.iter();
        for tier in possible.map(|id| names::tier(networks, id)) {
            words.push_str(&format!(", possibly {tier}"));
        }
        words
    };
    let mut lines = match (&change.old, &change.new) {
        (None, Some(new)) => {
            let line = vec![plain(format!("{parties}: ")), Piece::New(words(new))];
            vec![Line::new(Mark::Added, 0, line)]
        }
        (Some(old), None) => {
            let line = vec![plain(format!("{parties}: ")), Piece::Old(words(old))];
            vec![Line::new(Mark::Removed, 0, line)]
        }
        (old, new) => {
            let [old, new] = [old, new].map(|it| it.as_ref().map(words));
            vec![Line::new(
                Mark::Changed,
                0,
                changed(plain(parties), old, new),
            )]
        }
    };
    lines.extend(partly(change.cause));
    lines
}

fn membership(comparison: &Comparison<'_>, change: &MembershipChange) -> Vec<Line> {
    let networks = networks(comparison);
    let words = format!(
        "{}: {} in {}",
        names::actor(networks, &change.member),
        change.role.name(),
        names::actor(networks, &change.organisation)
    );
    let (mark, more) = match (change.old, change.new) {
        (Truth::No, Truth::Yes) => (Mark::Added, ""),
        (Truth::No, _) => (Mark::Added, ", possibly"),
        (Truth::Yes, Truth::No) => (Mark::Removed, ""),
        (_, Truth::No) => (Mark::Removed, ", which was possible"),
        (_, Truth::Yes) => (Mark::Changed, ", now for certain"),
        (_, Truth::Unknown) => (Mark::Changed, ", now only possibly"),
    };
    let mut lines = vec![Line::new(mark, 0, vec![plain(words + more)])];
    lines.extend(partly(change.cause));
    lines
}

fn partly(cause: Cause) -> Option<Line> {
    let words = vec![plain("partly because the day passed")];
    (cause == Cause::RecordsAndDay).then(|| Line::new(Mark::Detail, 1, words))
}
