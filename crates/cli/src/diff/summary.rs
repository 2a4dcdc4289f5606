//! What changed, in one sentence.

use chancery_core::audit::tally;
use chancery_core::diff::{Diff, Effects};
use chancery_core::finding::how_many;

use super::report::sentence;
use super::{Comparison, verdict_change};

/// All of it in one sentence.
pub(super) fn summary(comparison: &Comparison<'_>) -> String {
    let diff = &comparison.diff;
    if diff.is_unchanged() {
        return "Nothing changed.".to_owned();
    }
    if diff.is_empty() {
        return "No change was found in what could be compared.".to_owned();
    }
    let mut words = Vec::new();
    if let Some(holds) = &diff.holds {
        words.extend(claims(holds));
        let ties = match comparison.is_of_partners() {
            true => "partner",
            false => "tie",
        };
        for (count, noun) in [
            (holds.ties.len(), ties),
            (holds.memberships.len(), "membership"),
        ] {
            match count {
                0 => {}
                1 => words.push(format!("1 {noun} differs")),
                count => words.push(format!("{} differ", how_many(count, noun))),
            }
        }
    }
    words.extend(records(diff));
    sentence(&words.join("; "))
}

/// How many claims changed, and how.
fn claims(holds: &Effects<'_>) -> Vec<String> {
    let flips = holds.claims.iter().filter_map(verdict_change).count();
    let mut words = vec![match flips {
        0 => "no claim changes its verdict".to_owned(),
        1 => "1 claim changes its verdict".to_owned(),
        many => format!("{many} claims change their verdict"),
    }];
    let claims = |is_old: bool, is_new: bool| {
        let claims = holds.claims.iter();
        let claims = claims.filter(|it| (it.old.is_some(), it.new.is_some()) == (is_old, is_new));
        claims.count()
    };
    let added = holds.claims.iter().filter(|it| it.old.is_none());
    let added = added.filter_map(|it| it.new?.verdict);
    let verdicts = match tally(added) {
        (0, 0, 0) => String::new(),
        (holds, contradicted, undetermined) => {
            let counts = [
                (holds, "holds", "hold"),
                (contradicted, "is contradicted", "are contradicted"),
                (undetermined, "is undetermined", "are undetermined"),
            ];
            let counts = counts.iter().filter(|(count, ..)| *count > 0);
            let words = counts.map(|(count, one, many)| {
                format!("{count} {}", if *count == 1 { one } else { many })
            });
            format!(" ({})", words.collect::<Vec<_>>().join(", "))
        }
    };
    let (one, many) = (
        format!("is added{verdicts}"),
        format!("are added{verdicts}"),
    );
    for (count, one, many) in [
        (claims(false, true), one.as_str(), many.as_str()),
        (claims(true, false), "is removed", "are removed"),
        (
            claims(true, true) - flips,
            "is counted or expected otherwise",
            "are counted or expected otherwise",
        ),
    ] {
        match count {
            0 => {}
            1 => words.push(format!("1 claim {one}")),
            count => words.push(format!("{count} claims {many}")),
        }
    }
    words
}

/// How many records changed, and how.
fn records(diff: &Diff<'_>) -> Vec<String> {
    let changes = || diff.sections.iter().flat_map(|section| &section.changes);
    let mut counts = [(0, "added"), (0, "removed"), (0, "changed")];
    for change in changes() {
        let kind = match (change.old.is_some(), change.new.is_some()) {
            (false, _) => 0,
            (_, false) => 1,
            _ => 2,
        };
        counts[kind].0 += 1;
    }
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let mut words = Vec::new();
    if !counts.is_empty() {
        words.push(format!("records: {}", counts.join(", ")));
    }
    let doubtful = changes().filter(|change| change.doubt.is_some()).count();
    if doubtful > 0 {
        words.push(format!("{doubtful} of these not certain"));
    }
    match diff.renames.iter().count() {
        0 => {}
        count => words.push(format!("{} changed", how_many(count, "id"))),
    }
    words
}
