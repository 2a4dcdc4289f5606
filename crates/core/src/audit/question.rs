//! A claim as a question to the network.

use super::Element;
use super::asked::{asks_partner, is_of_partners, is_of_ties, said_of};
use super::form::form_faults;
use super::made::Made;
use super::verdict_periods::turning_days;
use super::{beginnings, rank};
use crate::date::{Date, Day, Truth};
use crate::model::{Claim, ClaimNoun, Scope, Selector};
use crate::network::{
    ActorIndex, InstrumentIndex, Network, OrganisationIndex, PartnershipIndex, SourceIndex,
};
use crate::select::Selection;

/// A claim's population and what it says of it, in a form that can be asked of any day.
#[derive(Clone)]
pub struct ClaimQuery<'n, 'r> {
    /// The network.
    pub network: &'n Network<'r>,
    /// The claim.
    pub claim: &'n Claim,
    /// What is counted.
    pub noun: ClaimNoun,
    /// The actor whose partners are meant: the claim's own `of`, otherwise the subject. None if
    /// nobody says whose, or if no record names that actor.
    pub of: Option<ActorIndex>,
    /// The days on which the claim may have been made.
    pub made: Made,
    /// Whether it is asked of the days on which the claim may have been made, and not of any.
    pub is_of_its_days: bool,
    /// Which of them are meant.
    pub population: Selector,
    /// What is said of them, if the form says something.
    pub are: Option<Selector>,
    /// The source to which counted records are narrowed.
    pub cited: Option<&'n str>,
}

impl<'n, 'r> ClaimQuery<'n, 'r> {
    /// The question of a claim; none if the claim is malformed. `day` replaces the day of a claim
    /// that gives none.
    #[must_use]
    pub fn new(network: &'n Network<'r>, claim: &'n Claim, day: Option<Day>) -> Option<Self> {
        let (_, noun) = claim.form()?;
        if !form_faults(claim).is_empty() {
            return None;
        }
        let says_something = claim.every.is_some() || claim.most.is_some() || claim.share.is_some();
        let published = || network.source(&claim.source)?.published;
        let date = claim.as_of.or(day.map(Date::from)).or_else(published);
        let made = Made::new(date, network.as_of());
        // Its own day says the same as no day.
        let asked = |selector: &Option<Selector>| {
            let mut selector = selector.clone().unwrap_or_default();
            selector.on = selector.on.filter(|on| made.single_day() != Some(*on));
            selector
        };
        Some(ClaimQuery {
            network,
            claim,
            noun,
            of: match &claim.of {
                Some(of) => network.actor_position(of),
                None => network.subject,
            },
            made,
            is_of_its_days: true,
            population: asked(&claim.selection),
            are: says_something.then(|| said_of(noun, &claim.selection, asked(&claim.are))),
            cited: (claim.scope == Some(Scope::OwnSource)).then_some(&*claim.source),
        })
    }

    /// Whether it is asked of actors whether they are partners.
    #[must_use]
    pub fn asks_partner(&self) -> bool {
        asks_partner(self.noun, self.are.as_ref())
    }

    /// The actors that are left out of the population since it is asked who is a partner of theirs:
    /// the one whose partners are meant, and the only one of whom it is said that they are partners.
    /// Where several are named, each of them may be a partner of another one.
    #[must_use]
    pub fn left_out(&self) -> Vec<ActorIndex> {
        let of = self.of.filter(|_| self.asks_partner());
        let said_of = match self.are.as_ref().map(|are| are.partner_of.as_slice()) {
            Some([only]) => self.network.actor_position(only),
            _ => None,
        };
        let said_of = said_of.filter(|it| Some(*it) != of);
        of.into_iter().chain(said_of).collect()
    }

    /// Whether it is asked of anybody whose partner it is: of the one whose partners are meant, or
    /// of another one that is named.
    #[must_use]
    pub fn asks_partnerships(&self) -> bool {
        self.asks_partner() || self.names_whose_partners()
    }

    /// Whether it names anybody whose partner somebody must be.
    #[must_use]
    pub fn names_whose_partners(&self) -> bool {
        let mut asked = std::iter::once(&self.population).chain(&self.are);
        asked.any(|it| !it.partner_of.is_empty())
    }

