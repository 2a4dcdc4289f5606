//! The query of a claim: who or what is counted, and what is said of it.

use chancery_core::audit::ClaimQuery;
use chancery_core::date::Day;
use chancery_core::model::ClaimNoun;

use super::asks::{holds, named};
use super::conditions::{Conditions, Parts, Side};
use super::logic::{all, and, any, found};
use super::{rank, verdict};
use crate::escape::SqlText;

/// The query of a claim, and the days that it asks.
pub(super) struct Composed {
    /// The parts that the rows are made from: name, words and SQL.
    pub(super) parts: Vec<(String, String, String)>,
    /// The table that the rows are put into, and what a row is.
    pub(super) table: (&'static str, &'static str),
    /// The rows of those who may be counted.
    pub(super) rows: String,
    /// When the claim holds, in words.
    pub(super) rule: String,
    /// What counts the rows, and judges.
    pub(super) verdict: String,
    /// Each question, with the day that it speaks of if that is not the day of the claim.
    pub(super) questions: Vec<(String, Option<Day>)>,
}

/// A claim whose query is being made.
pub(super) struct Composer<'c> {
    pub(super) parts: Parts<'c>,
    pub(super) asked: &'c ClaimQuery<'c, 'c>,
    pub(super) population: Side<'c>,
    pub(super) said: Option<Side<'c>>,
}

/// The two answers for each element, and where its rows are from.
pub(super) struct Answers {
    pub(super) element: &'static str,
    pub(super) from: &'static str,
    pub(super) conditions: Conditions,
    pub(super) inside: Vec<String>,
    pub(super) said: Option<String>,
}

/// Composes the query of a claim.
pub(super) fn compose(asked: &ClaimQuery<'_, '_>) -> Composed {
    let id = asked.claim.id.to_string();
    let fitting = rank::fitting(asked);
    let side = |name, selector, question| Side {
        name,
        selector,
        question,
        cited: asked.cited,
        ego: asked.of.map(|of| asked.network.actors[of].id),
    };
    let mut questions = vec![(id.clone(), asked.population.on)];
    let said = asked.are.as_ref().map(|are| {
        if are.on == asked.population.on {
            return side("said", are, id.clone());
        }
        let question = format!("{id}, said");
        questions.push((question.clone(), are.on));
        side("said", are, question)
    });
    let mut composer = Composer {
        parts: Parts {
            network: asked.network,
            parts: Vec::new(),
            further: Vec::new(),
        },
        asked,
        population: side("population", &asked.population, id),
        said,
    };
    let (table, rows) = if asked.claim.rank.is_some() {
        let fitting = Side {
            selector: &fitting,
            ..composer.population.clone()
        };
        let rows = rank::beginnings(&mut composer, &fitting);
        let words = "the records by which somebody may have become one of those that are ranked";
        (("beginnings", words), rows)
    } else {
        let words = "who may be counted. Is it one of them (is_one)? Is what is said true of it \
                     (is_so)?";
        (("elements", words), composer.elements())
    };
    let (rule, verdict) = verdict::query(&composer);
    let Parts { parts, further, .. } = composer.parts;
    questions.extend(further.into_iter().map(|(name, day)| (name, Some(day))));
    // Its conditions are no deeper than it.
    let rows = rows.replace("\n    AND", "\n  AND");
    Composed {
        parts,
        table,
        rows,
        rule,
        verdict,
        questions,
    }
}

