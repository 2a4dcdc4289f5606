//! To which organisations a partner belongs.

use std::collections::BTreeSet;

use chancery_core::date::Truth;
use chancery_core::model::{Keyword as _, Role};
use chancery_core::network::ActorIndex;
use chancery_core::say;

use super::partner_line::PartnerLine;
use crate::views::ExportContext;

/// What the short names of organisations in the table stand for; none if there are none.
pub(super) fn short_names(views: &ExportContext<'_>, lines: &[PartnerLine]) -> Option<String> {
    let named: BTreeSet<&str> = lines
        .iter()
        .flat_map(|line| &line.named)
        .map(String::as_str)
        .collect();
    let organisations = &views.network.registry.organisations;
    let words = named.into_iter().filter_map(|id| {
        let organisation = organisations.iter().find(|it| *it.id == *id)?;
        (*organisation.name != *id).then(|| format!("{id}: {}", organisation.name))
    });
    let words: Vec<String> = words.collect();
    let (messages, words) = (views.messages, words.join("; "));
    (!words.is_empty()).then(|| say!(messages, "sentence", words = words))
}

/// The organisations of an actor on the day.
pub(super) struct Organisations {
    /// Those to which it certainly belongs as a member or a participant, by id.
    pub(super) belongs: Vec<String>,
    /// Those of which that is not decided, by id.
    pub(super) possibly: Vec<String>,
    /// All, by id.
    pub(super) named: BTreeSet<String>,
    /// The words for all.
    pub(super) words: String,
}

pub(super) fn organisations(views: &ExportContext<'_>, actor: ActorIndex) -> Organisations {
    let full = |wanted: Truth| views.organisations_of(actor, wanted, Role::is_full);
    let messages = views.messages;
    let (belongs, possibly) = (full(Truth::Yes), full(Truth::Unknown));
    let mut named = BTreeSet::new();
    let mut words = Vec::new();
    for (wanted, full) in [(Truth::Yes, &belongs), (Truth::Unknown, &possibly)] {
        let is_certain = wanted == Truth::Yes;
        for id in full {
            named.insert((*id).to_owned());
            words.push(match is_certain {
                true => (*id).to_owned(),
                false => say!(messages, "records-belongs-possibly", organisation = *id),
            });
        }
        for role in Role::OTHERS {
            for id in views.organisations_of(actor, wanted, |it| it == role) {
                named.insert(id.to_owned());
                let role = messages.word("role", role.name());
                words.push(match is_certain {
                    true => format!("{id} ({role})"),
                    false => say!(
                        messages,
                        "records-belongs-possibly-as",
                        organisation = id,
                        role = role
                    ),
                });
            }
        }
    }
    Organisations {
        belongs: belongs.into_iter().map(str::to_owned).collect(),
        possibly: possibly.into_iter().map(str::to_owned).collect(),
        named,
        words: words.join(", "),
    }
}
