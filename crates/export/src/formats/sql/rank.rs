//! The query of a place in order of time.

use chancery_core::audit::ClaimQuery;
use chancery_core::date::Day;
use chancery_core::model::{ClaimNoun, Id, Keyword, Role, Selector};

use super::conditions::Side;
use super::logic::{all, and, list};
use super::query::Composer;
use super::verdict::{decide, literal, numbers};
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

/// The rows of `beginnings`: the records by which each became one, with the first and the last day
/// on which each of them may have begun.
pub(super) fn beginnings<'c>(composer: &mut Composer<'c>, fitting: &Side<'c>) -> String {
    let fits = fits(composer, fitting);
    let words = "who is one of those that may be ranked";
    composer
        .parts
        .parts
        .push(("fitting".to_owned(), words.to_owned(), fits));
    let (asked, question) = (composer.asked, composer.question());
    let who = asked.ranked();
    let who = who.map_or("", |who| asked.network.actors[who].id);
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
        "SELECT {question} AS question, b.made, f.day, b.actor, b.record, b.actor = {} AS is_who,\n       \
         b.is_meant, f.fits,\n       COALESCE(b.began_from, {}) AS first_day, COALESCE(b.began_by, {}) AS \
         last_day\nFROM (\n  SELECT t.made, {row}, t.began_from, t.began_by\n  FROM {from}\n  WHERE \
         t.question = {question}{}\n) b\nJOIN fitting f ON f.made = b.made AND f.actor = b.actor\nWHERE \
         b.is_meant IS NOT FALSE AND f.fits IS NOT FALSE",
        SqlText(who),
        literal(Day::FIRST),
        literal(Day::LAST),
        and(&filters)
    )
}

/// The verdict on a place, from rows of `places_on`.
pub(super) fn verdict(composer: &Composer<'_>) -> String {
    let (least, most) = numbers(composer.asked.claim);
    let least =
        least.map(|least| ["first_place", "last_place"].map(|it| format!("{it} >= {least}")));
    let most = most.map(|most| ["last_place", "first_place"].map(|it| format!("{it} <= {most}")));
    let stated: Vec<[String; 2]> = least.into_iter().chain(most).collect();
    let all_of = |position: usize| -> String {
        let parts = stated.iter().filter_map(|it| it.get(position));
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        parts.join(" AND ")
    };
    let always = format!("MIN(CASE WHEN {} THEN 1 ELSE 0 END) = 1", all_of(0));
    let never = format!("MAX(CASE WHEN {} THEN 1 ELSE 0 END) = 0", all_of(1));
    decide(&format!("MIN(certainly_one) = 1 AND {always}"), &never)
}
