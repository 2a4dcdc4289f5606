//! What a picture counts on a day is what an audit counts on it.

use std::fmt::Write as _;

use crate::support::{registry_of, with_export_views};
use chancery_core::date::{Day, Truth};
use chancery_core::model::{MembershipTest, Registry, RoleTest, Selector, known_states};
use chancery_core::network::{InstrumentIndex, MembershipIndex, OrganisationIndex};
use chancery_core::select::Selection;
use chancery_export::pictures::{Drawing, PictureSettings, picture};
use chancery_export::views::ExportContext;
use proptest::prelude::*;

/// Dates of every kind; the first is none.
const DATES: [&str; 12] = [
    "",
    "1990",
    "1990-05",
    "1990-05-03",
    "199X",
    "1990~",
    "2001-02-03?",
    "../1995",
    "1998/..",
    "1990-03/1993",
    "2004-12-31",
    "2030",
];

/// Days around all of them.
const DAYS: [&str; 18] = [
    "1989-12-31",
    "1990-01-01",
    "1990-05-02",
    "1990-05-03",
    "1990-05-04",
    "1990-05-31",
    "1990-06-01",
    "1990-12-31",
    "1991-01-01",
    "1993-01-01",
    "1995-12-31",
    "1996-01-01",
    "1998-01-01",
    "2000-01-01",
    "2001-02-03",
    "2005-01-01",
    "2010-06-15",
    "2024-06-30",
];

const HEAD: &str = "registry: r\ntitle: T\nas-of: 2024-06-30\ntiers:\n  - {id: low, name: Low}\n  \
                    - {id: high, name: High, includes: [low]}\nsources:\n  - {id: early, \
                    publisher: P, published: 1994-03, url: \"https://a.example/\"}\n  - {id: late, \
                    publisher: P, published: 2011, url: \"https://b.example/\"}\n";

/// A key with a date, if there is one.
fn key(name: &str, date: usize) -> String {
    match DATES[date] {
        "" => String::new(),
        date => format!(", {name}: {date}"),
    }
}

fn cited(source: usize) -> &'static str {
    [
        "",
        ", evidence: [{source: early}]",
        ", evidence: [{source: late}]",
    ][source]
}

/// The dates and the source of a record.
type Dated = (usize, usize, usize, usize);

fn dated() -> impl Strategy<Value = Dated> {
    let date = || 0..DATES.len();
    (date(), date(), date(), 0..3_usize)
}

fn instruments(records: &[Dated]) -> Registry {
    let mut text = format!("{HEAD}instruments:\n");
    for (place, (signed, in_force, terminated, source)) in records.iter().enumerate() {
        // The third replaces the first, the sixth the fourth.
        let replaces = match place % 3 {
            2 => format!(", replaces: [t{}]", place - 2),
            _ => String::new(),
        };
        let _ = writeln!(
            text,
            "  - {{id: t{place}, kind: treaty, parties: [FRA, DEU]{}{}{}{replaces}{}}}",
            key("signed", *signed),
            key("in-force", *in_force),
            key("terminated", *terminated),
            cited(*source),
        );
    }
    registry_of(&text)
}

fn partnerships(records: &[Dated]) -> Registry {
    let mut text = format!("{HEAD}partnerships:\n");
    for (place, (since, until, _, source)) in records.iter().enumerate() {
        let other = known_states()[place].alpha_3;
        let tier = ["low", "high"][place % 2];
        // One that existed no more from 1992 on, and one that goes on.
        let one = ["SUN", "FRA"][place % 2];
        let _ = writeln!(
            text,
            "  - {{parties: [{one}, {other}], tier: {tier}{}{}{}}}",
            key("since", *since),
            key("until", *until),
            cited(*source),
        );
    }
    registry_of(&text)
}

