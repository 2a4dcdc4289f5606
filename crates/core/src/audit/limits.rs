//! What a claim states, as the range in which a number, a share or a place must lie, and what is
//! wrong with the keys that state it.

use super::FormFault;
use crate::fields::Keyword as _;
use crate::model::{Claim, ClaimNoun, Limit, Share, Stated};

/// The lowest and the highest number of things that a claim states; none if it states no number.
pub(super) fn stated_numbers(claim: &Claim) -> Option<(usize, usize)> {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let limit = |limit: &Limit| match limit {
        Limit::Number(stated) => Some(number(*stated)),
        Limit::Share(_) => None,
    };
    match (&claim.is, &claim.at_least, &claim.at_most) {
        (Some(Stated::Number(stated)), ..) => Some((number(*stated), number(*stated))),
        (None, None, None) | (Some(_), ..) => None,
        (None, least, most) => {
            let least = least.as_ref().map_or(Some(0), limit)?;
            let most = most.as_ref().map_or(Some(usize::MAX), limit)?;
            Some((least, most))
        }
    }
}

/// The lowest and the highest share that a claim states.
pub(super) fn stated_shares(claim: &Claim) -> (Option<Share>, Option<Share>) {
    let limit = |limit: Option<Limit>| match limit {
        Some(Limit::Share(share)) => Some(share),
        Some(Limit::Number(_)) | None => None,
    };
    match claim.is {
        Some(Stated::Share(share)) => (Some(share), Some(share)),
        _ => (limit(claim.at_least), limit(claim.at_most)),
    }
}

/// The keys by which a number is stated, of those that are there.
pub(super) fn stated_keys(claim: &Claim) -> Vec<&'static str> {
    let keys = [
        ("is", claim.is.is_some()),
        ("at-least", claim.at_least.is_some()),
        ("at-most", claim.at_most.is_some()),
    ];
    keys.into_iter()
        .filter(|(_, is_there)| *is_there)
        .map(|(key, _)| key)
        .collect()
}

/// What is wrong with the numbers of a count.
pub(super) fn numbers(claim: &Claim, faults: &mut Vec<FormFault>) {
    if let Some(Stated::Span(_)) = claim.is {
        faults.push(FormFault {
            key: "is",
            message: "a count must be a number, not an interval".to_owned(),
            help: "write a whole number, as in 25",
        });
    }
    for key in share_keys(claim) {
        faults.push(FormFault {
            key,
            message: "a count must be a number, not a share".to_owned(),
            help: "write a whole number, as in 25, or choose the form `share`",
        });
    }
    together(claim, faults);
}

/// What is wrong with the shares of a claim of the form `share`.
pub(super) fn shares(claim: &Claim, faults: &mut Vec<FormFault>) {
    if claim.within.is_some() && stated_keys(claim).is_empty() {
        faults.push(FormFault {
            key: "within",
            message: "a claim of the form `share` needs a share instead of `within`".to_owned(),
            help: "write `is`, or `at-least` and `at-most`, or choose the form `span`",
        });
    } else if stated_keys(claim).is_empty() && claim.are.is_some() {
        faults.push(FormFault {
            key: "share",
            message: "a claim of the form `share` needs a share".to_owned(),
            help: "add `is`, or one or both of `at-least` and `at-most`, as in `is: 1/3` or \
                   `at-least: 40%`",
        });
    }
    let is_share = share_keys(claim);
    for key in stated_keys(claim) {
        if !is_share.contains(&key) {
            faults.push(FormFault {
                key,
                message: "a share must be a fraction or a percentage".to_owned(),
                help: "write it as in `1/3` or `40%`, or choose the form `count`",
            });
        }
    }
    for (key, share) in shares_of(claim) {
        if !share.is_part() {
            faults.push(FormFault {
                key,
                message: match share.denominator {
                    0 => format!("`{share}` is not a share: nothing can be divided by 0"),
                    _ => format!("`{share}` is not a share: it is more than all of them"),
                },
                help: "write a share from `0%` to `100%`, as in `1/3` or `40%`",
            });
        }
    }
    together(claim, faults);
}

