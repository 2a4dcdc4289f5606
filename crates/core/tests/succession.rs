//! Whether an instrument that others replace is in force, and who takes part in it, by trying every
//! way in which the dates that are left open may have fallen.

use chancery_core::Analysis;
use chancery_core::date::{Date, Day, Truth};
use chancery_core::network::InstrumentIndex;
use chancery_core::yaml::{Input, MANIFEST_FILE};
use proptest::prelude::*;

use crate::brute_force::all_ways;

const STATES: [&str; 3] = ["FRA", "IDN", "SGP"];

/// A year that no question asks about: of what never happened.
const NEVER: u16 = 2100;

/// The first and the last year in which something may have happened.
type Years = (u16, u16);

/// When a state was bound, and when it left.
type Person = (Years, Option<Years>);

/// Who takes part: the parties, or the participants of what an organisation adopted.
#[derive(Debug, Clone)]
enum People {
    Parties([bool; 3]),
    Participants([Option<Person>; 3]),
}

#[derive(Debug, Clone)]
struct Paper {
    signed: u16,
    entered: Option<Years>,
    ended: Option<Years>,
    people: People,
}

/// Three instruments, and which of them replace which.
#[derive(Debug, Clone)]
struct Chain {
    papers: [Paper; 3],
    replaces: Vec<(usize, usize)>,
}

fn years() -> impl Strategy<Value = Years> {
    let length = prop_oneof![2 => Just(0), 1 => Just(1)];
    (2001_u16..2008, length).prop_map(|(first, length)| (first, first + length))
}

fn papers() -> impl Strategy<Value = Paper> {
    let parties = prop_oneof![
        3 => Just([true, true, false]),
        1 => Just([true, false, true]),
        2 => Just([true; 3]),
    ];
    let left = prop_oneof![3 => Just(None), 1 => years().prop_map(Some)];
    let person = prop_oneof![1 => Just(None), 4 => (years(), left).prop_map(Some)];
    let people = prop_oneof![
        2 => parties.prop_map(People::Parties),
        1 => [person.clone(), person.clone(), person].prop_map(People::Participants),
    ];
    let entered = prop_oneof![4 => years().prop_map(Some), 1 => Just(None)];
    let ended = prop_oneof![3 => Just(None), 1 => years().prop_map(Some)];
    (1998_u16..2003, entered, ended, people).prop_map(|(signed, entered, ended, people)| Paper {
        signed,
        entered,
        ended,
        people,
    })
}

fn chains() -> impl Strategy<Value = Chain> {
    let replaces = prop_oneof![
        3 => Just(vec![(1, 0)]),
        3 => Just(vec![(1, 0), (2, 1)]),
        2 => Just(vec![(1, 0), (2, 0)]),
        1 => Just(vec![(1, 0), (2, 1), (2, 0)]),
        1 => Just(vec![(1, 0), (0, 1)]),
        1 => Just(vec![(1, 0), (2, 1), (0, 2)]),
        1 => Just(vec![(0, 0), (1, 0)]),
    ];
    ([papers(), papers(), papers()], replaces)
        .prop_map(|(papers, replaces)| Chain { papers, replaces })
}

fn written((first, last): Years) -> String {
    format!("{first}-06-01/{last}-06-01")
}

fn day(year: u16) -> Day {
    let date: Date = format!("{year}-06-01").parse().expect("a day");
    date.single_day().expect("a day")
}

