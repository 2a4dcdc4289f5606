//! Registries whose periods begin and end within a few months, so that every day can be tried.

use chancery_core::date::Day;
use proptest::prelude::*;

use super::{STATES, organisation, role, section, source};

/// Partnerships and memberships with dates of all forms.
#[derive(Debug, Clone)]
pub(crate) struct Dated {
    /// Of each partnership the state, the tier and the period.
    partnerships: Vec<(usize, bool, Period)>,
    /// Of each membership in one organisation the state, the role, the period.
    members: Vec<(usize, &'static str, Period)>,
    /// Of each instrument the state, when it was signed and in force, and whether it replaces the
    /// one before it.
    instruments: Vec<Instrument>,
    /// When the source was published, or as of when its claims are.
    published: Option<String>,
    claims: Vec<String>,
    /// Whether the claims name the date themselves, and the source that attests the records has none.
    names_its_day: bool,
}

type Period = (Option<String>, Option<String>);

type Instrument = (usize, Period, bool);

/// What claims say.
const CLAIMS: &[&str] = &[
    "count: partners, is: 1",
    "count: partners, is: 2",
    "count: partners, where: {exact-tier: lower}, at-least: 1",
    "count: partners, where: {tier: lower, member-of: OA}, is: 1",
    "count: partners, where: {not-member-of: OA/any}, at-most: 1",
    "count: partnerships, where: {exact-tier: upper}, is: 1",
    "count: states, where: {member-of: OA}, is: 1",
    "every: states, where: {member-of: OA}, are: {tier: lower}",
    "every: partners, are: {member-of: OA}",
    "most: partners, are: {member-of: OA/any}",
    "most: states, where: {member-of: OA/any}, are: {exact-tier: lower}",
    "every: partners, where: {on: 2012-02-01}, are: {member-of: OA}",
    "count: instruments, where: {effect: establishes}, is: 1",
    "count: partners, where: {effect: establishes}, is: 1",
    "count: partners, at-least: 1, at-most: 2",
    "count: partners, of: AUT, is: 1",
    "share: states, where: {member-of: OA}, are: {tier: lower}, is: 1/2",
    "share: partners, are: {member-of: OA}, at-least: 40%",
    "share: partners, are: {exact-tier: lower}, at-least: 1/3, at-most: 2/3",
    "rank: partners, who: AUT, is: 1",
    "rank: partners, where: {effect: establishes}, who: AUT, at-most: 2",
    "rank: partners, where: {exact-tier: lower, member-of: OA}, who: BEL, at-most: 2",
    "rank: partners, where: {on: 2012-02-01}, who: BGR, is: 2",
    "rank: partners, of: AUT, who: AZE, is: 1",
    "rank: states, where: {member-of: OA/any}, who: BGR, is: 2",
    "rank: states, where: {member-of: OA}, who: AUT, at-most: 2",
    "rank: actors, where: {member-of: OA}, who: BEL, is: 1",
    "share: actors, where: {member-of: OA}, are: {tier: lower}, at-most: 60%",
    "count: partners, where: {began: 2012-01}, is: 1",
    "count: partnerships, where: {ended: 2012-02}, is: 1",
    "count: states, where: {partner-of: AUT, tier: lower}, is: 1",
    "count: states, where: {partner-of: AZE, effect: establishes}, is: 1",
    "every: states, where: {member-of: OA}, are: {partner-of: AZE, exact-tier: lower}",
    "share: partners, are: {partner-of: [AUT, AZE]}, at-least: 1/2",
    "count: partnerships, of: AUT, where: {partner-of: AZE}, is: 1",
    "count: instruments, of: BEL, where: {actor: state, partner-of: AZE}, is: 1",
    "count: partners, where: {actor: organisation}, is: 0",
    "count: partners, where: {partner-of: AUT, member-of: OA}, is: 0",
    "rank: partners, where: {partner-of: AZE}, who: AUT, is: 1",
    "rank: states, where: {party-to: treaty}, who: AUT, is: 2",
    "rank: actors, where: {party-to: treaty, member-of: OA}, who: BEL, at-most: 2",
    "every: partners, are: {began: 2012-01/2012-02}",
    "count: instruments, where: {in-force: 2012-02-10}, is: 1",
    "count: states, where: {party-to: doc-0}, is: 2",
    "count: actors, where: {party-to: [doc-1, doc-0]}, at-least: 2",
    "every: partners, are: {party-to: doc-0}",
    "count: partners, where: {in-force: 2012-02-10}, at-most: 1",
    "count: states, where: {member-of-all: [OA, OA/any]}, is: 1",
    "count: states, where: {member-of: OA/candidate}, is: 1",
    "count: partners, where: {member-of: [OA/associate, OA/partner], not-member-of: OA}, is: 1",
    "every: states, where: {member-of: OA/observer}, are: {member-of: OA/any}",
    "rank: states, where: {member-of: OA/partner}, who: BGR, is: 1",
    "rank: partners, where: {ended: 2012, member-of-all: OA}, who: AUT, is: 1",
    "span: instruments, within: 2012-01",
    "span: instruments, is: 2012-01/2012-02",
];

/// Registries of three states.
pub(crate) fn dated() -> impl Strategy<Value = Dated> {
    let day = || (0..40).prop_map(|count| Day::from_calendar(2012, 1, 1).plus(count).to_string());
    let date = || {
        prop_oneof![
            4 => day(),
            1 => (1..=4).prop_map(|month| format!("2012-{month:02}")),
            1 => (1..=4, 0..3).prop_map(|(month, tens)| format!("2012-{month:02}-{tens}X")),
            1 => Just("201X".to_owned()),
            4 => (day(), 0..30).prop_map(|(start, length)| {
                let end = start.parse::<Day>().unwrap().plus(length);
                format!("{start}/{end}")
            }),
            1 => day().prop_map(|day| format!("../{day}")),
            1 => day().prop_map(|day| format!("{day}/..")),
            1 => Just("../..".to_owned()),
            1 => (day(), "[?~%]").prop_map(|(day, mark)| format!("{day}{mark}")),
        ]
    };
    let maybe = || prop_oneof![2 => date().prop_map(Some), 1 => Just(None)];
    let record = move || (0..3_usize, any::<bool>(), (maybe(), maybe()));
    let membership = (0..3_usize, role(), (maybe(), maybe()));
    let claim = prop::sample::select(CLAIMS);
    (
        prop::collection::vec(record(), 0..=4),
        prop::collection::vec(membership, 0..=3),
        prop::collection::vec((0..3_usize, (maybe(), maybe()), any::<bool>()), 0..=3),
        maybe(),
        prop::collection::vec(claim.prop_map(str::to_owned), 1..=4),
        any::<bool>(),
    )
        .prop_map(
            |(partnerships, members, instruments, published, mut claims, names_its_day)| {
                // A claim that names an instrument which is not there is not counted.
                let missing = (instruments.len()..3).map(|it| format!("doc-{it}"));
                let missing: Vec<String> = missing.collect();
                for claim in &mut claims {
                    if missing.iter().any(|id| claim.contains(id)) {
                        *claim = CLAIMS[0].to_owned();
                    }
                }
                Dated {
                    partnerships,
                    members,
                    instruments,
                    published,
                    claims,
                    names_its_day,
                }
            },
        )
}

impl Dated {
    /// All days on which an answer may change, and some before and after.
    pub(crate) fn days() -> impl Iterator<Item = Day> {
        let first = Day::from_calendar(2011, 12, 29);
        let around = (0..150).map(move |count| first.plus(count));
        let decade = [(2009, 12, 31), (2010, 1, 1), (2019, 12, 31), (2020, 1, 1)];
        around.chain(decade.map(|(year, month, day)| Day::from_calendar(year, month, day)))
    }

