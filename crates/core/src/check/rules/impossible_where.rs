use super::shared::support::field;
use crate::check::{Context, Report};
use crate::date::Date;
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{ActorKind, Claim, ClaimNoun, Level, MembershipTest, Section, Selector};
use crate::network::{Network, TierIndex};

pub(super) static RULE: Rule = Rule {
    name: "impossible-where",
    summary: "A claim selects by two conditions that exclude each other.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &["unmeetable-where"],
    page: include_str!("impossible-where.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    if !context.may_report_missing() {
        return;
    }
    for (index, claim) in network.registry.claims.iter().enumerate() {
        if !context.is_whole(Section::Claims, index) {
            continue;
        }
        own_partner(network, index, claim, report);
        without_place(network, index, claim, report);
        for (key, selector) in [("where", &claim.selection), ("are", &claim.are)] {
            let Some(selector) = selector else { continue };
            not_a_state(index, claim, (key, selector), report);
            let Some(conflict) = conflict(network, selector) else {
                continue;
            };
            let path = |of: &str| FieldPath::key(key).then(of);
            report
                .found(
                    Place::value(Section::Claims, index, path(conflict.keys.0)),
                    conflict.message,
                )
                .label("this condition")
                .related(
                    Place::value(Section::Claims, index, path(conflict.keys.1)),
                    "excludes this one",
                )
                .help("correct one of the two; no record can meet both");
        }
    }
}

/// Reports a claim that asks for the actor whose partners are meant among its own partners, and for
/// no other.
fn own_partner(network: &Network<'_>, index: usize, claim: &Claim, report: &mut Report) {
    let (whose, place) = match (&claim.of, &network.manifest().subject) {
        (Some(of), _) => (of, field(Section::Claims, index, "of")),
        (None, Some(subject)) => (subject, field(Section::Manifest, 0_usize, "subject")),
        (None, None) => return,
    };
    let noun = claim.form().map(|(_, noun)| noun);
    if matches!(noun, None | Some(ClaimNoun::States | ClaimNoun::Actors)) {
        return;
    }
    let named = claim.selection.as_ref().and_then(|it| {
        let keys = [("state", &it.state), ("organisation", &it.organisation)];
        let mut keys = keys.into_iter();
        keys.find(|(_, ids)| !ids.is_empty() && ids.iter().all(|id| id == whose))
    });
    let path = if let Some((key, _)) = named {
        FieldPath::key("where").then(key)
    } else if claim.who.as_ref() == Some(whose) {
        FieldPath::key("who")
    } else {
        return;
    };
    let (is, label) = match claim.of {
        Some(_) => (
            "the one whose partners are meant",
            "whose partners are meant",
        ),
        None => ("the registry's subject", "the subject"),
    };
    let (not, label_of_path) = match noun {
        Some(ClaimNoun::Partners) => ("it is not one of its own partners", "not a partner"),
        _ => ("another party must be named here", "not another party"),
    };
    report
        .found(
            Place::value(Section::Claims, index, path),
            format!("`{whose}` is {is}, so {not}"),
        )
        .label(label_of_path)
        .related(place, label)
        .help("name another one; no record can meet this condition");
}

