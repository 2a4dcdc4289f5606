//! Memberships in time, of a registry without partnerships: how many members each organisation has
//! on each day, and who joined when.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chancery_core::date::Day;
use chancery_core::messages::{MessageId, Messages};
use chancery_core::network::{ActorIndex, MembershipIndex, OrganisationIndex};
use chancery_core::{message, say};

use super::super::frame::{LEFT, WIDTH, area, bold, plain};
use super::super::{Canvas, Paint, text_width};
use super::TimelineScene;
use super::charts::{Chart, Frame, columns, top_of};
use super::joined::{certain_by_source, days_of_joining, joined_words};
use super::overview::{of_days, range};
use super::rows::known_days;
use crate::views::{
    Band, ExportContext, alphabetical_key, count_of_actors_in, counted_exactly, source_count,
    source_line,
};

/// The most organisations that have a curve of their own.
const MOST_CURVES: usize = 6;
/// The height of the chart of their curves.
const HEIGHT: f64 = 230.0;
const SIZE: f64 = 12.0;
/// What two labels at the ends of curves are apart.
const APART: f64 = 16.0;
/// The least room for labels at the right and the most, and what is between them and the curves.
const LABELS: (f64, f64) = (250.0, 360.0);
const BEFORE_LABEL: f64 = 22.0;

/// The memberships of a registry without partnerships.
pub(super) struct MembersInTime {
    /// Those that did not begin after the day.
    pub(super) memberships: Vec<MembershipIndex>,
    /// How many began later.
    later: usize,
    /// The organisations, those that had the most members on one day first.
    pub(super) organisations: Vec<OrganisationInTime>,
    /// All memberships together.
    pub(super) all: Chart,
}

/// An organisation, and how many members it has on each day.
pub(super) struct OrganisationInTime {
    pub(super) position: OrganisationIndex,
    pub(super) name: String,
    pub(super) band: Band,
}

impl OrganisationInTime {
    /// How many members it has on the day, as it stands behind its name.
    fn count_words(&self, views: &ExportContext<'_>) -> String {
        let count = self.band.at(views.selection.day);
        format!(" · {}", range(views.messages, count))
    }
}

impl MembersInTime {
    /// The memberships, unless a registry is about partnerships; none if it has none.
    pub(super) fn new(views: &ExportContext<'_>) -> Option<Self> {
        if !views.recorded_partnerships().is_empty() {
            return None;
        }
        let memberships = views.memberships().into_iter().map(|it| it.position);
        let has_begun = |it: &MembershipIndex| {
            let since = views.network.memberships[*it].record.since;
            let earliest = since.and_then(|since| since.earliest());
            earliest.is_none_or(|it| it <= views.selection.day)
        };
        let (mut memberships, mut later): (Vec<MembershipIndex>, Vec<MembershipIndex>) =
            memberships.partition(has_begun);
        // Before the first of them there is nothing else to show.
        if memberships.is_empty() {
            memberships.append(&mut later);
        }
        let bands = views.members_in_time(&memberships).into_iter();
        let organisations = bands.map(|(position, band)| OrganisationInTime {
            position,
            name: views.organisation_name(views.network.organisation(position)),
            band,
        });
        let mut organisations: Vec<OrganisationInTime> = organisations.collect();
        let day = views.selection.day;
        organisations.sort_by_cached_key(|it| {
            let id = &views.network.organisation(it.position).id;
            let most = Reverse(it.band.highest(day));
            (most, alphabetical_key(&it.name), id)
        });
        let messages = views.messages;
        let count = organisations.len();
        let heading = |number: String, day: Day| match count {
            1 => say!(messages, "charts-memberships", number = number, day = day),
            _ => say!(
                messages,
                "charts-all-memberships",
                count = count,
                number = number,
                day = day
            ),
        };
        let band = views.memberships_in_time(&memberships);
        (!memberships.is_empty()).then(|| MembersInTime {
            all: of_days(views, band, heading),
            organisations,
            memberships,
            later: later.len(),
        })
    }