    /// Whether only partnerships or instruments are counted to which one actor is a party, since the
    /// claim names it.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        self.claim.of.is_some() && is_of_ties(self.noun)
    }

    /// The actor whose place a rank states; none if no record names it.
    #[must_use]
    pub fn ranked(&self) -> Option<ActorIndex> {
        rank::who(self)
    }

    /// Those who certainly have the same place as the one whose place a rank states, as the records
    /// are asked on a day.
    #[must_use]
    pub fn on_the_same_day(&self, day: Day) -> Vec<Element> {
        match self.claim.rank {
            Some(_) => rank::on_the_same_day(self, day),
            None => Vec::new(),
        }
    }

    /// The first day on which an element may have become one of those that a rank orders.
    #[must_use]
    pub fn may_begin_on(&self, element: Element) -> Option<Day> {
        self.claim.rank?;
        let entry = beginnings::entry(self, element.actor()?, self.made.last);
        entry.beginnings.iter().map(|it| it.first).min()
    }

    /// Whether it cannot be answered since the registry does not say whose partners are meant.
    #[must_use]
    pub fn lacks_subject(&self) -> bool {
        self.asks_partner() && self.of.is_none() && self.claim.of.is_none()
    }

    /// Whether it cannot be answered since nobody says on which day the claim was made.
    #[must_use]
    pub fn lacks_day(&self) -> bool {
        !self.made.is_known && self.depends_on_day()
    }

    /// Everything that may be of the population.
    #[must_use]
    pub fn elements(&self) -> Vec<Element> {
        let network = self.network;
        let left_out = self.left_out();
        let is_in = |element: &Element| element.actor().is_none_or(|it| !left_out.contains(&it));
        match self.noun {
            ClaimNoun::Partners | ClaimNoun::Actors => {
                let actors = network.actors.keys().map(Element::Actor);
                actors.filter(is_in).collect()
            }
            ClaimNoun::States => network.states().map(Element::Actor).filter(is_in).collect(),
            ClaimNoun::Partnerships => network.ties.keys().map(Element::Partnership).collect(),
            ClaimNoun::Instruments => network.acts.keys().map(Element::Instrument).collect(),
        }
    }

    /// Whether an element may be of the population on any day.
    pub(super) fn may_mean(&self, element: Element) -> bool {
        let meant = Selection {
            cited: self.cited,
            ..Selection::new(self.network, &self.population)
        };
        match element {
            Element::Actor(actor) if self.noun == ClaimNoun::Partners => {
                let mut partnerships = self.network.actors[actor].partnerships.iter();
                partnerships.any(|it| self.is_of_whom(*it) && meant.may_mean_partnership(*it))
            }
            Element::Partnership(position) => meant.may_mean_partnership(position),
            Element::Actor(_) | Element::Instrument(_) => true,
        }
    }

    /// Whether the answers for an actor may depend on a partnership of its own.
    pub(super) fn may_depend_on(&self, partnership: PartnershipIndex) -> bool {
        let mut asked = [Some(&self.population), self.are.as_ref()]
            .into_iter()
            .flatten();
        let parties = &self.network.ties[partnership].parties;
        asked.any(|selector| {
            let meant = Selection {
                cited: self.cited.filter(|_| self.noun != ClaimNoun::Instruments),
                ..Selection::new(self.network, selector)
            };
            let is_asked = self.is_of_whom(partnership)
                || meant
                    .partners_of_whom()
                    .any(|whose| parties.contains(&whose));
            // Of the parties of what is counted any partnership may be asked for.
            is_asked && (is_of_ties(self.noun) || meant.may_mean_partnership(partnership))
        })
    }

    /// Whether a partnership is one of the actor whose partners are meant, where it is known who
    /// that is.
    fn is_of_whom(&self, partnership: PartnershipIndex) -> bool {
        let parties = &self.network.ties[partnership].parties;
        self.of.is_none_or(|of| parties.contains(&of))
    }

    /// Whether it is asked of an actor whether it belongs to an organisation.
    pub(super) fn asks_organisation(&self, organisation: OrganisationIndex) -> bool {
        let id = &self.network.organisation(organisation).id;
        let asked = [Some(&self.population), self.are.as_ref()]
            .into_iter()
            .flatten();
        let mut tests = asked.flat_map(|it| it.membership_tests());
        tests.any(|test| test.organisation == *id)
    }

    /// The instruments of which it is asked whether an actor takes part in them.
    pub(super) fn asked_treaties(&self) -> impl Iterator<Item = InstrumentIndex> {
        let asked = std::iter::once(&self.population).chain(&self.are);
        let ids = asked.flat_map(|it| &it.party_to);
        ids.filter_map(|id| self.network.records.instrument_position(id))
    }

    /// Whether a field of instruments is asked of the population, or said of it.
    pub(super) fn asks_instruments(&self) -> bool {
        let mut asked = [Some(&self.population), self.are.as_ref()]
            .into_iter()
            .flatten();
        self.noun == ClaimNoun::Instruments || asked.any(Selector::asks_instruments)
    }

    /// The days on which the claim may have been made and between which the answers for an element
    /// may change, in order: the first, and those on which they turn.
    #[must_use]
    pub fn days_of(&self, element: Element) -> Vec<Day> {
        let Made { first, last, .. } = self.made;
        let turning = turning_days(self, element, first, last);
        std::iter::once(first).chain(turning).collect()
    }

    /// Whether an element is of the population on a day, and whether what is said is true of it
    /// if it is of the population: yes where nothing is said. Of a rank, whether it had become one
    /// by then, and whether it did so before the one whose place is stated.
    #[must_use]
    pub fn answer(&self, element: Element, day: Day) -> (Truth, Truth) {
        if self.claim.rank.is_some() {
            return rank::answer(self, element, day);
        }
        let inside = self.is_meant(element, &self.population, day);
        let satisfies = match &self.are {
            None => Truth::Yes,
            Some(are) => match self.is_so(element, are, day) {
                Truth::Unknown if self.is_so_if_inside(element, are, day) => Truth::Yes,
                answer => answer,
            },
        };
        (inside, satisfies)
    }

    /// Whether what is said is true of an element: just what it asks, which may be memberships
    /// alone.
    fn is_so(&self, element: Element, are: &Selector, day: Day) -> Truth {
        match element {
            Element::Actor(actor) if is_of_partners(are) => self.is_partner(actor, are, day),
            Element::Actor(actor) => self.selection(are, day).actor_fields(actor),
            Element::Partnership(_) | Element::Instrument(_) => self.is_meant(element, are, day),
        }
    }

    /// Whether what is said is certainly true of an element if it is of the population: where it
    /// is unknown only whether the partnership holds by which it would be.
    fn is_so_if_inside(&self, element: Element, are: &Selector, day: Day) -> bool {
        let on = |selector: &Selector| selector.on.unwrap_or(day);
        if on(are) != on(&self.population) {
            return false;
        }
        let said = self.selection(are, day);
        let meets =
            |partnership: PartnershipIndex| said.partnership_at_any_time(partnership).is_certain();
        match (element, self.of) {
            (Element::Partnership(position), _) => {
                let parties = &self.network.ties[position].parties;
                meets(position) && said.means_a_party(parties).is_certain()
            }
            (Element::Actor(actor), Some(of))
                if self.noun == ClaimNoun::Partners && is_of_partners(are) =>
            {
                let inside = self.selection(&self.population, day).partner(of, actor);
                let mut by = inside.partnerships.iter();
                said.actor(actor).is_certain() && by.all(|it| meets(it.position))
            }
            _ => false,
        }
    }

    fn is_meant(&self, element: Element, selector: &Selector, day: Day) -> Truth {
        match element {
            Element::Actor(actor) if self.noun == ClaimNoun::Partners => {
                self.is_partner(actor, selector, day)
            }
            Element::Actor(actor) => self.selection(selector, day).actor(actor),
            Element::Partnership(position) => {
                let selection = self.selection(selector, day);
                let parties = &self.network.ties[position].parties;
                // Of an actor that exists no more, a tie of others is none.
                let of = self
                    .of
                    .filter(|_| self.claim.of.is_some() && selector.ended.is_none());
                let exists = of.map(|of| self.network.actor_exists(of, selection.day));
                selection.partnership(position)
                    & selection.means_a_party(parties)
                    & exists.unwrap_or(Truth::Yes)
            }
            Element::Instrument(position) => self.selection(selector, day).instrument(position),
        }
    }

    /// Where nobody says whose partners are meant, an actor with any such partnership is possibly
    /// one.
    fn is_partner(&self, actor: ActorIndex, selector: &Selector, day: Day) -> Truth {
        let selection = self.selection(selector, day);
        match self.of {
            Some(of) => return selection.partner(of, actor).holds,
            // No record names the actor whose partners are meant.
            None if self.claim.of.is_some() => return Truth::No,
            None => {}
        }
        let mut partnerships = self.network.actors[actor].partnerships.iter();
        let is_tied = partnerships.any(|it| selection.partnership(*it).is_possible());
        selection.actor(actor) & Truth::from(is_tied) & Truth::Unknown
    }

    /// A selector of the claim on a day, which is also that on which its source spoke, where it is
    /// of its source that the day is not known. A day of the selector's own comes first.
    #[must_use]
    pub fn selection<'s>(&'s self, selector: &'s Selector, day: Day) -> Selection<'s, 'r> {
        Selection {
            day: selector.on.unwrap_or(day),
            cited: self.cited,
            said: self.source_spoke_on(day),
            ego: self.of,
            only_of_ego: self.is_of_one(),
            ..Selection::new(self.network, selector)
        }
    }

    /// The position of the claim's source, and that it spoke on a day: where its publication may
    /// lie on several days and the claim was made on one of them.
    #[must_use]
    pub fn source_spoke_on(&self, day: Day) -> Option<(SourceIndex, Day)> {
        let position = self.network.records.source_position(&self.claim.source)?;
        let source = self.network.source_at(position);
        let is_its_day = self.is_of_its_days
            && self.claim.as_of.is_none()
            && self.made.is_known
            && self.made.date == source.published
            && self.made.single_day().is_none();
        is_its_day.then_some((position, day))
    }

    /// Whether the answer depends on the day.
    #[must_use]
    pub fn depends_on_day(&self) -> bool {
        let is_fixed = |selector: &Selector| selector.on.is_some();
        !(is_fixed(&self.population) && self.are.as_ref().is_none_or(is_fixed))
    }
}