/// What is wrong with a claim of the form `rank`.
pub(super) fn rank(claim: &Claim, noun: ClaimNoun, faults: &mut Vec<FormFault>) {
    match noun {
        ClaimNoun::Partners => {}
        ClaimNoun::States | ClaimNoun::Actors => {
            let asked = claim.selection.as_ref();
            let (treaties, tests) =
                asked.map_or((0, 0), |it| (it.party_to.len(), it.member_of.len()));
            if treaties != 1 && (treaties > 0 || tests != 1) {
                faults.push(FormFault {
                    key: if treaties + tests == 0 {
                        "rank"
                    } else {
                        "where"
                    },
                    message: format!(
                        "the order of {} is that in which they joined one organisation or \
                         instrument",
                        noun.name()
                    ),
                    help: "name it in `where`, as in `where: {member-of: ORG}` or `where: \
                           {party-to: ID}`",
                });
            }
        }
        ClaimNoun::Partnerships | ClaimNoun::Instruments => faults.push(FormFault {
            key: "rank",
            message: format!("{} have no order that a rank can state", noun.name()),
            help: "write `rank: partners` for the order in which states became partners, or \
                   `rank: states` for the order in which they joined an organisation",
        }),
    }
    if claim.who.is_none() {
        faults.push(FormFault {
            key: "rank",
            message: "a claim of the form `rank` needs `who`".to_owned(),
            help: "add `who`, the state or organisation whose place the claim states",
        });
    }
    place(claim, faults);
}

/// What is wrong with the place that a claim of the form `rank` states.
fn place(claim: &Claim, faults: &mut Vec<FormFault>) {
    if claim.is.is_none() && claim.at_most.is_none() && claim.at_least.is_none() {
        faults.push(FormFault {
            key: "rank",
            message: "a claim of the form `rank` needs a place".to_owned(),
            help: "add `is` with the place, as in `is: 6`, or `at-most`, as in `at-most: 3` for \
                   one of the first three",
        });
    }
    let is_place = |key: &str| match key {
        "is" => matches!(claim.is, Some(Stated::Number(1..))),
        _ => matches!(claim.at_most, Some(Limit::Number(1..))),
    };
    for key in stated_keys(claim) {
        if key != "at-least" && !is_place(key) {
            faults.push(FormFault {
                key,
                message: "a place must be a whole number, at least 1".to_owned(),
                help: "write the place as a number: 1 for the first, 2 for the second",
            });
        }
    }
    if claim.at_least.is_some() {
        faults.push(FormFault {
            key: "at-least",
            message: "`at-least` is not allowed in a claim of the form `rank`".to_owned(),
            help: "write `is` for one place, or `at-most: 3` for one of the first three",
        });
    } else if claim.is.is_some() && claim.at_most.is_some() {
        faults.push(FormFault {
            key: "at-most",
            message: "a rank states its place only once, as `is` or as `at-most`".to_owned(),
            help: "keep one of the two, and write the other as a separate claim",
        });
    }
}

/// What is wrong with the stated numbers or shares as they are beside one another.
fn together(claim: &Claim, faults: &mut Vec<FormFault>) {
    if claim.is.is_some() {
        let limits = stated_keys(claim).into_iter().filter(|key| *key != "is");
        faults.extend(limits.map(|key| FormFault {
            key,
            message: format!("`{key}` is not allowed beside `is`"),
            help: "keep `is` for one exact value, or write `at-least` and `at-most` for a range",
        }));
        return;
    }
    let is_above = match (claim.at_least, claim.at_most) {
        (Some(Limit::Number(least)), Some(Limit::Number(most))) => least > most,
        (Some(Limit::Share(least)), Some(Limit::Share(most))) => {
            least.is_part() && most.is_part() && least.is_more_than(&most)
        }
        _ => false,
    };
    if is_above {
        faults.push(FormFault {
            key: "at-least",
            message: "`at-least` is greater than `at-most`".to_owned(),
            help: "exchange the two values; `at-least` is the lower one",
        });
    }
}

/// The keys that state a share, and the shares.
fn shares_of(claim: &Claim) -> Vec<(&'static str, Share)> {
    let limit = |limit: Option<Limit>| match limit {
        Some(Limit::Share(share)) => Some(share),
        Some(Limit::Number(_)) | None => None,
    };
    let is = match claim.is {
        Some(Stated::Share(share)) => Some(share),
        _ => None,
    };
    let shares = [
        ("is", is),
        ("at-least", limit(claim.at_least)),
        ("at-most", limit(claim.at_most)),
    ];
    shares
        .into_iter()
        .filter_map(|(key, share)| Some((key, share?)))
        .collect()
}

fn share_keys(claim: &Claim) -> Vec<&'static str> {
    shares_of(claim).into_iter().map(|(key, _)| key).collect()
}
