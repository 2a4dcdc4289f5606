//! From elements to a verdict: the last parts of a query.

use chancery_core::audit::ClaimQuery;
use chancery_core::date::{Date, Day};
use chancery_core::model::{Claim, Limit, Share, Stated};

use super::logic::within;
use super::query::Composer;
use crate::escape::SqlText;

/// The parts that count on each day and judge, and the last one, which puts the days together.
pub(super) fn query(composer: &mut Composer<'_>) -> String {
    let claim = composer.asked.claim;
    let counts = counts(composer);
    composer.part(
        "counts",
        "how many, for each day on which the claim may have been made",
        counts,
    );
    let mut from = "counts c";
    if claim.share.is_some() {
        shares(composer);
        from = "counts c LEFT JOIN shares s ON s.made = c.made";
    }
    let verdict = verdict(claim);
    let asked = composer.asked;
    let is_judged = !asked.lacks_subject() && !asked.lacks_day();
    if asked.made.single_day().is_some() && is_judged {
        return format!(
            "SELECT {} AS claim, certain, possible,\n         {verdict} AS verdict\nFROM {from}",
            SqlText(&asked.claim.id)
        );
    }
    let sql = format!("SELECT c.*,\n         {verdict} AS verdict\n  FROM {from}");
    composer.part("judged", "the verdict, if it was made on that day", sql);
    together(composer.asked)
}

/// The row of a claim: from the least to the greatest number, and a verdict if it is the same on
/// every day.
pub(super) fn together(asked: &ClaimQuery<'_, '_>) -> String {
    let verdict = if asked.lacks_subject() || asked.lacks_day() {
        // Nobody says whose partners are meant, or when the claim was made.
        "'undetermined'"
    } else {
        "CASE WHEN MIN(verdict) = MAX(verdict) THEN MIN(verdict) ELSE 'undetermined' END"
    };
    format!(
        "SELECT {} AS claim, MIN(certain) AS certain, MAX(possible) AS possible,\n       {verdict} AS \
         verdict\nFROM judged",
        SqlText(&asked.claim.id)
    )
}

/// A verdict by the condition under which the claim holds, and the one under which it is
/// contradicted.
pub(super) fn decide(holds: &str, contradicted: &str) -> String {
    format!(
        "CASE WHEN {holds} THEN 'holds'\n              WHEN {contradicted} THEN 'contradicted'\n              \
         ELSE 'undetermined' END"
    )
}

/// How many elements meet a condition, of all that are there.
fn count(condition: &str, name: &str) -> String {
    format!("COUNT(CASE WHEN {condition} THEN 1 END) AS {name}")
}

/// The counts of each day.
fn counts(composer: &Composer<'_>) -> String {
    let claim = composer.asked.claim;
    let answer = match composer.asked.are {
        Some(_) => "(e.is_one AND e.is_so)",
        None => "e.is_one",
    };
    let is_there = "e.element IS NOT NULL";
    let mut columns = vec![
        count(answer, "certain"),
        count(&format!("{is_there} AND {answer} IS NOT FALSE"), "possible"),
    ];
    if composer.asked.are.is_some() {
        let doubtful = format!("{is_there} AND e.is_one IS NULL");
        columns.extend([
            count("e.is_one", "of_certain"),
            count(
                &format!("{is_there} AND e.is_one IS NOT FALSE"),
                "of_possible",
            ),
            count("e.is_one AND NOT e.is_so", "certainly_not"),
            count("e.is_one AND e.is_so IS NULL", "open"),
            count(&format!("{doubtful} AND e.is_so"), "doubtful_so"),
            count(&format!("{doubtful} AND NOT e.is_so"), "doubtful_not"),
            count(&format!("{doubtful} AND e.is_so IS NULL"), "doubtful_open"),
        ]);
    }
    let mut from = "asked q LEFT JOIN elements e ON e.made = q.made".to_owned();
    if claim.span.is_some() {
        columns.extend(days_of_span());
        from.push_str("\n  LEFT JOIN instruments i ON i.instrument = e.element");
    }
    if let Some(interval) = &claim.within {
        columns.extend(days_within(interval));
    }
    format!(
        "SELECT q.made,\n         {}\n  FROM {from}\n  WHERE q.question = {}\n  GROUP BY q.made",
        columns.join(",\n         "),
        composer.question()
    )
}

