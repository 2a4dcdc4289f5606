//! Registries whose memberships and partnerships are all certain, with claims that differ from what
//! is counted.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{FULL, ORGANISATIONS, OTHERS, STATES, organisation, role as any_role, section, source};

/// A registry whose memberships and partnerships are all certain, and its claims.
#[derive(Debug, Clone)]
pub(crate) struct Small {
    pub(crate) states: Vec<SmallState>,
    /// Scopes and tiers of which each claim has one.
    pub(crate) views: [FieldValue; 2],
    pub(crate) claims: Vec<SmallClaim>,
    /// Up to how many states may change.
    pub(crate) most_changes: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct SmallState {
    /// Whether it exists no more on the day of the claims.
    has_ended: bool,
    /// For each organisation the role of the state in it.
    pub(crate) roles: [Option<&'static str>; 3],
    /// For the lower and the upper tier whether there is a partnership, and if so whether the
    /// article attests it.
    pub(crate) ties: [Option<bool>; 2],
}

/// What a claim counts as partners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FieldValue {
    is_own_source: bool,
    tier: Option<Tier>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Tier {
    ExactLower,
    Lower,
    Upper,
}

#[derive(Debug, Clone)]
pub(crate) struct SmallClaim {
    pub(crate) view: usize,
    pub(crate) asks: Asks,
    says: Says,
    /// The stated number, where it does not follow from what is counted.
    stated: Option<i32>,
}

/// Which states a claim is about.
#[derive(Debug, Clone)]
pub(crate) enum Asks {
    All,
    In(usize),
    InAnyRole(usize),
    InRole(usize, &'static str),
    NotInRole(usize, &'static str),
    NotIn(usize),
    InAndNotIn(usize, usize),
    Among(BTreeSet<usize>),
}

/// What a claim says, as a difference to what is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Says {
    Is(i32),
    AtLeast(i32),
    AtMost(i32),
    Every,
}

/// Registries of up to 12 states with up to 5 claims.
pub(crate) fn small() -> impl Strategy<Value = Small> {
    let role = prop_oneof![
        3 => Just(None),
        2 => prop::sample::select(&FULL[..]).prop_map(Some),
        1 => prop::sample::select(&OTHERS[..]).prop_map(Some),
    ];
    let tie = prop_oneof![3 => Just(None), 3 => Just(Some(true)), 1 => Just(Some(false))];
    let has_ended = prop::bool::weighted(0.1);
    let parts = (
        has_ended,
        prop::array::uniform3(role),
        prop::array::uniform2(tie),
    );
    let state = parts.prop_map(|(has_ended, roles, ties)| SmallState {
        has_ended,
        roles,
        ties,
    });
    let tier = prop_oneof![
        Just(None),
        Just(Some(Tier::ExactLower)),
        Just(Some(Tier::Lower)),
        Just(Some(Tier::Upper)),
    ];
    let view = (any::<bool>(), tier).prop_map(|(is_own_source, tier)| FieldValue {
        is_own_source,
        tier,
    });
    let says = prop_oneof![
        4 => (-3..4).prop_map(Says::Is),
        1 => (-3..4).prop_map(Says::AtLeast),
        1 => (-3..4).prop_map(Says::AtMost),
        1 => Just(Says::Every),
    ];
    let claim = (prop_oneof![4 => Just(0_usize), 1 => Just(1)], asks(), says).prop_map(
        |(view, asks, says)| SmallClaim {
            view,
            asks,
            says,
            stated: None,
        },
    );
    (
        prop::collection::vec(state, 1..=12),
        prop::array::uniform2(view),
        prop::collection::vec(claim, 1..=5),
        1..=6_usize,
    )
        .prop_map(|(states, views, claims, most_changes)| Small {
            states,
            views,
            claims,
            most_changes,
        })
}

/// What a claim may be about.
fn asks() -> impl Strategy<Value = Asks> {
    prop_oneof![
        2 => Just(Asks::All),
        4 => (0..3_usize).prop_map(Asks::In),
        1 => (0..3_usize).prop_map(Asks::InAnyRole),
        1 => (0..3_usize, any_role()).prop_map(|(one, role)| Asks::InRole(one, role)),
        1 => (0..3_usize, any_role()).prop_map(|(one, role)| Asks::NotInRole(one, role)),
        2 => (0..3_usize).prop_map(Asks::NotIn),
        1 => (0..3_usize, 0..3_usize).prop_map(|(one, other)| Asks::InAndNotIn(one, other)),
        1 => prop::collection::btree_set(0..12_usize, 1..4).prop_map(Asks::Among),
    ]
}

impl Small {
    /// The id of a claim.
    pub(crate) fn id(&self, claim: usize) -> String {
        format!("claim-{claim}")
    }

    /// Whether a claim is of the form `every`; without a tier there is nothing that it could say.
    fn is_every(&self, claim: usize) -> bool {
        let claim = &self.claims[claim];
        matches!(claim.says, Says::Every) && self.views[claim.view].tier.is_some()
    }

    /// Whether a claim says of nobody that all of them are partners.
    fn is_of_nobody(&self, claim: usize) -> bool {
        let asks = &self.claims[claim].asks;
        self.is_every(claim) && !(0..self.states.len()).any(|it| self.is_asked(asks, it))
    }

    /// The claims that are taken together: for each view with a count the counts, and if there is
    /// one of the form `every`, all.
    pub(crate) fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups = Vec::new();
        let mut views: Vec<FieldValue> = Vec::new();
        for view in self.views {
            if views.contains(&view) {
                continue;
            }
            views.push(view);
            let all: Vec<usize> = (0..self.claims.len())
                .filter(|claim| self.views[self.claims[*claim].view] == view)
                .filter(|claim| !self.is_of_nobody(*claim))
                .collect();
            let counts: Vec<usize> = all
                .iter()
                .copied()
                .filter(|claim| !self.is_every(*claim))
                .collect();
            if counts.is_empty() {
                continue;
            }
            let has_every = counts.len() < all.len();
            groups.push(counts);
            if has_every {
                groups.push(all);
            }
        }
        groups
    }

    /// The states that are partners in a view.
    pub(crate) fn partners(&self, view: FieldValue) -> BTreeSet<usize> {
        let is_partner = |state: &SmallState| {
            let counts = |tie: Option<bool>| match tie {
                None => false,
                Some(by_article) => by_article || !view.is_own_source,
            };
            let [lower, upper] = state.ties.map(counts);
            match view.tier {
                None | Some(Tier::Lower) => lower || upper,
                Some(Tier::ExactLower) => lower,
                Some(Tier::Upper) => upper,
            }
        };
        let states = self.states.iter().enumerate();
        states
            .filter(|(_, state)| !state.has_ended && is_partner(state))
            .map(|(position, _)| position)
            .collect()
    }

    /// The registry after a change that adds states to the partners that a claim counts, and takes
    /// others away.
    pub(crate) fn changed(&self, claim: usize, add: &[usize], take_away: &[usize]) -> Self {
        let view = self.views[self.claims[claim].view];
        let mut changed = self.clone();
        // What the claims state stays as it was.
        for (of, claim) in changed.claims.iter_mut().zip(&self.claims) {
            of.stated = Some(self.stated(claim));
        }
        let tier = usize::from(view.tier == Some(Tier::Upper));
        for state in add {
            changed.states[*state].ties[tier] = Some(true);
        }
        let counted: &[usize] = match view.tier {
            None | Some(Tier::Lower) => &[0, 1],
            Some(Tier::ExactLower) => &[0],
            Some(Tier::Upper) => &[1],
        };
        for state in take_away {
            for tier in counted {
                let tie = &mut changed.states[*state].ties[*tier];
                *tie = tie.filter(|by_article| view.is_own_source && !by_article);
            }
        }
        changed
    }

    pub(crate) fn is_asked(&self, asks: &Asks, state: usize) -> bool {
        let Some(asked) = self.states.get(state).filter(|it| !it.has_ended) else {
            return false;
        };
        let role = |organisation: usize| asked.roles[organisation];
        let is_full = |organisation| role(organisation).is_some_and(|it| FULL.contains(&it));
        match asks {
            Asks::All => true,
            Asks::In(one) => is_full(*one),
            Asks::InAnyRole(one) => role(*one).is_some(),
            Asks::InRole(one, named) => role(*one) == Some(named),
            Asks::NotInRole(one, named) => role(*one) != Some(named),
            Asks::NotIn(one) => !is_full(*one),
            Asks::InAndNotIn(one, other) => is_full(*one) && !is_full(*other),
            Asks::Among(states) => states.contains(&state),
        }
    }

    fn count(&self, asks: &Asks, partners: &BTreeSet<usize>) -> i32 {
        let asked = partners.iter().filter(|state| self.is_asked(asks, **state));
        i32::try_from(asked.count()).unwrap()
    }

    /// The number that a claim states.
    fn stated(&self, claim: &SmallClaim) -> i32 {
        if let Some(stated) = claim.stated {
            return stated;
        }
        let counted = self.count(&claim.asks, &self.partners(self.views[claim.view]));
        match claim.says {
            Says::Is(more) | Says::AtLeast(more) | Says::AtMost(more) => (counted + more).max(0),
            Says::Every => counted,
        }
    }

    /// Whether a claim is true if these were the partners.
    pub(crate) fn is_true(&self, claim: usize, partners: &BTreeSet<usize>) -> bool {
        let of = &self.claims[claim];
        if self.is_every(claim) {
            let mut asked = (0..self.states.len()).filter(|it| self.is_asked(&of.asks, *it));
            return asked.all(|state| partners.contains(&state));
        }
        let (counted, stated) = (self.count(&of.asks, partners), self.stated(of));
        match of.says {
            Says::Is(_) => counted == stated,
            Says::AtLeast(_) | Says::Every => counted >= stated,
            Says::AtMost(_) => counted <= stated,
        }
    }

    /// The registry as text.
    pub(crate) fn yaml(&self) -> String {
        let states = STATES.iter().take(self.states.len());
        let mut partnerships = Vec::new();
        for (state, id) in self.states.iter().zip(STATES) {
            for (tie, tier) in state.ties.iter().zip(["lower", "upper"]) {
                let Some(by_article) = tie else { continue };
                let source = if *by_article { "article" } else { "other" };
                partnerships.push(format!(
                    "parties: [AZE, {id}], tier: {tier}, evidence: [{{source: {source}}}]"
                ));
            }
        }
        let organisations = ORGANISATIONS.iter().enumerate().map(|(position, id)| {
            let members: Vec<String> = self
                .states
                .iter()
                .zip(STATES)
                .filter_map(|(state, id)| {
                    let role = state.roles[position]?;
                    Some(format!("state: {id}, role: {role}"))
                })
                .collect();
            organisation(id, &members)
        });
        let claims = (0..self.claims.len()).map(|claim| self.claim_yaml(claim));
        let states = states.zip(&self.states).map(|(id, state)| {
            let until = if state.has_ended {
                ", until: 2010-01-01"
            } else {
                ""
            };
            format!("id: {id}{until}")
        });
        section("states", states)
            + &section("organisations", organisations)
            + &section("partnerships", partnerships)
            + &section(
                "sources",
                [source("article", "2019"), source("other", "2018")],
            )
            + &section("claims", claims)
    }

    fn claim_yaml(&self, claim: usize) -> String {
        let of = &self.claims[claim];
        let view = self.views[of.view];
        let asks = match &of.asks {
            Asks::All => None,
            Asks::In(one) => Some(format!("member-of: {}", ORGANISATIONS[*one])),
            Asks::InAnyRole(one) => Some(format!("member-of: {}/any", ORGANISATIONS[*one])),
            Asks::InRole(one, role) => Some(format!("member-of: {}/{role}", ORGANISATIONS[*one])),
            Asks::NotInRole(one, role) => {
                Some(format!("not-member-of: {}/{role}", ORGANISATIONS[*one]))
            }
            Asks::NotIn(one) => Some(format!("not-member-of: {}", ORGANISATIONS[*one])),
            Asks::InAndNotIn(one, other) => Some(format!(
                "member-of: {}, not-member-of: {}",
                ORGANISATIONS[*one], ORGANISATIONS[*other]
            )),
            Asks::Among(states) => {
                let ids: Vec<&str> = states.iter().map(|state| STATES[*state]).collect();
                Some(format!("state: [{}]", ids.join(", ")))
            }
        };
        let tier = view.tier.map(|tier| match tier {
            Tier::ExactLower => "exact-tier: lower",
            Tier::Lower => "tier: lower",
            Tier::Upper => "tier: upper",
        });
        let mut keys = vec![format!("id: {}, source: article", self.id(claim))];
        let mut selector: Vec<String> = asks.into_iter().collect();
        if self.is_every(claim) {
            keys.push("every: states".to_owned());
            keys.push(format!("are: {{{}}}", tier.unwrap()));
        } else {
            selector.extend(tier.map(str::to_owned));
            keys.push("count: partners".to_owned());
            let word = match of.says {
                Says::Is(_) => "is",
                Says::AtLeast(_) | Says::Every => "at-least",
                Says::AtMost(_) => "at-most",
            };
            keys.push(format!("{word}: {}", self.stated(of)));
        }
        if !selector.is_empty() {
            keys.push(format!("where: {{{}}}", selector.join(", ")));
        }
        if view.is_own_source {
            keys.push("scope: own-source".to_owned());
        }
        keys.join(", ")
    }
}