impl Chain {
    fn yaml(&self) -> String {
        let papers = self.papers.iter().enumerate().map(|(number, paper)| {
            let mut keys = format!("id: text-{number}, signed: {}-06-01", paper.signed);
            for (key, years) in [("in-force", paper.entered), ("terminated", paper.ended)] {
                if let Some(years) = years {
                    keys += &format!(", {key}: {}", written(years));
                }
            }
            keys += &match &paper.people {
                People::Parties(of) => {
                    let of = STATES.iter().zip(of).filter(|(_, is_party)| **is_party);
                    let of: Vec<&str> = of.map(|(state, _)| *state).collect();
                    format!(", parties: [{}]", of.join(", "))
                }
                People::Participants(people) => {
                    let people = STATES.iter().zip(people);
                    let people = people.filter_map(|(state, person)| {
                        let (joined, left) = (*person)?;
                        let left = left.map(|it| format!(", until: {}", written(it)));
                        let (joined, left) = (written(joined), left.unwrap_or_default());
                        Some(format!("{{state: {state}, in-force: {joined}{left}}}"))
                    });
                    let people: Vec<String> = people.collect();
                    format!(", adopted-by: ORG, participants: [{}]", people.join(", "))
                }
            };
            let replaced = self.replaces.iter().filter(|(one, _)| *one == number);
            let replaced: Vec<String> = replaced.map(|(_, it)| format!("text-{it}")).collect();
            if !replaced.is_empty() {
                keys += &format!(", replaces: [{}]", replaced.join(", "));
            }
            format!("  - {{{keys}, evidence: [{{source: s}}]}}\n")
        });
        let papers: String = papers.collect();
        format!(
            "registry: r\ntitle: R\nas-of: 2030-01-01\ntiers: [{{id: t, name: T}}]\n\
             organisations:\n  - {{id: ORG, name: O, kind: intergovernmental-organisation, \
             evidence: [{{source: s}}]}}\nsources:\n  - {{id: s, publisher: S, url: \
             \"https://s.example/\"}}\ninstruments:\n{papers}"
        )
    }

    fn successors(&self, of: usize) -> Vec<usize> {
        let found = self.replaces.iter().filter(|(_, it)| *it == of);
        found.map(|(one, _)| *one).collect()
    }

    fn leads_to(&self, from: usize, to: usize) -> bool {
        let mut open = vec![from];
        let mut seen = [false; 3];
        while let Some(one) = open.pop() {
            for (_, next) in self.replaces.iter().filter(|(it, _)| *it == one) {
                if *next == to {
                    return true;
                }
                if !std::mem::replace(&mut seen[*next], true) {
                    open.push(*next);
                }
            }
        }
        false
    }

    fn contradicts_itself(&self, one: usize, other: usize) -> bool {
        self.leads_to(other, one) || self.papers[one].signed < self.papers[other].signed
    }

    /// In which ways the years of an instrument may have fallen: when it entered into force and
    /// ended, and for each state when it was bound and left.
    fn ways_of(&self, number: usize, asked: u16) -> Vec<Vec<u16>> {
        let paper = &self.papers[number];
        let all = |years: Option<Years>| match years {
            None => vec![NEVER],
            Some((first, last)) => (first..=last).collect(),
        };
        let entered = match paper.entered {
            Some(years) => all(Some(years)),
            None => vec![paper.signed, asked.max(paper.signed), NEVER],
        };
        let mut lists = vec![entered, all(paper.ended)];
        // Of a text of three parties nothing says which of them were ever bound by it.
        let is_open = matches!(paper.people, People::Parties([true, true, true]));
        for state in 0..3 {
            if is_open {
                lists.extend([vec![0, NEVER], vec![NEVER]]);
                continue;
            }
            let (joined, left) = match &paper.people {
                People::Participants(people) => people[state].unzip(),
                People::Parties(_) => (None, None),
            };
            // Who was bound before the instrument was in force contradicts it: until then it is
            // not known.
            let joined = joined.map(|(first, last)| match paper.entered {
                Some(entered) if last < entered.0 => (first, entered.1),
                _ => (first, last),
            });
            lists.extend([all(joined), all(left.flatten())]);
        }
        all_ways(&lists)
    }
}

impl Paper {
    /// When a state was bound by it, where its years fell so.
    fn bound(&self, way: &[u16], state: usize) -> u16 {
        match &self.people {
            People::Parties([true, true, true]) => way[0].max(way[2 + 2 * state]),
            People::Parties(parties) if parties[state] => way[0],
            People::Parties(_) => NEVER,
            People::Participants(_) => way[2 + 2 * state],
        }
    }

    fn takes_part(&self, state: usize) -> bool {
        match &self.people {
            People::Parties(parties) => parties[state],
            People::Participants(people) => people[state].is_some(),
        }
    }
}

