//! From those who may be counted to a verdict.

use chancery_core::date::Day;
use chancery_core::model::{Claim, Limit, Share, Stated};

use super::logic::{undoubted, within};
use super::query::Composer;
use super::{key_text, rank};
use crate::escape::SqlText;

/// When a claim holds, in words, and the statement that counts and judges.
pub(super) fn query(composer: &Composer<'_>) -> (String, String) {
    let asked = composer.asked;
    let claim = asked.claim;
    let question = composer.question();
    // Where nobody has a place, there is no number.
    let number = |name: &str, number: &str| match claim.rank {
        Some(_) => format!("COALESCE({number}, 0) AS {name}"),
        None if name == number => name.to_owned(),
        None => format!("{number} AS {name}"),
    };
    let (view, group) = match claim {
        _ if claim.rank.is_some() => ("places_on", "made"),
        _ if claim.share.is_some() => ("ways_on", "made, certain, possible, of_certain"),
        _ if claim.within.is_some() => ("days_on", "made, certain, possible"),
        _ if claim.span.is_some() => ("spans_on", ""),
        _ => ("counts_on", ""),
    };
    let (least, most) = match claim.rank {
        Some(_) => ("MIN(first_place)", "MAX(last_place)"),
        None => ("certain", "possible"),
    };
    let group = match group {
        "" => String::new(),
        columns => format!("\nGROUP BY {columns}"),
    };
    let from = format!("FROM {view}\nWHERE question = {question}{group}");
    let is_undecided = asked.lacks_subject() || asked.lacks_day();
    let verdict = match is_undecided {
        // Nobody says whose partners are meant, or when the claim was made.
        true => "'undetermined'".to_owned(),
        false => verdict(composer),
    };
    let words = match is_undecided {
        true => "It is undetermined: no record says whose partners are meant, or when it was said."
            .to_owned(),
        false => rule(claim),
    };
    if asked.made.single_day().is_some() {
        let sql = format!(
            "SELECT {question} AS claim, {}, {},\n       {verdict} AS verdict\n{from}",
            number("certain", least),
            number("possible", most)
        );
        return (words, sql);
    }
    let plain = |name: &str, number: &str| match name == number {
        true => name.to_owned(),
        false => format!("{number} AS {name}"),
    };
    let judged = format!(
        "WITH judged AS (  -- on each day on which it may have been said\nSELECT made, {}, {},\n       \
         {verdict} AS verdict\n{from}",
        plain("certain", least),
        plain("possible", most)
    )
    .replace('\n', "\n  ");
    let sql = format!(
        "{judged}\n)\nSELECT {question} AS claim, {}, {},\n       CASE WHEN MIN(verdict) = MAX(verdict) THEN \
         MIN(verdict) ELSE 'undetermined' END AS verdict\nFROM judged",
        number("certain", "MIN(certain)"),
        number("possible", "MAX(possible)")
    );
    (words, sql)
}

/// When a claim holds, and when it is contradicted, in words.
fn rule(claim: &Claim) -> String {
    let stated = [
        ("is", ""),
        ("at-least", "at least "),
        ("at-most", "at most "),
    ]
    .into_iter();
    let stated =
        stated.filter_map(|(key, words)| Some(format!("{words}{}", key_text(claim, key)?)));
    let stated: Vec<String> = stated.collect();
    let stated = stated.join(" and ");
    let in_some = "If nobody certainly is one of them, it is undetermined.";
    match claim {
        _ if claim.every.is_some() => format!(
            "It holds if it is certainly true of all who may be one of them. It is contradicted if somebody \
             certainly is one of whom it certainly is not true. {in_some}"
        ),
        _ if claim.most.is_some() => format!(
            "It holds if it is true of more than half, however the unknown answers turn out. It is \
             contradicted if it is not, however they do. {in_some}"
        ),
        _ if claim.share.is_some() => format!(
            "It holds if it is true of {stated} of them, however the unknown answers turn out. It is \
             contradicted if it is not, however they do. {in_some}"
        ),
        _ if claim.rank.is_some() => format!(
            "It holds if it certainly has a place, and each that is possible is {stated}. It is \
             contradicted if none is."
        ),
        _ if claim.span.is_some() => {
            "It holds if the days certainly are as stated, and is contradicted if \
                                      they certainly are not. Of no document nothing follows."
                .to_owned()
        }
        _ => format!(
            "It holds if each number from certain to possible is {stated}. It is contradicted if none is."
        ),
    }
}

/// A verdict by the condition under which the claim holds, and the one under which it is
/// contradicted.
pub(super) fn decide(holds: &str, contradicted: &str) -> String {
    format!(
        "CASE WHEN {holds} THEN 'holds'\n            WHEN {contradicted} THEN 'contradicted'\n            \
         ELSE 'undetermined' END"
    )
}