impl<'c> Composer<'c> {
    /// The id of the actor whose partners are meant; none if nobody says whose, or if no record names
    /// that actor.
    pub(super) fn ego(&self) -> Option<&'c str> {
        self.population.ego
    }

    /// The question of the claim as a literal.
    pub(super) fn question(&self) -> String {
        SqlText(&self.population.question).to_string()
    }

    /// The rows of `elements`: every element with its answers.
    fn elements(&mut self) -> String {
        if let Some(partners) = self.only_partners() {
            return partners;
        }
        let answers = match self.asked.noun {
            ClaimNoun::Partners | ClaimNoun::States | ClaimNoun::Actors => self.actors(),
            ClaimNoun::Partnerships => self.partnerships(),
            ClaimNoun::Instruments => self.instruments(),
        };
        let alias = &answers.element[..1];
        let said = answers.said.unwrap_or_else(|| "TRUE".to_owned());
        format!(
            "SELECT {alias}.question, {alias}.made, {} AS element,\n       {} AS is_one,\n       {said} AS \
             is_so\nFROM {} {alias}{}\nWHERE {alias}.question = {}{}",
            answers.element,
            all(&answers.inside),
            answers.from,
            answers.conditions.joins,
            self.question(),
            and(&answers.conditions.filters)
        )
    }

    /// The same in fewer words if partners are counted of whom nothing else is asked than what they
    /// are: a row for each partnership.
    fn only_partners(&mut self) -> Option<String> {
        let side = self.population.clone();
        let ego = self
            .ego()
            .filter(|_| self.asked.noun == ClaimNoun::Partners)?;
        let selector = side.selector;
        let asks_more = selector.membership_tests().next().is_some()
            || !selector.party_to.is_empty()
            || !selector.partner_of.is_empty();
        if asks_more || self.said.is_some() {
            return None;
        }
        let tie = self.parts.of_tie(&side, "x");
        let mut answers: Vec<String> = match selector.ended {
            None => vec!["t.is_partner".to_owned()],
            Some(_) => ["t.had_ended", "t.actor_exists", "t.partner_exists"]
                .map(str::to_owned)
                .to_vec(),
        };
        answers.extend(tie.answers);
        let mut filters = vec![format!("t.actor = {}", SqlText(ego))];
        filters.extend(tie.filters);
        filters.extend(named(selector, "t.partner", "t.partner_kind"));
        Some(format!(
            "SELECT t.question, t.made, t.partner AS element,\n       {} AS is_one,\n       TRUE AS \
             is_so\nFROM partners_on t{}\nWHERE t.question = {}{}",
            all(&answers),
            tie.joins,
            self.question(),
            and(&filters)
        ))
    }

    /// That an actor is none of those that are left out.
    pub(super) fn left_out(&self) -> Vec<String> {
        let left_out = self.asked.left_out().into_iter();
        let ids = left_out.map(|it| self.asked.network.actors[it].id);
        ids.map(|id| format!("a.actor <> {}", SqlText(id)))
            .collect()
    }

    fn actors(&mut self) -> Answers {
        let mut asked = self.parts.of_actor(&self.population.clone(), false);
        let mut inside = std::mem::take(&mut asked.answers);
        inside.push("a.exists_then".to_owned());
        if self.asked.noun == ClaimNoun::States {
            asked.filters.push("a.actor_kind = 'state'".to_owned());
        }
        asked.filters.extend(self.left_out());
        if self.asked.noun == ClaimNoun::Partners {
            let part = self.partners(&self.population.clone());
            asked.joins.push_str(&joined(&part, "p"));
            inside.insert(0, found("p"));
        }
        let said = self.said.clone();
        let said = said.map(|side| self.said_of_actor(&side, &mut asked));
        Answers {
            element: "a.actor",
            from: "actors_on",
            conditions: asked,
            inside,
            said,
        }
    }

    /// What is said of an actor, as an answer.
    fn said_of_actor(&mut self, side: &Side<'c>, asked: &mut Conditions) -> String {
        let own = self.parts.of_actor(side, false);
        asked.joins.push_str(&own.joins);
        let mut fields: Vec<String> = own.filters.into_iter().chain(own.answers).collect();
        // Only what actor is asked, and not what partner.
        if !(side.selector.partner_of.is_empty() && side.selector.asks_ties()) {
            return all(&fields);
        }
        fields.push(self.exists_on(side, asked));
        let part = self.partners(side);
        asked.joins.push_str(&joined(&part, "o"));
        let is_so = format!("{} AND {}", found("o"), all(&fields));
        let is_same_day = side.selector.on == self.asked.population.on;
        if self.asked.noun != ClaimNoun::Partners || !is_same_day {
            return is_so;
        }
        let Some(part) = self.partners_if_inside(side) else {
            return is_so;
        };
        asked.joins.push_str(&joined(&part, "h"));
        // Where it is unknown only whether the partnership holds by which it would be one.
        format!(
            "CASE WHEN ({is_so}) IS NULL AND h.is_certain AND {} THEN TRUE\n              ELSE {is_so} END",
            all(&fields)
        )
    }

    /// Whether an actor exists on the days of what is said, which may be other days.
    fn exists_on(&mut self, side: &Side<'c>, asked: &mut Conditions) -> String {
        if side.question == self.population.question {
            return "a.exists_then".to_owned();
        }
        asked.joins.push_str(&format!(
            "\n  LEFT JOIN actors_on e\n    ON e.question = {} AND e.made = a.made AND e.actor = \
             a.actor",
            SqlText(&side.question)
        ));
        "e.exists_then".to_owned()
    }

    /// Who is a partner of the one whose partners are meant, if it exists.
    fn partners(&mut self, side: &Side<'c>) -> String {
        let tie = self.parts.of_tie(side, "x");
        let mut answers = vec![holds(side.selector, false)];
        answers.extend(tie.answers);
        let (answer, filters) = match self.ego() {
            Some(ego) => {
                answers.push("t.actor_exists".to_owned());
                let mut filters = vec![format!("t.actor = {}", SqlText(ego))];
                filters.extend(tie.filters);
                (any(&all(&answers)), filters)
            }
            // No record names the actor whose partners are meant.
            None if self.asked.claim.of.is_some() => ("'no'".to_owned(), tie.filters),
            // Nobody says whose partners are meant: whoever has a partnership may be one.
            None => {
                let answer = format!(
                    "CASE {} WHEN 'no' THEN 'no' ELSE 'unknown' END",
                    any(&all(&answers))
                );
                (answer, tie.filters)
            }
        };
        let sql = format!(
            "SELECT t.made, t.partner AS actor, {answer} AS answer\n  FROM partners_on t{}\n  WHERE \
             t.question = {}{}\n  GROUP BY t.made, t.partner",
            tie.joins,
            SqlText(&side.question),
            and(&filters)
        );
        self.parts
            .add(side, "partners", "who is a partner as is asked", sql)
    }

    /// Of whom what is said is certain if the partnerships hold by which it is of the population.
    fn partners_if_inside(&mut self, side: &Side<'c>) -> Option<String> {
        let ego = self.ego()?;
        let own = self.parts.of_tie(&self.population.clone(), "x");
        let said = self.parts.of_tie(side, "y");
        let mut inside = vec![holds(self.population.selector, false)];
        inside.extend(own.answers);
        let meets: Vec<String> = said.filters.into_iter().chain(said.answers).collect();
        let (joins, meets) = (own.joins + &said.joins, all(&meets));
        let sql = format!(
            "SELECT t.made, t.partner AS actor,\n         MIN(CASE WHEN ({}) IS FALSE OR ({meets}) THEN \
             1 ELSE 0 END) = 1 AS is_certain\n  FROM partners_on t{joins}\n  WHERE t.question = {}\n    \
             AND t.actor = {}{}\n  GROUP BY t.made, t.partner",
            all(&inside),
            self.question(),
            SqlText(ego),
            and(&own.filters)
        );
        let words = "of whom it is certain, if they are partners";
        Some(self.parts.add(side, "if_partners", words, sql))
    }
}

/// The join of a part that says something of actors.
fn joined(part: &str, alias: &str) -> String {
    format!("\n  LEFT JOIN {part} {alias} ON {alias}.made = a.made AND {alias}.actor = a.actor")
}
