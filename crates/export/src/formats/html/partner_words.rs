//! What is said above the table of partners, and how many there are.

use chancery_core::messages::Messages;
use chancery_core::say;

use super::head::no_partnership_on_the_day;
use super::partner_line::PartnerLine;
use crate::views::{ExportContext, alphabetical_key, count_of_actors_in};

/// Which partners are only possible because none of their pages has a date, and what would settle
/// it; none if there are no such partners.
pub(super) fn undated_words(views: &ExportContext<'_>) -> Option<String> {
    let messages = views.messages;
    let undated = views.selection.undated_partners();
    let states = undated.positions.iter();
    let mut names: Vec<&str> = states
        .map(|state| views.network.actors[*state].name)
        .collect();
    names.sort_by_key(|name| alphabetical_key(name));
    let mut publishers: Vec<&str> = undated.sources.iter().map(|it| &*it.publisher).collect();
    publishers.sort_unstable();
    publishers.dedup();
    (!names.is_empty()).then(|| {
        say!(
            messages,
            "records-partners-unattested",
            count = names.len(),
            names = messages.and(&names),
            day = views.selection.day,
            publishers = messages.and(&publishers)
        )
    })
}

/// How many there are, and of how many of them something is not known.
pub(super) fn lede(views: &ExportContext<'_>, lines: &[PartnerLine]) -> String {
    if lines.is_empty() {
        return no_partnership_on_the_day(views);
    }
    let messages = views.messages;
    let actors = actor_count(messages, lines);
    let words = selection_words(views) + &say!(messages, "records-partners-lede", actors = actors);
    let possible = lines.iter().filter(|line| !line.is_certain).count();
    let possible =
        (possible > 0).then(|| say!(messages, "records-partners-possible", count = possible));
    let undated = lines.iter().filter(|line| !line.has_start()).count();
    let undated =
        (undated > 0).then(|| say!(messages, "records-partners-undated", count = undated));
    let sentences = [Some(words), possible, undated].into_iter().flatten();
    sentences.collect::<Vec<String>>().join(" ")
}

/// What narrows the page, before a count: 'Selection (member of: European Union): '. Empty on the
/// page of a whole registry.
pub(super) fn selection_words(views: &ExportContext<'_>) -> String {
    if !views.is_part() {
        return String::new();
    }
    let filters = views.named_filters().join("; ");
    say!(views.messages, "page-selection", filters = filters) + " "
}

/// How many states and organisations there are: '12 states and 1 organisation'.
pub(super) fn actor_count<'l>(
    messages: &'static Messages,
    lines: impl IntoIterator<Item = &'l PartnerLine>,
) -> String {
    // How many of them are only possible is said beside it.
    let actors = lines.into_iter().map(|line| (line.is_state(), true));
    count_of_actors_in(messages, actors)
}

/// Whether one of them is an organisation.
pub(super) fn has_organisation(lines: &[PartnerLine]) -> bool {
    lines.iter().any(|line| !line.is_state())
}