/// The least and the greatest number that a claim states.
pub(super) fn numbers(claim: &Claim) -> (Option<u32>, Option<u32>) {
    let number = |limit: Option<Limit>| match limit {
        Some(Limit::Number(number)) => Some(number),
        Some(Limit::Share(_)) | None => None,
    };
    match claim.is {
        Some(Stated::Number(stated)) => (Some(stated), Some(stated)),
        _ => (number(claim.at_least), number(claim.at_most)),
    }
}

/// The verdict as an expression on the rows of the view.
fn verdict(composer: &Composer<'_>) -> String {
    let claim = composer.asked.claim;
    if claim.rank.is_some() {
        rank::verdict(composer)
    } else if claim.every.is_some() {
        decide("of_certain > 0 AND possibly_not = 0", "certainly_not > 0")
    } else if claim.most.is_some() {
        decide(
            "certain > possibly_not",
            "of_certain > 0 AND possible <= certainly_not",
        )
    } else if claim.share.is_some() {
        share(claim)
    } else if claim.span.is_some() {
        span(claim)
    } else {
        count(claim)
    }
}

fn count(claim: &Claim) -> String {
    if let Some(Stated::Number(stated)) = claim.is {
        return decide(
            &format!("certain = {stated} AND possible = {stated}"),
            &format!("certain > {stated} OR possible < {stated}"),
        );
    }
    let (least, most) = numbers(claim);
    let limits = |least_is: &str, most_is: &str, and: &str| {
        let least = least.map(|least| format!("{least_is} {least}"));
        let most = most.map(|most| format!("{most_is} {most}"));
        let limits: Vec<String> = least.into_iter().chain(most).collect();
        limits.join(and)
    };
    decide(
        &limits("certain >=", "possible <=", " AND "),
        &limits("possible <", "certain >", " OR "),
    )
}

/// A share of each size that the population may have, from the fewest to the most that are so.
fn share(claim: &Claim) -> String {
    let share = |limit: Option<Limit>| match limit {
        Some(Limit::Share(share)) => Some(share),
        Some(Limit::Number(_)) | None => None,
    };
    let (least, most): (Option<Share>, Option<Share>) = match claim.is {
        Some(Stated::Share(share)) => (Some(share), Some(share)),
        _ => (share(claim.at_least), share(claim.at_most)),
    };
    let times = |column: &str, factor: u32| match factor {
        1 => column.to_owned(),
        factor => format!("{column} * {factor}"),
    };
    let limit = |share: Option<Share>, column: &str, sign: &str| {
        let (part, of) = share.map(|it| (it.numerator, it.denominator))?;
        Some(format!(
            "{} {sign} {}",
            times(column, of),
            times("size", part)
        ))
    };
    let all = |limits: [Option<String>; 3]| -> String {
        let limits: Vec<String> = limits.into_iter().flatten().collect();
        limits.join(" AND ")
    };
    // Some whole number must be between both limits.
    let between = least.zip(most).map(|(least, most)| {
        let (part, of) = (most.numerator, most.denominator);
        let size = times("size", part);
        match least == most {
            true => format!("{size} % {of} = 0"),
            false => format!(
                "({size} - {size} % {of}) * {} >= {}",
                least.denominator,
                times(&times("size", least.numerator), of)
            ),
        }
    });
    let always = all([
        limit(least, "fewest", ">="),
        limit(most, "greatest", "<="),
        None,
    ]);
    let ever = all([
        limit(least, "greatest", ">="),
        limit(most, "fewest", "<="),
        between,
    ]);
    decide(
        &format!("of_certain > 0\n             AND MIN(CASE WHEN {always} THEN 1 ELSE 0 END) = 1"),
        &format!("of_certain > 0\n             AND MAX(CASE WHEN {ever} THEN 1 ELSE 0 END) = 0"),
    )
}

/// The first and the last day, or that all are within an interval.
fn span(claim: &Claim) -> String {
    if let Some(interval) = &claim.within {
        let answer = within("day_min", "day_max", interval, &undoubted("day"));
        return decide(
            &format!(
                "certain > 0\n             AND COUNT(CASE WHEN is_one <> 'no' AND ({answer}) IS NOT TRUE \
                 THEN 1 END) = 0"
            ),
            &format!("COUNT(CASE WHEN is_one = 'yes' AND ({answer}) IS FALSE THEN 1 END) > 0"),
        );
    }
    let Some(Stated::Span(stated)) = claim.is else {
        return "'undetermined'".to_owned();
    };
    let (first, last) = stated.ends();
    let both = format!(
        "({}\n             AND {})",
        within("first_from", "first_by", &first, "TRUE"),
        within("last_from", "last_by", &last, "TRUE")
    );
    decide(
        &format!("certain > 0 AND {both}"),
        &format!("certain > 0 AND {both} IS FALSE"),
    )
}

/// A day as a literal.
pub(super) fn literal(day: Day) -> String {
    SqlText(&day.to_string()).to_string()
}
