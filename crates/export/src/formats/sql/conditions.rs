//! The conditions of a selector as SQL: on partnerships, on instruments, and on states and
//! organisations.

use chancery_core::date::Day;
use chancery_core::model::{Id, Keyword, MembershipTest, Role, Selector};
use chancery_core::network::Network;

use super::asks::{asks_instruments, cites, holds, named};
use super::logic::{all, and, any, contains, found, list, undoubted, within, word};
use crate::escape::SqlText;

/// What a selector asks, on the days of a question.
#[derive(Clone)]
pub(super) struct Side<'q> {
    /// `population` or `said`: what the names of its parts begin with.
    pub(super) name: &'static str,
    pub(super) selector: &'q Selector,
    /// The question whose days are asked.
    pub(super) question: String,
    /// The source that records must cite.
    pub(super) cited: Option<&'q str>,
    /// The actor whose partners are meant.
    pub(super) ego: Option<&'q str>,
}

/// Conditions on the rows of a view.
#[derive(Default)]
pub(super) struct Conditions {
    /// Those that are true or false of every row.
    pub(super) filters: Vec<String>,
    /// Those that may be unknown.
    pub(super) answers: Vec<String>,
    /// The further tables that they look at.
    pub(super) joins: String,
}

/// A query in parts, each with a name.
pub(super) struct Parts<'q> {
    pub(super) network: &'q Network<'q>,
    /// Each part: its name, what it says, and its SQL.
    pub(super) parts: Vec<(String, String, String)>,
    /// The further days that are asked: a question, and the day that it speaks of.
    pub(super) further: Vec<(String, Day)>,
}

impl<'q> Parts<'q> {
    /// Adds a part, and gives its name, which is that of an equal one if there is one.
    pub(super) fn add(&mut self, side: &Side<'q>, what: &str, words: &str, sql: String) -> String {
        if let Some((name, ..)) = self.parts.iter().find(|(.., other)| *other == sql) {
            return name.clone();
        }
        let name = format!("{}_{what}", side.name);
        let same = |name: &String| self.parts.iter().any(|(other, ..)| other == name);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let name = names.find(|name| !same(name)).unwrap_or_default();
        self.parts.push((name.clone(), words.to_owned(), sql));
        name
    }