    /// The days that are known of them.
    pub(super) fn days<'s>(
        &'s self,
        views: &'s ExportContext<'s>,
    ) -> impl Iterator<Item = Day> + 's {
        let memberships = self.memberships.iter();
        let dates = memberships.flat_map(|position| {
            let membership = &views.network.memberships[*position];
            let record = membership.record;
            let organisation = views.network.organisation(membership.organisation);
            [record.until.as_ref(), organisation.since.as_ref()]
        });
        let joined = self.memberships.iter();
        let joined = joined.flat_map(|it| days_of_joining(views, *it));
        dates.flatten().flat_map(known_days).chain(joined)
    }

    /// Those with a curve of their own.
    pub(super) fn curves(&self) -> &[OrganisationInTime] {
        &self.organisations[..self.organisations.len().min(MOST_CURVES)]
    }

    /// By which numbers the organisations with a curve are chosen: by those of certain members, where
    /// some of any organisation are only possible.
    fn rank_words(&self) -> &'static str {
        let mut all = self.organisations.iter();
        let is_doubtful = all.any(|it| {
            let mut steps = it.band.steps().iter();
            steps.any(|step| step.certain < step.possible)
        });
        if is_doubtful { "certain" } else { "all" }
    }

    /// The room that the labels of the curves need at the right, in pixels.
    pub(super) fn label_room(&self, views: &ExportContext<'_>) -> f64 {
        let curves = self.curves().iter();
        let labels = curves.map(|it| format!("{}{}", it.name, it.count_words(views)));
        let widths = labels.map(|it| text_width(&it, SIZE, false));
        (widths.fold(0.0, f64::max) + BEFORE_LABEL + 4.0).clamp(LABELS.0, LABELS.1)
    }

    /// The chart of all of them, where there are several organisations.
    pub(super) fn together(&self) -> Option<&Chart> {
        (self.organisations.len() > 1).then_some(&self.all)
    }

    /// Draws everything from a height on, and gives the height below.
    pub(super) fn draw(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, top: f64) -> f64 {
        let mut y = top + 10.0;
        if let Some(all) = self.together() {
            y = all.draw(canvas, &scene.inks, &scene.axis, y) + 8.0;
        }
        y = self.draw_curves(canvas, scene, y);
        super::member_grid::draw(self, canvas, scene, y + 6.0)
    }

    /// What the curves are of.
    pub(super) fn curves_heading(&self, messages: &Messages) -> String {
        match self.organisations.len() {
            1 => say!(messages, "charts-members"),
            count if count > MOST_CURVES => {
                say!(
                    messages,
                    "charts-members-of-largest",
                    count = MOST_CURVES,
                    by = self.rank_words()
                )
            }
            _ => say!(messages, "charts-members-of-each"),
        }
    }

    fn draw_curves(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, top: f64) -> f64 {
        let room = area(LEFT, top + 4.0, WIDTH - 2.0 * LEFT, 18.0);
        let set = bold(SIZE, &scene.inks.ink);
        let heading = self.curves_heading(scene.views.messages);
        canvas.text_within(&heading, room, top + 17.0, set);
        let (upper, lower) = (top + 34.0, top + 34.0 + HEIGHT);
        let ends = self.draw_curves_between(canvas, scene, (upper, lower), SIZE);
        self.draw_labels(canvas, scene, ends, (upper, lower));
        lower + 27.0
    }

    /// Draws the curves between two heights, and the years below, in words of a size, and gives for
    /// each curve its place, its colour and where it ends.
    pub(super) fn draw_curves_between(
        &self,
        canvas: &mut Canvas,
        scene: &TimelineScene<'_>,
        (upper, lower): (f64, f64),
        size: f64,
    ) -> Vec<(usize, String, f64, f64)> {
        let day = scene.views.selection.day;
        let most = self.curves().iter().map(|it| it.band.highest(day).1);
        let most = most.max().unwrap_or_default().max(1);
        let frame = Frame {
            axis: &scene.axis,
            base: lower,
            unit: (lower - upper) / top_of(most) as f64,
            size,
        };
        frame.rules(canvas, &scene.inks, most);
        let mut ends: Vec<(usize, String, f64, f64)> = Vec::new();
        for (place, organisation) in self.curves().iter().enumerate() {
            let record = scene.views.network.organisation(organisation.position);
            let colour_place = scene.views.organisation_place(record);
            let colour_at =
                |place: usize| scene.style.badge(place, record).colour.light.to_string();
            let own = colour_at(colour_place);
            // Of many organisations some share a colour, but no two curves of one chart do.
            let others = (colour_place..).take(MOST_CURVES).map(colour_at);
            let free = |it: &String| ends.iter().all(|(_, used, ..)| used != it);
            let colour = others.into_iter().find(free).unwrap_or(own);
            let columns = columns(&scene.axis, &organisation.band, day);
            let certain = frame.line(&columns, |it| it.certain);
            let possible = frame.line(&columns, |it| it.possible);
            if certain != possible {
                let dashed = Paint {
                    dashes: "3 3",
                    ..Paint::stroke(&colour, 1.4)
                };
                canvas.path(&possible, &organisation.name, dashed);
            }
            canvas.path(&certain, &organisation.name, Paint::stroke(&colour, 2.0));
            let last = columns
                .last()
                .map_or((scene.axis.left, 0), |it| (it.end, it.certain));
            ends.push((place, colour, last.0, frame.y(last.1)));
        }
        frame.years(canvas, &scene.inks);
        ends
    }

    /// Writes at the end of each curve what it is of, one label below the other.
    fn draw_labels(
        &self,
        canvas: &mut Canvas,
        scene: &TimelineScene<'_>,
        mut ends: Vec<(usize, String, f64, f64)>,
        (upper, lower): (f64, f64),
    ) {
        ends.sort_by(|one, other| one.3.total_cmp(&other.3).then(one.0.cmp(&other.0)));
        let mut places: Vec<f64> = Vec::new();
        for end in &ends {
            let above = places.last().map_or(f64::NEG_INFINITY, |it| it + APART);
            places.push(above.max(end.3));
        }
        // What would stand below the chart pushes the others up.
        let mut limit = lower;
        for place in places.iter_mut().rev() {
            *place = place.min(limit);
            limit = *place - APART;
        }
        for ((place, colour, x, y), at) in ends.iter().zip(places) {
            let at = at.max(upper);
            let left = scene.axis.right + BEFORE_LABEL;
            canvas.line((*x + 2.0, *y), (left - 4.0, at), Paint::stroke(colour, 1.0));
            let organisation = &self.organisations[*place];
            let count = organisation.count_words(scene.views);
            let room = area(left, at - 9.0, WIDTH - LEFT - left, APART);
            let set = plain(SIZE, &scene.inks.ink);
            canvas.marked_text_within(&organisation.name, &count, room, at + 4.0, set);
        }
    }

    /// The members, each once.
    pub(super) fn actors(&self, views: &ExportContext<'_>) -> BTreeSet<ActorIndex> {
        let memberships = self.memberships.iter();
        let members = memberships.filter_map(|it| views.network.memberships[*it].member);
        members.collect()
    }

    /// How many there are, from when to when, in words.
    pub(super) fn subtitle(&self, views: &ExportContext<'_>) -> String {
        let actors = self.actors(views);
        let states = actors
            .iter()
            .map(|it| (views.network.actors[*it].is_state(), true));
        let messages = views.messages;
        let count = |count: usize, noun: MessageId| counted_exactly(messages, count, noun);
        let words = say!(
            messages,
            "timeline-memberships",
            memberships = count(self.memberships.len(), message!("counted-memberships")),
            actors = count_of_actors_in(messages, states),
            organisations = count(self.organisations.len(), message!("counted-organisations"))
        );
        joined_words(views, &self.memberships, words)
    }

    /// What must be known to read it.
    pub(super) fn notes(&self, views: &ExportContext<'_>) -> Vec<String> {
        let messages = views.messages;
        let mut notes = vec![say!(messages, "charts-who-is-counted")];
        let day = views.selection.day;
        let doubtful = self.curves().iter().any(|it| {
            let mut steps = it.band.steps().iter().take_while(|step| step.from <= day);
            steps.any(|step| step.certain < step.possible)
        });
        if doubtful {
            notes.push(say!(messages, "charts-curves"));
        }
        let by_source = certain_by_source(views, &self.memberships);
        if by_source > 0 {
            notes.push(say!(
                messages,
                "charts-certain-by-source",
                count = by_source
            ));
        }
        if self.later > 0 {
            notes.push(say!(
                messages,
                "timeline-memberships-later",
                count = self.later
            ));
        }
        let rest = self.organisations.len() - self.curves().len();
        if rest > 0 {
            notes.push(say!(
                messages,
                "charts-without-curve",
                count = rest,
                by = self.rank_words()
            ));
        }
        notes.extend(super::member_grid::note(self, views));
        let evidence = self.memberships.iter();
        let evidence = evidence.flat_map(|it| views.network.membership_evidence(*it));
        notes.push(source_line(
            views,
            source_count(evidence),
            message!("source-cited-for-memberships"),
        ));
        notes
    }

    /// Each curve in a sentence.
    pub(super) fn description(&self, views: &ExportContext<'_>) -> String {
        let day = views.selection.day;
        let messages = views.messages;
        let number = |it: &OrganisationInTime| range(messages, it.band.at(day));
        let of = |it: &OrganisationInTime| format!("{}: {}", it.name, number(it));
        let curves: Vec<String> = self.curves().iter().map(of).collect();
        let counts = curves.join("; ");
        say!(messages, "charts-members-on", day = day, counts = counts)
    }
}
