//! The query of a place in order of time.

use chancery_core::audit::ClaimQuery;
use chancery_core::date::Day;
use chancery_core::model::{ClaimNoun, Id, Keyword, Role, Selector};

use super::conditions::Side;
use super::logic::{all, and, list};
use super::query::Composer;
use super::verdict::{decide, literal, numbers, together};
use crate::escape::SqlText;

/// What is asked of those who are ranked, beside that by which they became one.
pub(super) fn fitting(asked: &ClaimQuery<'_, '_>) -> Selector {
    let population = asked.population.clone();
    match asked.noun {
        ClaimNoun::Partners => population,
        _ if population.party_to.len() == 1 => Selector {
            party_to: Vec::new(),
            ..population
        },
        _ => Selector {
            member_of: Vec::new(),
            ..population
        },
    }
}

/// The parts of a rank, and the last one.
pub(super) fn query<'c>(composer: &mut Composer<'c>, fitting: &Side<'c>) -> String {
    let fits = fits(composer, fitting);
    composer.part("fitting", "who is one of those that may be ranked", fits);
    let beginnings = beginnings(composer);
    composer.part(
        "beginnings",
        "when each of them became one, by which record",
        beginnings,
    );
    let who = composer.asked.ranked();
    let who = who.map_or("", |who| composer.asked.network.actors[who].id);
    let who = SqlText(who).to_string();
    for (name, words, sql) in places(&who) {
        composer.part(name, words, sql);
    }
    let judged = judged(composer);
    composer.part(
        "judged",
        "the first and the last place on each day, and what follows",
        judged,
    );
    together(composer.asked)
}

fn fits<'c>(composer: &mut Composer<'c>, fitting: &Side<'c>) -> String {
    let asked = composer.parts.of_actor(fitting, false);
    let mut filters = asked.filters;
    filters.extend(composer.left_out());
    if composer.asked.noun == ClaimNoun::States {
        filters.push("a.actor_kind = 'state'".to_owned());
    }
    format!(
        "SELECT a.made, a.day, a.actor, {} AS fits\n  FROM actors_on a{}\n  WHERE a.question = {}{}",
        all(&asked.answers),
        asked.joins,
        composer.question(),
        and(&filters)
    )
}

/// The records by which each became one: with the first and the last day on which each of them may
/// have begun.
fn beginnings(composer: &mut Composer<'_>) -> String {
    let (asked, question) = (composer.asked, composer.question());
    let population = composer.population.clone();
    let (row, from, filters) = if asked.noun == ClaimNoun::Partners {
        let tie = composer.parts.of_tie(&population, "x");
        let mut answers = tie.answers;
        if population.selector.ended.is_some() {
            answers.push("t.had_ended".to_owned());
        }
        let mut filters = tie.filters;
        match population.ego {
            Some(ego) => filters.push(format!("t.actor = {}", SqlText(ego))),
            None if asked.claim.of.is_some() => filters.push("1 = 0".to_owned()),
            // Nobody says whose partners are meant: any partnership may be one of theirs.
            None => answers.push("NULL".to_owned()),
        }
        let row = format!(
            "t.partner AS actor, t.partnership || ' ' || t.period AS record, {} AS is_meant",
            all(&answers)
        );
        (row, format!("partners_on t{}", tie.joins), filters)
    } else if let [treaty] = population.selector.party_to.as_slice() {
        let row = "t.actor, CAST(t.ordinal AS CHAR(20)) AS record, t.ever_took_part AS is_meant";
        let filter = format!("t.instrument = {}", SqlText(treaty));
        (row.to_owned(), "participants_on t".to_owned(), vec![filter])
    } else {
        let row =
            "t.member AS actor, t.organisation || ' ' || t.ordinal AS record, TRUE AS is_meant";
        let mut filters = Vec::new();
        for test in &population.selector.member_of {
            let roles = Role::ALL.iter().filter(|role| test.role.accepts(**role));
            let roles = list(roles.map(|role| role.name()));
            let organisation = SqlText(Id::as_str(&test.organisation)).to_string();
            filters.push(format!("t.organisation = {organisation}"));
            filters.push(format!("t.role IN {roles}"));
        }
        (row.to_owned(), "memberships_on t".to_owned(), filters)
    };
    format!(
        "SELECT b.made, f.day, b.actor, b.record, b.is_meant, f.fits,\n         COALESCE(b.began_from, \
         {}) AS first_day,\n         COALESCE(b.began_by, {}) AS last_day\n  FROM (SELECT t.made, {row}, \
         t.began_from, t.began_by\n        FROM {from}\n        WHERE t.question = {question}{}) b\n  \
         JOIN fitting f ON f.made = b.made AND f.actor = b.actor\n  WHERE b.is_meant IS NOT FALSE AND \
         f.fits IS NOT FALSE",
        literal(Day::FIRST),
        literal(Day::LAST),
        and(&filters)
    )
}