    /// Tiers, and where `is_inclusive` those that include one of them.
    fn tiers(&self, ids: &'q [Id], is_inclusive: bool) -> Vec<&'q str> {
        let network = self.network;
        let tiers = &network.manifest().tiers;
        let is_meant = |id: &str| {
            ids.iter().any(|wanted| {
                let positions = network.tier_position(id).zip(network.tier_position(wanted));
                **wanted == *id
                    || (is_inclusive
                        && positions
                            .is_some_and(|(own, wanted)| network.tier_includes(own, wanted)))
            })
        };
        let meant = tiers.iter().map(|tier| tier.id.as_str());
        meant.filter(|id| is_meant(id)).collect()
    }

    /// What is asked of a partnership at any time, where `t` is a row of `partnerships_on` or
    /// `partners_on`. `x` is the name under which its instruments are joined.
    pub(super) fn of_tie(&mut self, side: &Side<'q>, x: &str) -> Conditions {
        let selector = side.selector;
        let mut asked = Conditions::default();
        for (ids, is_inclusive) in [(&selector.tier, true), (&selector.exact_tier, false)] {
            if !ids.is_empty() {
                let tiers = list(self.tiers(ids, is_inclusive));
                asked.filters.push(format!("t.tier IN {tiers}"));
            }
        }
        if !selector.direction.is_empty() {
            let ids = list(selector.direction.iter().map(Id::as_str));
            asked.filters.push(format!("t.direction IN {ids}"));
        }
        let of_tie = ("t.partnership, t.period", "record, ordinal", "partnership");
        asked.filters.extend(cites(side, of_tie));
        if !selector.area.is_empty() {
            let areas = selector.area.iter().map(Id::as_str);
            asked.answers.push(contains("t.areas", areas));
        }
        if let Some(interval) = &selector.ended {
            let fell = within("t.ends_min", "t.ends_max", interval, "TRUE");
            let answer = format!("CASE WHEN t.ends = 'no' THEN FALSE ELSE {fell} END");
            asked.answers.push(answer);
        }
        if let Some(interval) = &selector.began {
            let answer = within("t.began_from", "t.began_by", interval, "TRUE");
            asked.answers.push(answer);
        }
        if asks_instruments(selector) {
            let part = self.instruments_of_ties(side);
            asked.joins = format!(
                "\n  LEFT JOIN {part} {x}\n    ON {x}.made = t.made AND {x}.partnership = \
                 t.partnership AND {x}.period = t.period"
            );
            asked.answers.push(match selector.signed_by.is_empty() {
                true => found(x),
                // The signatories of an instrument that is not recorded are unknown.
                false => {
                    format!("CASE {x}.answer WHEN 'yes' THEN TRUE WHEN 'no' THEN FALSE END")
                }
            });
        }
        asked
    }

    /// For each partnership whether one of its instruments is as the selector asks.
    fn instruments_of_ties(&mut self, side: &Side<'q>) -> String {
        let form = self.of_form(side);
        let mut answers = vec!["CASE WHEN b.belongs = 'yes' THEN TRUE END".to_owned()];
        answers.extend(form.answers);
        let is_such = all(&answers);
        let mut joins = form.joins;
        let keys = "i.made, b.partnership, b.period";
        let signed = self.signed_by(side);
        joins.push_str(signed.as_ref().map_or("", |(join, _)| join));
        let from = format!(
            "FROM instruments_on i JOIN partnership_instruments b ON b.instrument = \
             i.instrument{joins}\n  WHERE i.question = {}",
            SqlText(&side.question)
        );
        let sql = match signed {
            None => format!(
                "SELECT {keys}, {} AS answer\n  {from}\n  GROUP BY {keys}",
                any(&is_such)
            ),
            // Who signed none of them is no answer if there is none.
            Some((_, signed)) => format!(
                "SELECT made, partnership, period,\n         CASE WHEN MAX(is_signed) <> 'no' THEN \
                 MAX(is_signed)\n              WHEN MAX(is_such) = 'yes' THEN 'no'\n              ELSE \
                 'unknown' END AS answer\n  FROM (\n  SELECT {keys},\n         {} AS is_such,\n         {} \
                 AS is_signed\n  {from}\n  ) signed\n  GROUP BY made, partnership, period",
                word(&is_such),
                word(&format!("{is_such} AND {signed}"))
            ),
        };
        let words = "partnerships with such an instrument";
        self.add(side, "instruments", words, sql)
    }

    /// What is asked of an instrument that was there on the day, where `i` is a row of
    /// `instruments_on`: its form and its days.
    fn of_form(&mut self, side: &Side<'q>) -> Conditions {
        let selector = side.selector;
        let mut asked = Conditions::default();
        asked.answers.push("i.was_there".to_owned());
        if let Some(interval) = &selector.signed {
            let is_open = undoubted("i.concluded");
            let answer = within("i.concluded_min", "i.concluded_max", interval, &is_open);
            asked.answers.push(answer);
        }
        if let Some(day) = selector.in_force {
            let question = format!("{}, in force on {day}", side.question);
            if self.further.iter().all(|(other, _)| *other != question) {
                self.further.push((question.clone(), day));
            }
            asked.joins.push_str(&format!(
                "\n  LEFT JOIN instruments_on f\n    ON f.question = {} AND f.made = i.made AND \
                 f.instrument = i.instrument",
                SqlText(&question)
            ));
            asked.answers.push("f.in_force".to_owned());
        }
        if let Some(interval) = &selector.terminated {
            let is_open = undoubted("i.terminated");
            let fell = within("i.terminated_min", "i.terminated_max", interval, &is_open);
            asked.answers.push(format!(
                "CASE WHEN i.terminated IS NULL THEN FALSE ELSE {fell} END"
            ));
            asked.answers.push(
                "CASE WHEN i.terminated_max <= i.day THEN TRUE WHEN i.terminated_min > i.day THEN \
                 FALSE END"
                    .to_owned(),
            );
        }
        let kinds = selector.kind.iter().map(|kind| kind.name());
        if !selector.kind.is_empty() {
            asked.answers.push(format!("i.kind IN {}", list(kinds)));
        }
        let effects = selector.effect.iter().map(|effect| effect.name());
        if !selector.effect.is_empty() {
            asked.answers.push(format!("i.effect IN {}", list(effects)));
        }
        asked
    }

    /// Whether all who signed an instrument hold one of the offices, and everybody signed.
    fn signed_by(&mut self, side: &Side<'q>) -> Option<(String, &'static str)> {
        let offices = &side.selector.signed_by;
        if offices.is_empty() {
            return None;
        }
        let offices = list(offices.iter().map(|office| office.name()));
        let sql = format!(
            "SELECT n.instrument,\n         CASE WHEN MAX(CASE WHEN s.office NOT IN {offices} THEN 1 \
             ELSE 0 END) = 1 THEN FALSE\n              WHEN n.party_count > 0 AND COUNT(DISTINCT \
             p.party) = n.party_count\n               AND COUNT(s.office) = COUNT(s.ordinal) THEN \
             TRUE END AS is_signed\n  FROM instruments n\n  LEFT JOIN signatories s ON s.instrument = \
             n.instrument\n  LEFT JOIN instrument_parties p ON p.instrument = n.instrument AND \
             p.party = s.actor\n  GROUP BY n.instrument, n.party_count"
        );
        let part = self.add(side, "signed", "instruments that such persons signed", sql);
        let join = format!("\n  LEFT JOIN {part} s ON s.instrument = i.instrument");
        Some((join, "s.is_signed"))
    }

    /// What is asked of an instrument of its own, where `i` is a row of `instruments_on`.
    pub(super) fn of_instrument(&mut self, side: &Side<'q>) -> Conditions {
        let selector = side.selector;
        let mut asked = self.of_form(side);
        for (ids, is_inclusive) in [(&selector.tier, true), (&selector.exact_tier, false)] {
            if !ids.is_empty() {
                let tiers = self.tiers(ids, is_inclusive);
                asked.filters.push(contains("i.tiers", tiers));
            }
        }
        let of_instrument = ("i.instrument", "record", "instrument");
        asked.filters.extend(cites(side, of_instrument));
        if !selector.area.is_empty() {
            let areas = selector.area.iter().map(Id::as_str);
            asked.answers.push(contains("i.areas", areas));
        }
        if let Some((join, signed)) = self.signed_by(side) {
            asked.joins.push_str(&join);
            asked.answers.push(signed.to_owned());
        }
        asked
    }

    /// What is asked of a state or an organisation, whether it exists or not, where `a` is a row of
    /// `actors_on`. Of a party of something, what is asked of partnerships is not meant.
    pub(super) fn of_actor(&mut self, side: &Side<'q>, is_party: bool) -> Conditions {
        let selector = side.selector;
        let mut asked = Conditions {
            filters: named(selector, "a.actor", "a.actor_kind"),
            ..Conditions::default()
        };
        let mut parts = Vec::new();
        if !selector.member_of.is_empty() {
            parts.push((self.members(side, &selector.member_of), true));
        }
        for test in &selector.member_of_all {
            parts.push((self.members(side, std::slice::from_ref(test)), true));
        }
        if !selector.not_member_of.is_empty() {
            parts.push((self.members(side, &selector.not_member_of), false));
        }
        if !selector.party_to.is_empty() {
            parts.push((self.participants(side), true));
        }
        if !selector.partner_of.is_empty() {
            parts.push((self.partners_of_named(side, is_party), true));
        }
        for (position, (part, is_so)) in parts.into_iter().enumerate() {
            let alias = format!("{}{}", &side.name[..1], position + 1);
            asked.joins.push_str(&format!(
                "\n  LEFT JOIN {part} {alias} ON {alias}.made = a.made AND {alias}.actor = a.actor"
            ));
            let answer = found(&alias);
            asked.answers.push(match is_so {
                true => answer,
                false => format!("NOT {answer}"),
            });
        }
        asked
    }

    /// Who belongs to one of some organisations in a role.
    fn members(&mut self, side: &Side<'q>, tests: &[MembershipTest]) -> String {
        let tests = tests.iter().map(|test| {
            let organisation = SqlText(&test.organisation).to_string();
            let roles = Role::ALL.iter().filter(|role| test.role.accepts(**role));
            let roles = list(roles.map(|role| role.name()));
            format!("organisation = {organisation} AND role IN {roles}")
        });
        let mut tests: Vec<String> = tests.collect();
        if tests.len() > 1 {
            tests = vec![format!("({})", tests.join("\n         OR "))];
        }
        let sql = format!(
            "SELECT made, member AS actor, {} AS answer\n  FROM memberships_on\n  WHERE question = \
             {}\n    AND {}\n  GROUP BY made, member",
            any("holds"),
            SqlText(&side.question),
            tests.concat()
        );
        self.add(side, "members", "who belongs to it", sql)
    }

    /// Who takes part in one of the instruments.
    fn participants(&mut self, side: &Side<'q>) -> String {
        let sql = format!(
            "SELECT made, actor, {} AS answer\n  FROM participants_on\n  WHERE question = {}\n    AND \
             instrument IN {}\n  GROUP BY made, actor",
            any("takes_part"),
            SqlText(&side.question),
            list(side.selector.party_to.iter().map(Id::as_str))
        );
        self.add(side, "participants", "who takes part in it", sql)
    }

    /// Who is a partner of somebody who is named.
    fn partners_of_named(&mut self, side: &Side<'q>, is_party: bool) -> String {
        let tie = match is_party {
            true => Conditions::default(),
            false => self.of_tie(side, "x"),
        };
        let mut answers = vec![holds(side.selector, is_party), "t.actor_exists".to_owned()];
        answers.extend(tie.answers);
        let sql = format!(
            "SELECT t.made, t.partner AS actor, {} AS answer\n  FROM partners_on t{}\n  WHERE \
             t.question = {}\n    AND t.actor IN {}{}\n  GROUP BY t.made, t.partner",
            any(&all(&answers)),
            tie.joins,
            SqlText(&side.question),
            list(side.selector.partner_of.iter().map(Id::as_str)),
            and(&tie.filters)
        );
        self.add(side, "partners_of", "who is a partner of theirs", sql)
    }

    /// Whether one of the parties, other than the one whose partners are meant, is as the selector
    /// asks: the part that says so; none if nothing is asked. `table` has the parties, `keys` are
    /// the columns that say of what.
    pub(super) fn of_parties(
        &mut self,
        side: &Side<'q>,
        table: &str,
        keys: &[&str],
    ) -> Option<String> {
        if !side.selector.asks_actors() {
            return None;
        }
        let asked = self.of_actor(side, true);
        let keys: Vec<String> = keys.iter().map(|key| format!("p.{key}")).collect();
        let keys = keys.join(", ");
        let mut filters = asked.filters;
        if let Some(ego) = side.ego {
            filters.push(format!("a.actor <> {}", SqlText(ego)));
        }
        let sql = format!(
            "SELECT a.made, {keys}, {} AS answer\n  FROM {table} p JOIN actors_on a ON a.actor = \
             p.party{}\n  WHERE a.question = {}{}\n  GROUP BY a.made, {keys}",
            any(&all(&asked.answers)),
            asked.joins,
            SqlText(&side.question),
            and(&filters)
        );
        Some(self.add(side, "parties", "what has such a party", sql))
    }
}