/// Reports a claim on states that asks for organisations.
fn not_a_state(
    index: usize,
    claim: &Claim,
    (key, selector): (&'static str, &Selector),
    report: &mut Report,
) {
    let Some((form, ClaimNoun::States)) = claim.form() else {
        return;
    };
    let only_organisations = [ActorKind::Organisation];
    let asked = match selector.organisation.is_empty() {
        false => "organisation",
        true if selector.actor == only_organisations => "actor",
        true => return,
    };
    let place = |path| Place::value(Section::Claims, index, path);
    report
        .found(
            place(FieldPath::key(key).then(asked)),
            "no state is an organisation",
        )
        .label("this condition")
        .related(place(FieldPath::key(form)), "this claim counts only states")
        .help(format!(
            "write `{form}: actors` to ask about states and organisations together"
        ));
}

/// Reports a rank of somebody who is not one of those that the claim orders.
fn without_place(network: &Network<'_>, index: usize, claim: &Claim, report: &mut Report) {
    let (Some(noun), Some(who)) = (claim.rank, &claim.who) else {
        return;
    };
    let place = Place::value(Section::Claims, index, FieldPath::key("who"));
    let is_actor = network.actor_position(who).is_some();
    if noun == ClaimNoun::States && is_actor && network.state_position(who).is_none() {
        report
            .found(
                place,
                format!("`{who}` is an organisation, so it has no place among states"),
            )
            .label("not a state")
            .related(field(Section::Claims, index, "rank"), "the states")
            .help("write `rank: actors` to order states and organisations together");
        return;
    }
    let Some(asked) = &claim.selection else {
        return;
    };
    let kind = match network.state_position(who) {
        Some(_) => ActorKind::State,
        None => ActorKind::Organisation,
    };
    if is_actor && !asked.actor.is_empty() && !asked.actor.contains(&kind) {
        let path = FieldPath::key("where").then("actor");
        report
            .found(
                place,
                format!("`{who}` is not one of those to which `where` limits the claim"),
            )
            .label("not among them")
            .related(Place::value(Section::Claims, index, path), "these alone")
            .help("remove one of the two conditions");
        return;
    }
    let keys = [
        ("state", &asked.state),
        ("organisation", &asked.organisation),
    ];
    let others = keys.into_iter();
    let mut others = others.filter(|(_, ids)| !ids.is_empty() && !ids.contains(who));
    if let Some((key, _)) = others.next() {
        let path = FieldPath::key("where").then(key);
        report
            .found(
                place,
                format!("`{who}` is not one of those to which `where` limits the claim"),
            )
            .label("not among them")
            .related(Place::value(Section::Claims, index, path), "these alone")
            .help(format!("add it to `{key}`, or remove that condition"));
    }
}

/// Two fields of a selector that cannot both be met.
struct Conflict {
    keys: (&'static str, &'static str),
    message: String,
}

/// What excludes each other of what is asked of actors themselves.
fn conflicting_actors(selector: &Selector) -> Option<Conflict> {
    let asks_only = |kind: ActorKind| {
        !selector.actor.is_empty() && selector.actor.iter().all(|asked| *asked == kind)
    };
    let conflict = |one: &'static str, other: &'static str, message: String| Conflict {
        keys: (one, other),
        message,
    };
    if let (Some(state), Some(organisation)) =
        (selector.state.first(), selector.organisation.first())
    {
        let message =
            format!("nobody is both the state `{state}` and the organisation `{organisation}`");
        return Some(conflict("organisation", "state", message));
    }
    if let Some(state) = selector
        .state
        .first()
        .filter(|_| asks_only(ActorKind::Organisation))
    {
        let message = format!("`{state}` is a state, not an organisation");
        return Some(conflict("actor", "state", message));
    }
    let organisation = selector.organisation.first();
    if let Some(organisation) = organisation.filter(|_| asks_only(ActorKind::State)) {
        let message = format!("`{organisation}` is an organisation, not a state");
        return Some(conflict("actor", "organisation", message));
    }
    let [whose] = selector.partner_of.as_slice() else {
        return None;
    };
    let keys = [
        ("state", &selector.state),
        ("organisation", &selector.organisation),
    ];
    let mut keys = keys.into_iter();
    let (key, _) = keys.find(|(_, ids)| !ids.is_empty() && ids.iter().all(|id| id == whose))?;
    let message = format!("`{whose}` is not one of its own partners");
    Some(conflict("partner-of", key, message))
}

/// An instrument in which nobody takes part on the day that is asked for.
fn too_early(network: &Network<'_>, selector: &Selector) -> Option<Conflict> {
    let on = selector.on?;
    let treaties = selector.party_to.iter();
    let treaties = treaties.map(|id| network.records.instrument_position(id));
    let treaties: Option<Vec<_>> = treaties.collect();
    let treaties = treaties.filter(|them| !them.is_empty())?;
    let is_later =
        |day: Option<&Date>| day.is_some_and(|day| Date::from(on).is_before(day).is_certain());
    let mut all = treaties.iter().map(|it| network.instrument(*it));
    all.all(|it| is_later(it.day())).then(|| Conflict {
        keys: ("on", "party-to"),
        message: format!(
            "nobody takes part in `{}` on {on}, before it was concluded",
            selector.party_to.first().map_or("", |id| id.as_str())
        ),
    })
}

fn conflict(network: &Network<'_>, selector: &Selector) -> Option<Conflict> {
    if let Some(conflict) = conflicting_actors(selector).or_else(|| too_early(network, selector)) {
        return Some(conflict);
    }
    let denied = |test: &&MembershipTest| selector.denies(test);
    if let Some(test) = selector.member_of_all.iter().find(denied) {
        return Some(Conflict {
            keys: ("member-of-all", "not-member-of"),
            message: format!(
                "no state can be a member of `{0}` and not a member of `{0}`",
                test.organisation
            ),
        });
    }
    let is_denied =
        !selector.member_of.is_empty() && selector.member_of.iter().all(|it| denied(&it));
    if is_denied && let Some(test) = selector.member_of.first() {
        return Some(Conflict {
            keys: ("member-of", "not-member-of"),
            message: format!(
                "no state can be a member of `{0}` and not a member of `{0}`",
                test.organisation
            ),
        });
    }
    if let (Some(signed), Some(on)) = (&selector.signed, selector.on)
        && Date::from(on).is_before(signed).is_certain()
    {
        return Some(Conflict {
            keys: ("signed", "on"),
            message: format!(
                "an instrument signed in {signed} does not count on {on}, which is \
                              earlier"
            ),
        });
    }
    if let Some(conflict) = conflicting_dates(selector) {
        return Some(conflict);
    }
    let position = |id: &str| network.tier_position(id);
    let tier: Option<Vec<TierIndex>> = selector.tier.iter().map(|id| position(id)).collect();
    let exact: Option<Vec<TierIndex>> = selector.exact_tier.iter().map(|id| position(id)).collect();
    let (tier, exact) = tier.zip(exact)?;
    let meets = |own: &TierIndex| tier.iter().any(|it| network.tier_includes(*own, *it));
    if tier.is_empty() || exact.is_empty() || exact.iter().any(meets) {
        return None;
    }
    Some(Conflict {
        keys: ("exact-tier", "tier"),
        message: format!(
            "a partnership whose tier is exactly `{}` does not include the tier `{}`",
            selector.exact_tier.first()?,
            selector.tier.first()?
        ),
    })
}

/// Two dates of which the one cannot be before the other, and is.
fn conflicting_dates(selector: &Selector) -> Option<Conflict> {
    let in_force = selector.in_force.map(Date::from);
    let Selector {
        began,
        ended,
        signed,
        terminated,
        ..
    } = selector;
    let pairs = [
        (
            ("ended", ended),
            ("began", began),
            "a partnership cannot end before it begins",
        ),
        (
            ("terminated", terminated),
            ("signed", signed),
            "an instrument cannot be terminated before it is signed",
        ),
        (
            ("terminated", terminated),
            ("in-force", &in_force),
            "an instrument is not in force after it was terminated",
        ),
    ];
    let is_before = |one: &Option<Date>, other: &Option<Date>| {
        let both = one.as_ref().zip(other.as_ref());
        both.is_some_and(|(one, other)| one.is_before(other).is_certain())
    };
    let mut pairs = pairs.into_iter();
    let ((key, _), (other, _), message) = pairs.find(|(one, two, _)| is_before(one.1, two.1))?;
    Some(Conflict {
        keys: (key, other),
        message: message.to_owned(),
    })
}