/// The answer of several ways.
fn of_all(answers: &[bool]) -> Truth {
    match (answers.contains(&true), answers.contains(&false)) {
        (true, false) => Truth::Yes,
        (false, true) => Truth::No,
        _ => Truth::Unknown,
    }
}

/// Whether the first instrument is in force in a year, and whether each state takes part in it.
fn expected(chain: &Chain, asked: u16) -> (Truth, [Truth; 3]) {
    let replaced = &chain.papers[0];
    let mut in_force = Vec::new();
    let mut takes_part: [Vec<bool>; 3] = Default::default();
    let own = chain.ways_of(0, asked);
    let successors = chain.successors(0);
    for way in &own {
        // Whether a successor has taken its place may be open, where it does not bind all.
        let mut taken = vec![false];
        for one in &successors {
            let successor = &chain.papers[*one];
            let ways = match *one {
                0 => vec![way.clone()],
                one => chain.ways_of(one, asked),
            };
            let mut of_it = Vec::new();
            for theirs in ways {
                // All must be bound at one time; what has lost its place then does not get it back.
                let is_gone = |state: usize, year: u16| {
                    let is_bound = successor.bound(&theirs, state) <= year
                        && year <= theirs[3 + 2 * state].min(theirs[1]);
                    is_bound || way[3 + 2 * state] < year
                };
                let takers: Vec<usize> =
                    (0..3).filter(|state| replaced.takes_part(*state)).collect();
                let binds_all =
                    (1990..=asked).any(|year| takers.iter().all(|it| is_gone(*it, year)));
                let is_doubtful = !binds_all || chain.contradicts_itself(*one, 0);
                match (theirs[0] <= asked, is_doubtful) {
                    (false, _) => of_it.push(false),
                    (true, false) => of_it.push(true),
                    (true, true) => of_it.extend([true, false]),
                }
            }
            let both = taken.iter().flat_map(|a| of_it.iter().map(|b| *a || *b));
            taken = both.collect();
            taken.sort_unstable();
            taken.dedup();
        }
        for is_taken in taken {
            let goes_on = asked <= way[1] && !is_taken;
            in_force.push(way[0] <= asked && goes_on);
            for (state, answers) in takes_part.iter_mut().enumerate() {
                let is_in = replaced.takes_part(state)
                    && replaced.bound(way, state) <= asked
                    && asked <= way[3 + 2 * state];
                answers.push(is_in && goes_on);
            }
        }
    }
    (
        of_all(&in_force),
        takes_part.map(|answers| of_all(&answers)),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// What is answered of the first instrument is what all ways have in common.
    #[test]
    fn agrees_with_all_ways(chain in chains(), asked in 2000_u16..2011) {
        let text = chain.yaml();
        let file = Input { name: MANIFEST_FILE.to_owned(), bytes: Ok(text.clone().into()) };
        let analysis = Analysis::from_files(vec![file]);
        let network = analysis.network();
        let first = InstrumentIndex::from(0);
        let (in_force, takes_part) = expected(&chain, asked);
        prop_assert_eq!(network.is_in_force(first, day(asked)), in_force, "{}", &text);
        for (state, expected) in STATES.iter().zip(takes_part) {
            let Some(actor) = network.actor_position(state) else { continue };
            let answer = network.participates(first, actor, day(asked));
            prop_assert_eq!(answer, expected, "{} in {}:\n{}", state, asked, &text);
        }
    }

    /// What has lost its place does not get it back, whatever becomes of its successor.
    #[test]
    fn never_returns(chain in chains()) {
        let file = Input { name: MANIFEST_FILE.to_owned(), bytes: Ok(chain.yaml().into()) };
        let analysis = Analysis::from_files(vec![file]);
        let network = analysis.network();
        for act in &network.acts {
            let answers: Vec<Truth> =
                (2000..2012).map(|year| act.is_replaced_on(day(year))).collect();
            prop_assert!(answers.is_sorted(), "{answers:?}");
            for (year, answer) in (2000..2012).zip(answers) {
                let successors = act.relations().successors.iter();
                let taken = Truth::any(successors.map(|it| it.has_taken_over(day(year))));
                prop_assert_eq!(taken, answer);
            }
        }
    }
}