fn memberships(records: &[Dated]) -> Registry {
    let mut text = HEAD.to_owned();
    text.push_str("organisations:\n");
    for (organisation, since) in [("ONE", ", since: 1990-04"), ("TWO", ", until: 2009")] {
        let _ = writeln!(
            text,
            "  - id: {organisation}\n    name: {organisation}\n    kind: \
             intergovernmental-organisation{}\n    members:",
            since.replace(", ", "\n    ")
        );
        for (place, (since, until, kind, source)) in records.iter().enumerate() {
            // Some joined twice, and some are no members.
            let state = known_states()[place / 2].alpha_3;
            let role = ["member", "member", "participant", "observer"][kind % 4];
            let _ = writeln!(
                text,
                "      - {{state: {state}, role: {role}{}{}{}}}",
                key("since", *since),
                key("until", *until),
                cited(*source),
            );
        }
    }
    registry_of(&text)
}

/// How many certainly and how many at most, of these answers.
fn counted(answers: impl Iterator<Item = Truth>) -> (usize, usize) {
    answers.fold((0, 0), |(certain, possible), answer| {
        (
            certain + usize::from(answer.is_certain()),
            possible + usize::from(answer.is_possible()),
        )
    })
}

fn days() -> impl Iterator<Item = Day> {
    DAYS.iter().map(|day| day.parse().expect("a day"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn instruments_in_force_are_those_of_the_audit(
        records in prop::collection::vec(dated(), 1..14),
    ) {
        with_export_views(&instruments(&records), |views| {
            let positions = views.network.acts.keys();
            let band = views.instruments_in_force(positions.clone());
            let concluded = views.instruments_concluded(positions);
            for day in days() {
                let selector = Selector {
                    on: Some(day),
                    in_force: Some(day),
                    ..Selector::default()
                };
                let audited = Selection::new(views.network, &selector).instruments();
                prop_assert_eq!(band.at(day), counted(audited.iter().map(|it| it.holds)), "{}", day);
                let selector = Selector { on: Some(day), ..Selector::default() };
                let audited = Selection::new(views.network, &selector).instruments();
                let audited = counted(audited.iter().map(|it| it.holds));
                prop_assert_eq!(concluded.at(day), audited, "{}", day);
            }
            Ok(())
        })?;
    }

    #[test]
    fn partnerships_that_hold_are_those_of_the_audit(
        records in prop::collection::vec(dated(), 1..14),
    ) {
        with_export_views(&partnerships(&records), |views| {
            let band = views.partnerships_that_hold(views.network.ties.keys());
            for day in days() {
                let selector = Selector { on: Some(day), ..Selector::default() };
                let audited = Selection::new(views.network, &selector).partnerships();
                prop_assert_eq!(band.at(day), counted(audited.iter().map(|it| it.holds)), "{}", day);
            }
            Ok(())
        })?;
    }

    #[test]
    fn members_on_a_day_are_those_of_the_audit(
        records in prop::collection::vec(dated(), 1..14),
    ) {
        with_export_views(&memberships(&records), |views| {
            let all: Vec<MembershipIndex> = views.network.memberships.keys().collect();
            let bands = views.members_in_time(&all);
            let together = views.memberships_in_time(&all);
            for day in days() {
                let mut sum = (0, 0);
                for (organisation, id) in ["ONE", "TWO"].into_iter().enumerate() {
                    let selector = Selector {
                        on: Some(day),
                        member_of: vec![MembershipTest {
                            organisation: id.into(),
                            role: RoleTest::Full,
                        }],
                        ..Selector::default()
                    };
                    let audited = Selection::new(views.network, &selector).states();
                    let audited = counted(audited.iter().map(|it| it.holds));
                    let band = &bands[&OrganisationIndex::from(organisation)];
                    prop_assert_eq!(band.at(day), audited, "{} {}", id, day);
                    sum = (sum.0 + audited.0, sum.1 + audited.1);
                }
                prop_assert_eq!(together.at(day), sum, "{}", day);
            }
            Ok(())
        })?;
    }
}

fn timeline(views: &ExportContext<'_>) -> Drawing {
    let picture = picture("timeline").expect("the picture is there");
    (picture.draw)(views, &PictureSettings::default()).expect("there is something to draw")
}

/// Treaties of this many pairs of states.
fn of_pairs(count: usize) -> Registry {
    let mut text = format!("{HEAD}instruments:\n");
    for place in 0..count {
        let [one, other] = [place / 40, 60 + place % 40].map(|it| known_states()[it].alpha_3);
        let in_force = match place % 3 {
            0 => ", in-force: 1991",
            _ => "",
        };
        let _ = writeln!(
            text,
            "  - {{id: t{place}, kind: treaty, parties: [{one}, {other}], signed: 1990{in_force}}}"
        );
    }
    let _ = writeln!(
        text,
        "  - {{id: many, title: A convention, parties: [FRA, DEU, ITA, ESP], signed: 199X}}"
    );
    registry_of(&text)
}

#[test]
fn many_instruments_are_counted_by_year_and_by_day() {
    with_export_views(&of_pairs(300), |views| {
        let drawing = timeline(views);
        let labels: Vec<&str> = drawing.labels.iter().map(|it| it.text.as_str()).collect();
        let heading = "Instruments in force on each day: 100 to 301 on 30 June 2024";
        assert!(labels.contains(&heading), "{labels:?}");
        // The bar of 1990, to which one treaty possibly belongs.
        assert!(drawing.svg.contains("<title>1990: 300 to 301</title>"));
        assert!(drawing.svg.contains("<title>1995: 0 to 1</title>"));
        // All rows of pairs are equal, and the one of several parties has more.
        assert!(labels.contains(&"A convention"), "{labels:?}");
        let note = "1 of 301 rows drawn, those with the most entries";
        assert!(
            drawing.description.contains(note),
            "{}",
            drawing.description
        );
        assert!(
            drawing
                .description
                .contains("300 of 301 instruments not drawn")
        );
    });
}

#[test]
fn where_no_entry_into_force_is_recorded_none_is_counted() {
    let mut registry = of_pairs(120);
    for instrument in &mut registry.instruments {
        instrument.in_force = None;
    }
    with_export_views(&registry, |views| {
        let band = views.instruments_in_force(views.network.acts.keys());
        let day = views.selection.day;
        assert_eq!(band.at(day), (0, 121));
        let labels = timeline(views).labels;
        let mut labels = labels.iter().map(|it| it.text.as_str());
        let heading = "Instruments up to each day, in force or not: 121 on 30 June 2024";
        assert!(labels.any(|it| it == heading));
    });
}

#[test]
fn a_registry_of_memberships_shows_who_joined_when() {
    let records = [
        (1, 0, 0, 0),
        (4, 10, 0, 0),
        (0, 0, 0, 0),
        (0, 1, 1, 0),
        (3, 0, 3, 0),
    ];
    with_export_views(&memberships(&records), |views| {
        let drawing = timeline(views);
        let labels: Vec<&str> = drawing.labels.iter().map(|it| it.text.as_str()).collect();
        for words in ["Who joined when", "ONE", "year unknown"] {
            let mut labels = labels.iter();
            assert!(
                labels.any(|it| it.starts_with(words)),
                "{words}: {labels:?}"
            );
        }
        let all: Vec<MembershipIndex> = views.network.memberships.keys().collect();
        let (certain, possible) = views.memberships_in_time(&all).at(views.selection.day);
        let heading = format!("{certain} to {possible} on 30 June 2024");
        assert!(labels.iter().any(|it| it.contains(&heading)), "{labels:?}");
        assert!(drawing.description.contains("2 memberships in other roles"));
    });
}

#[test]
fn one_instrument_may_be_in_force_only_after_its_day() {
    with_export_views(&instruments(&[(3, 0, 0, 0)]), |views| {
        let band = views.instruments_in_force([InstrumentIndex::from(0)]);
        let at = |day: &str| band.at(day.parse().expect("a day"));
        assert_eq!((at("1990-05-02"), at("1990-05-03")), ((0, 0), (0, 1)));
    });
}