fn verdict(claim: &Claim) -> String {
    if claim.every.is_some() {
        decide(
            "of_certain > 0 AND certain + doubtful_so = of_possible",
            "certainly_not > 0",
        )
    } else if claim.most.is_some() {
        decide(
            "certain - certainly_not - open - doubtful_open - doubtful_not > 0",
            "of_certain > 0\n               AND certain - certainly_not + open + doubtful_open + \
             doubtful_so <= 0",
        )
    } else if claim.share.is_some() {
        decide(
            "of_certain > 0 AND s.is_so = 1",
            "of_certain > 0 AND s.may_be = 0",
        )
    } else if claim.span.is_some() {
        span(claim)
    } else {
        let (least, most) = numbers(claim);
        let within: Vec<String> = [
            least.map(|least| format!("certain >= {least}")),
            most.map(|most| format!("possible <= {most}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let outside: Vec<String> = [
            least.map(|least| format!("possible < {least}")),
            most.map(|most| format!("certain > {most}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        decide(&within.join(" AND "), &outside.join(" OR "))
    }
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

/// For each number of doubtful elements that may be of the population, whether the share is as
/// stated in every way, and in some way, in which the other answers may turn out.
fn shares(composer: &mut Composer<'_>) {
    let claim = composer.asked.claim;
    let share = |limit: Option<Limit>| match limit {
        Some(Limit::Share(share)) => Some(share),
        Some(Limit::Number(_)) | None => None,
    };
    let (least, most): (Option<Share>, Option<Share>) = match claim.is {
        Some(Stated::Share(share)) => (Some(share), Some(share)),
        _ => (share(claim.at_least), share(claim.at_most)),
    };
    let sizes = "SELECT made, 0 AS joined FROM counts\n  UNION ALL\n  SELECT made, ROW_NUMBER() OVER \
                 (PARTITION BY made ORDER BY element)\n  FROM elements WHERE is_one IS NULL";
    let ways = "SELECT c.made, c.of_certain + s.joined AS size,\n         c.certain + CASE WHEN s.joined > \
                c.doubtful_not + c.doubtful_open\n                          THEN s.joined - \
                c.doubtful_not - c.doubtful_open ELSE 0 END AS fewest,\n         c.certain + c.open + \
                CASE WHEN s.joined < c.doubtful_so + c.doubtful_open\n                                   \
                THEN s.joined ELSE c.doubtful_so + c.doubtful_open END AS greatest\n  FROM counts c JOIN \
                sizes s ON s.made = c.made";
    // The least and the greatest number of so many that are the stated part of them.
    let from = least.map_or("0".to_owned(), |share| {
        let (part, of) = (share.numerator, share.denominator);
        format!(
            "CAST(({part} * size - {part} * size % {of}) / {of} AS INTEGER)\n           + CASE WHEN \
             {part} * size % {of} > 0 THEN 1 ELSE 0 END"
        )
    });
    let to = most.map_or("size".to_owned(), |share| {
        let (part, of) = (share.numerator, share.denominator);
        format!("CAST(({part} * size - {part} * size % {of}) / {of} AS INTEGER)")
    });
    let limits = format!(
        "SELECT made, fewest, greatest,\n         {from} AS at_least,\n         {to} AS at_most\n  FROM \
         ways WHERE size > 0"
    );
    let shares = "SELECT made,\n         MIN(CASE WHEN at_least <= fewest AND greatest <= at_most THEN 1 \
                  ELSE 0 END) AS is_so,\n         MAX(CASE WHEN at_least <= greatest AND fewest <= \
                  at_most AND at_least <= at_most\n                  THEN 1 ELSE 0 END) AS may_be\n  FROM \
                  limits GROUP BY made";
    composer.part(
        "sizes",
        "how many of the doubtful ones may be of them",
        sizes.to_owned(),
    );
    composer.part(
        "ways",
        "of so many, the fewest and the most that are so",
        ways.to_owned(),
    );
    composer.part("limits", "the stated share of so many", limits);
    composer.part(
        "shares",
        "whether the share is as stated in every way, and in some way",
        shares.to_owned(),
    );
}

/// The bounds of the first and of the last day of a span, and those that instruments may give it
/// that are counted only possibly.
fn days_of_span() -> Vec<String> {
    let certain = |column: &str| format!("CASE WHEN e.is_one THEN i.{column} END");
    let open = |column: &str| format!("CASE WHEN e.is_one IS NULL THEN i.{column} END");
    let missing = |condition: &str, column: &str, name: &str| {
        count(&format!("{condition} AND i.{column} IS NULL"), name)
    };
    let is_open = "e.element IS NOT NULL AND e.is_one IS NULL";
    vec![
        format!("MIN({}) AS first_min", certain("day_min")),
        format!("MIN({}) AS first_max", certain("day_max")),
        format!("MAX({}) AS last_min", certain("day_min")),
        format!("MAX({}) AS last_max", certain("day_max")),
        missing("e.is_one", "day_min", "without_min"),
        missing("e.is_one", "day_max", "without_max"),
        format!("MIN({}) AS open_min", open("day_min")),
        format!("MAX({}) AS open_max", open("day_max")),
        missing(is_open, "day_min", "open_without_min"),
        missing(is_open, "day_max", "open_without_max"),
    ]
}

/// How many instruments were concluded within an interval, outside of it, and neither certainly.
fn days_within(interval: &Date) -> Vec<String> {
    let is_open = super::logic::undoubted("i.day");
    let answer = within("i.day_min", "i.day_max", interval, &is_open);
    vec![
        count(&format!("e.is_one AND ({answer}) IS FALSE"), "outside"),
        count(
            &format!("e.element IS NOT NULL AND e.is_one IS NOT FALSE AND ({answer}) IS NOT TRUE"),
            "not_within",
        ),
    ]
}

fn span(claim: &Claim) -> String {
    let Some(Stated::Span(stated)) = claim.is else {
        return decide("certain > 0 AND not_within = 0", "outside > 0");
    };
    let (first, last) = stated.ends();
    let earliest = "CASE WHEN without_min + open_without_min > 0 THEN NULL\n                       WHEN \
                    open_min < first_min THEN open_min ELSE first_min END";
    let latest = "CASE WHEN without_max + open_without_max > 0 THEN NULL\n                       WHEN \
                  open_max > last_max THEN open_max ELSE last_max END";
    let is_first = within(&format!("({earliest})"), "first_max", &first, "TRUE");
    let is_last = within("last_min", &format!("({latest})"), &last, "TRUE");
    let both = format!("({is_first} AND {is_last})");
    decide(
        &format!("certain > 0 AND {both}"),
        &format!("certain > 0 AND {both} IS FALSE"),
    )
}

/// A day as a literal.
pub(super) fn literal(day: Day) -> String {
    SqlText(&day.to_string()).to_string()
}