/// The parts that find the places of `who`. Each is named as few times as can be, since SQLite reads
/// a part again wherever it is named.
fn places(who: &str) -> [(&'static str, &'static str, String); 6] {
    let marked = format!(
        "SELECT b.*,\n         MAX(CASE WHEN actor = {who} THEN 1 ELSE 0 END) OVER (PARTITION BY made, \
         record) AS is_own,\n         MIN(CASE WHEN actor = {who} AND is_meant THEN last_day END)\n           \
         OVER (PARTITION BY made) AS own_end\n  FROM beginnings b"
    );
    let own = format!(
        "SELECT DISTINCT made, first_day,\n         CASE WHEN own_end < day AND own_end < last_day THEN \
         own_end\n              WHEN day < last_day THEN day ELSE last_day END AS last_day\n  FROM \
         marked\n  WHERE actor = {who} AND first_day <= day AND (own_end IS NULL OR first_day <= own_end)"
    );
    let is_so = "CASE WHEN last_day <= day THEN TRUE WHEN first_day > day THEN FALSE END";
    let is_one = format!(
        "SELECT made, {} AS is_one\n  FROM beginnings WHERE actor = {who} GROUP BY made",
        super::logic::any(&format!("is_meant AND fits AND {is_so}"))
    );
    let others = format!(
        "SELECT made, actor,\n         MIN(CASE WHEN is_meant AND fits THEN last_day END) AS \
         certainly_by,\n         MIN(first_day) AS possibly_from\n  FROM marked\n  WHERE actor <> {who} \
         AND is_own = 0\n  GROUP BY made, actor"
    );
    let (days, places) = on_days();
    let words = "the others, by which day certainly and from which day possibly";
    [
        (
            "marked",
            "which of them are also of the one whose place is stated",
            marked,
        ),
        (
            "own_days",
            "when that one may have become one, up to the day",
            own,
        ),
        ("own_is_one", "whether it had become one by the day", is_one),
        ("others", words, others),
        (
            "own_on",
            "the days on which its place may be another one",
            days,
        ),
        (
            "places",
            "its first and its last place if it became one on such a day",
            places,
        ),
    ]
}

/// The days on which the place of one may be another one, and its places on these.
fn on_days() -> (String, String) {
    // Between the days of the others the place does not change.
    let day =
        "CASE k.kind WHEN 0 THEN w.first_day WHEN 1 THEN o.certainly_by ELSE o.possibly_from END";
    let days = format!(
        "SELECT DISTINCT w.made, {day} AS own_day, CASE WHEN k.kind = 0 THEN 0 ELSE 1 END AS is_after\n  \
         FROM own_days w\n  CROSS JOIN (SELECT 0 AS kind UNION ALL SELECT 1 UNION ALL SELECT 2) k\n  LEFT \
         JOIN others o ON o.made = w.made AND k.kind > 0\n  WHERE k.kind = 0 OR ({day} >= w.first_day AND \
         {day} < w.last_day)"
    );
    let earlier = |column: &str| {
        format!(
            "1 + COUNT(CASE WHEN o.{column} < d.own_day\n                        OR (d.is_after = 1 AND \
             o.{column} = d.own_day) THEN 1 END)"
        )
    };
    let places = format!(
        "SELECT d.made, d.own_day, d.is_after,\n         {} AS first_place,\n         {} AS last_place\n  \
         FROM own_on d LEFT JOIN others o ON o.made = d.made\n  GROUP BY d.made, d.own_day, d.is_after",
        earlier("certainly_by"),
        earlier("possibly_from")
    );
    (days, places)
}

fn judged(composer: &Composer<'_>) -> String {
    let (least, most) = numbers(composer.asked.claim);
    let least = least.unwrap_or(0);
    // No registry has so many places.
    let most = most.unwrap_or(u32::MAX / 2);
    let always = format!(
        "MIN(CASE WHEN {least} <= p.first_place AND p.last_place <= {most} THEN 1 ELSE 0 END) = 1"
    );
    let ever = format!(
        "MAX(CASE WHEN p.first_place <= {most} AND {least} <= p.last_place THEN 1 ELSE 0 END) = 1"
    );
    let is_one = "MAX(CASE WHEN i.is_one THEN 1 ELSE 0 END) = 1";
    format!(
        "SELECT q.made, COALESCE(MIN(p.first_place), 0) AS certain,\n         \
         COALESCE(MAX(p.last_place), 0) AS possible,\n         {} AS verdict\n  FROM asked q\n  LEFT JOIN \
         places p ON p.made = q.made\n  LEFT JOIN own_is_one i ON i.made = q.made\n  WHERE q.question = \
         {}\n  GROUP BY q.made",
        decide(
            &format!("{is_one} AND COUNT(p.made) > 0\n               AND {always}"),
            &format!("COUNT(p.made) = 0 OR NOT {ever}")
        ),
        composer.question()
    )
}