    /// The same registry whose source was published on a date.
    pub(crate) fn published(&self, date: &str) -> Self {
        Dated {
            published: Some(date.to_owned()),
            ..self.clone()
        }
    }

    /// The same registry with claims that name no day.
    pub(crate) fn undated(&self) -> Self {
        Dated {
            names_its_day: false,
            ..self.clone()
        }
    }

    /// The registry as text.
    pub(crate) fn yaml(&self) -> String {
        let period = |period: &Period| {
            let key = |name: &str, date: &Option<String>| {
                let date = date.as_ref();
                date.map_or(String::new(), |date| format!(", {name}: {date}"))
            };
            key("since", &period.0) + &key("until", &period.1)
        };
        let partnerships = self.partnerships.iter().map(|(state, is_upper, dates)| {
            format!(
                "parties: [AZE, {}], tier: {}, evidence: [{{source: article}}]{}",
                STATES[*state],
                if *is_upper { "upper" } else { "lower" },
                period(dates)
            )
        });
        let members: Vec<String> = self
            .members
            .iter()
            .map(|(state, role, dates)| {
                format!("state: {}, role: {role}{}", STATES[*state], period(dates))
            })
            .collect();
        let instruments = self.instruments.iter().enumerate();
        let instruments = instruments.map(|(index, (state, (signed, in_force), replaces))| {
            let key = |name: &str, date: &Option<String>| {
                let date = date.as_ref();
                date.map_or(String::new(), |date| format!(", {name}: {date}"))
            };
            let dates = key("signed", signed) + &key("in-force", in_force);
            let replaced = index.checked_sub(1).filter(|_| *replaces);
            let replaced = replaced.map_or(String::new(), |it| format!(", replaces: [doc-{it}]"));
            format!(
                "id: doc-{index}, parties: [AZE, {}], effect: establishes, \
                 evidence: [{{source: article}}]{dates}{replaced}",
                STATES[*state]
            )
        });
        let instruments = instruments.chain([self.treaty()]);
        let published = self.published.as_ref();
        let article = match published.filter(|_| !self.names_its_day) {
            Some(published) => source("article", published),
            None => "id: article, publisher: P, url: \"https://example.org/\"".to_owned(),
        };
        let as_of = published.filter(|_| self.names_its_day);
        let as_of = as_of.map_or(String::new(), |date| format!("as-of: {date}, "));
        let claims = self.claims.iter().enumerate();
        let claims = claims
            .map(|(index, keys)| format!("id: claim-{index}, source: article, {as_of}{keys}"));
        section("sources", [article])
            + &section("organisations", [organisation("OA", &members)])
            + &section("partnerships", partnerships)
            + &section("instruments", instruments)
            + &section("claims", claims)
    }

    /// An instrument that those have joined who have a partnership, each on its first day, with two
    /// parties.
    fn treaty(&self) -> String {
        let joined = self.partnerships.iter().map(|(state, _, (since, until))| {
            let key = |name: &str, date: &Option<String>| {
                let date = date.as_ref();
                date.map_or(String::new(), |date| format!(", {name}: {date}"))
            };
            let dates = key("in-force", since) + &key("until", until);
            format!("{{state: {}{dates}}}", STATES[*state])
        });
        let joined: Vec<String> = joined.collect();
        let joined = match joined.is_empty() {
            true => String::new(),
            false => format!(", participants: [{}]", joined.join(", ")),
        };
        format!(
            "id: treaty, parties: [AUT, BGR], effect: background, signed: 2011{}, \
             evidence: [{{source: article}}]",
            joined
        )
    }
}
