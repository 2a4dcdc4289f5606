//! A claim as a question to the network.

use crate::date::{Date, Day, Truth};
use crate::model::{Claim, ClaimNoun, Scope, Selector};
use crate::network::Network;
use crate::select::Selection;

/// A claim's population and what it says of it, in a form that can be asked of any day.
#[derive(Clone)]
pub struct Question<'n, 'r> {
    /// The network.
    pub network: &'n Network<'r>,
    /// The claim.
    pub claim: &'n Claim,
    /// What is counted.
    pub noun: ClaimNoun,
    /// The day of the claim.
    pub day: Day,
    /// Which of them are meant.
    pub population: Selector,
    /// What is said of them, if the form says something.
    pub are: Option<Selector>,
    /// The source to which counted records are narrowed.
    pub cited: Option<&'n str>,
}

impl<'n, 'r> Question<'n, 'r> {
    /// The question of a claim; none where no form could be read. `day` replaces the day of a
    /// claim that gives none.
    #[must_use]
    pub fn new(network: &'n Network<'r>, claim: &'n Claim, day: Option<Day>) -> Option<Self> {
        let noun = claim.count.or(claim.every).or(claim.most).or(claim.span)?;
        let says_something = claim.every.is_some() || claim.most.is_some();
        Some(Question {
            network,
            claim,
            noun,
            day: claim
                .as_of
                .or(day)
                .unwrap_or_else(|| day_of_source(network, claim)),
            population: claim.selection.clone().unwrap_or_default(),
            are: says_something.then(|| claim.are.clone().unwrap_or_default()),
            cited: (claim.scope == Some(Scope::OwnSource)).then_some(&*claim.source),
        })
    }

    /// Everything that may be of the population, as positions in the list of the noun. The
    /// subject is never counted.
    #[must_use]
    pub fn elements(&self) -> Vec<usize> {
        let network = self.network;
        match self.noun {
            ClaimNoun::Partners | ClaimNoun::States => (0..network.states.len())
                .filter(|state| Some(*state) != network.subject)
                .collect(),
            ClaimNoun::Partnerships => (0..network.ties.len()).collect(),
            ClaimNoun::Instruments => (0..network.acts.len()).collect(),
        }
    }

    /// Whether an element is of the population on a day, and whether what is said is true of it
    /// if it is of the population: yes where nothing is said.
    #[must_use]
    pub fn answer(&self, element: usize, day: Day) -> (Truth, Truth) {
        let inside = self.is_meant(element, &self.population, day);
        let so = match &self.are {
            None => Truth::Yes,
            // Of a state it is asked whether it is such a partner.
            Some(are) if self.noun == ClaimNoun::States => self.is_partner(element, are, day),
            Some(are) => match self.is_meant(element, are, day) {
                Truth::Unknown if self.is_so_if_inside(element, are, day) => Truth::Yes,
                answer => answer,
            },
        };
        (inside, so)
    }

    /// Whether what is said is certainly true of an element if it is of the population: where it
    /// is unknown only whether the partnership holds by which it would be.
    fn is_so_if_inside(&self, element: usize, are: &Selector, day: Day) -> bool {
        if are.on.is_some() || self.population.on.is_some() {
            return false;
        }
        let said = self.selection(are, day);
        let meets = |partnership: usize| said.partnership_at_any_time(partnership).is_certain();
        match (self.noun, self.network.subject) {
            (ClaimNoun::Partnerships, _) => meets(element),
            (ClaimNoun::Partners, Some(of)) => {
                let inside = self.selection(&self.population, day).partner(of, element);
                let mut by = inside.partnerships.iter();
                said.state(element).is_certain() && by.all(|it| meets(it.position))
            }
            _ => false,
        }
    }

    fn is_meant(&self, element: usize, selector: &Selector, day: Day) -> Truth {
        match self.noun {
            ClaimNoun::Partners => self.is_partner(element, selector, day),
            ClaimNoun::States => self.selection(selector, day).state(element),
            ClaimNoun::Partnerships => self.selection(selector, day).partnership(element),
            ClaimNoun::Instruments => self.selection(selector, day).instrument(element),
        }
    }

    fn is_partner(&self, state: usize, selector: &Selector, day: Day) -> Truth {
        let Some(of) = self.network.subject else {
            return Truth::Unknown;
        };
        self.selection(selector, day).partner(of, state).holds
    }

    /// A selector of the claim on a day. A day of the selector's own comes first.
    #[must_use]
    pub fn selection<'s>(&'s self, selector: &'s Selector, day: Day) -> Selection<'s, 'r> {
        Selection {
            day: selector.on.unwrap_or(day),
            cited: self.cited,
            ..Selection::new(self.network, selector)
        }
    }

    /// Whether the answer depends on the day.
    #[must_use]
    pub fn depends_on_day(&self) -> bool {
        let is_fixed = |selector: &Selector| selector.on.is_some();
        !(is_fixed(&self.population) && self.are.as_ref().is_none_or(is_fixed))
    }

    /// The id of an element.
    #[must_use]
    pub fn id(&self, element: usize) -> String {
        match self.noun {
            ClaimNoun::Partners | ClaimNoun::States => self.network.states[element].id.to_owned(),
            ClaimNoun::Partnerships => self.network.partnership(element).called().to_string(),
            ClaimNoun::Instruments => self.network.instrument(element).id.to_string(),
        }
    }

    /// The name of an element: a state's name, an instrument's title, else the id.
    #[must_use]
    pub fn name(&self, element: usize) -> String {
        match self.noun {
            ClaimNoun::Partners | ClaimNoun::States => self.network.states[element].name.to_owned(),
            ClaimNoun::Partnerships | ClaimNoun::Instruments => self.id(element),
        }
    }
}

/// The last possible day of the publication of a claim's source; without one, the registry's day.
fn day_of_source(network: &Network<'_>, claim: &Claim) -> Day {
    let published = network
        .source(&claim.source)
        .and_then(|source| source.published);
    published
        .as_ref()
        .and_then(Date::latest)
        .unwrap_or_else(|| network.as_of())
}
