//! Partnerships and instruments as what a claim counts.

use super::asks::holds;
use super::conditions::{Conditions, Side};
use super::logic::{all, and, found, word};
use super::query::{Answers, Composer};
use crate::escape::SqlText;

impl<'c> Composer<'c> {
    pub(super) fn partnerships(&mut self) -> Answers {
        let (mut asked, inside) = self.tie_answers(&self.population.clone());
        let said = self.said.clone();
        let said = said.map(|side| self.said_of_partnership(&side, &mut asked));
        Answers {
            // Each of its periods is one.
            element: "t.partnership || ' ' || t.period",
            from: "partnerships_on",
            conditions: asked,
            inside,
            said,
        }
    }

    /// What is said of a partnership, as an answer.
    fn said_of_partnership(&mut self, side: &Side<'c>, asked: &mut Conditions) -> String {
        let (own, answers) = self.tie_answers(side);
        let sql = format!(
            "SELECT t.made, t.partnership, t.period, {} AS answer,\n         {} AS at_any_time\n  \
             FROM partnerships_on t{}\n  WHERE t.question = {}{}",
            word(&all(&answers)),
            all(&own.answers),
            own.joins,
            SqlText(&side.question),
            and(&own.filters)
        );
        let part = self
            .parts
            .add(side, "partnerships", "which of all are so", sql);
        asked.joins.push_str(&format!(
            "\n  LEFT JOIN {part} h\n    ON h.made = t.made AND h.partnership = t.partnership AND \
             h.period = t.period"
        ));
        let is_so = found("h");
        if side.selector.on != self.asked.population.on {
            return is_so;
        }
        // Where it is unknown only whether the partnership holds.
        format!("CASE WHEN h.at_any_time AND h.answer = 'unknown' THEN TRUE ELSE {is_so} END")
    }

    /// The conditions on a partnership, of which the answers are those at any time and of its
    /// parties; and all answers on the day.
    fn tie_answers(&mut self, side: &Side<'c>) -> (Conditions, Vec<String>) {
        let mut asked = self.parts.of_tie(side, "x");
        let keys = ["partnership", "period"];
        self.add_parties(side, &mut asked, ("t", "partnership_parties"), &keys);
        let mut answers = vec![holds(side.selector, false)];
        answers.extend(asked.answers.clone());
        let of = self.ego().filter(|_| self.asked.is_of_one());
        if let Some(of) = of.filter(|_| side.selector.ended.is_none()) {
            asked.joins.push_str(&format!(
                "\n  LEFT JOIN actors_on o\n    ON o.question = t.question AND o.made = t.made AND \
                 o.actor = {}",
                SqlText(of)
            ));
            answers.push("o.exists_then".to_owned());
        }
        (asked, answers)
    }

    /// What is asked of the parties of what is counted.
    fn add_parties(
        &mut self,
        side: &Side<'c>,
        asked: &mut Conditions,
        (alias, table): (&str, &str),
        keys: &[&str],
    ) {
        if self.asked.is_of_one() {
            let own: Vec<String> = keys.iter().map(|key| format!("{alias}.{key}")).collect();
            asked.filters.push(match self.ego() {
                Some(ego) => format!(
                    "({}) IN (SELECT {} FROM {table} WHERE party = {})",
                    own.join(", "),
                    keys.join(", "),
                    SqlText(ego)
                ),
                None => "1 = 0".to_owned(),
            });
        }
        if let Some(part) = self.parts.of_parties(side, table, keys) {
            let same = keys
                .iter()
                .map(|key| format!(" AND w.{key} = {alias}.{key}"));
            let same: String = same.collect();
            asked.joins.push_str(&format!(
                "\n  LEFT JOIN {part} w ON w.made = {alias}.made{same}"
            ));
            asked.answers.push(found("w"));
        }
    }

    pub(super) fn instruments(&mut self) -> Answers {
        let mut asked = self.instrument_answers(&self.population.clone());
        let inside = std::mem::take(&mut asked.answers);
        let said = self.said.clone();
        let said = said.map(|side| self.said_of_instrument(&side, &mut asked));
        Answers {
            element: "i.instrument",
            from: "instruments_on",
            conditions: asked,
            inside,
            said,
        }
    }

    /// What is said of an instrument, as an answer.
    fn said_of_instrument(&mut self, side: &Side<'c>, asked: &mut Conditions) -> String {
        let own = self.instrument_answers(side);
        let sql = format!(
            "SELECT i.made, i.instrument, {} AS answer\n  FROM instruments_on i{}\n  WHERE \
             i.question = {}{}",
            word(&all(&own.answers)),
            own.joins,
            SqlText(&side.question),
            and(&own.filters)
        );
        let part = self.parts.add(side, "such", "which of all are so", sql);
        asked.joins.push_str(&format!(
            "\n  LEFT JOIN {part} h ON h.made = i.made AND h.instrument = i.instrument"
        ));
        found("h")
    }

    fn instrument_answers(&mut self, side: &Side<'c>) -> Conditions {
        let mut asked = self.parts.of_instrument(side);
        self.add_parties(
            side,
            &mut asked,
            ("i", "instrument_parties"),
            &["instrument"],
        );
        asked
    }
}
