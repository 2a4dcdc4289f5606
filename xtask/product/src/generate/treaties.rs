//! Treaties of many states, which joined one by one.

use std::fmt::Write as _;

use super::clean::STATES;

/// How many take part in each treaty: 324 treaties have some 22,000, as the collection of the
/// United Nations.
const PARTICIPANTS: usize = 68;

/// How many of them concluded it; the others acceded.
const PARTIES: usize = 20;

/// How many treaties there are to a claim.
const TREATIES_PER_CLAIM: usize = 10;

/// A treaty, its source, and of some the claim that all who joined and did not leave take part.
pub(super) fn records(number: usize) -> String {
    let state = |place: usize| STATES[(number * 7 + place) % STATES.len()];
    let parties: Vec<&str> = (0..PARTIES).map(state).collect();
    let mut text = format!(
        "instruments:\n  - id: convention-{number}\n    title: Convention {number}\n    kind: convention\n    \
         parties: [{}]\n    signed: 2002-03-{:02}\n    in-force: 2003-06-01\n    participants:\n",
        parties.join(", "),
        1 + number % 28,
    );
    let mut count = 0;
    for place in 0..PARTICIPANTS {
        let (state, day) = (state(place), 1 + place % 28);
        let left = place % 17 == 16;
        let until = if left { ", until: 2019-12-31" } else { "" };
        count += usize::from(!left);
        let _ = match place < PARTIES {
            true => writeln!(
                text,
                "      - {{state: {state}, consent: ratification, consented: 2003-01-{day:02}{until}}}"
            ),
            false => writeln!(
                text,
                "      - {{state: {state}, consent: accession, consented: 2010-05-{day:02}, in-force: \
                 2010-09-{day:02}{until}}}"
            ),
        };
    }
    let _ = write!(
        text,
        "    evidence: [{{source: depositary-{number}}}, {{source: gazette-{number}}}]\nsources:\n  - {{id: \
         depositary-{number}, publisher: Example Depositary, published: 2024-05-07, url: \
         \"https://depositary.example/{number}\"}}\n  - {{id: gazette-{number}, publisher: Example \
         Gazette, published: 2024-05-08, url: \"https://gazette.example/{number}\"}}\n"
    );
    if number.is_multiple_of(TREATIES_PER_CLAIM) {
        let _ = write!(
            text,
            "claims:\n  - id: participants-{number}\n    source: depositary-{number}\n    count: \
             actors\n    where: {{party-to: convention-{number}}}\n    is: {count}\n"
        );
    }
    text
}
