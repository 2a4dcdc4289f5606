//! Who takes part in instruments.

use chancery_core::date::Truth;
use chancery_core::model::{Consent, Keyword, Participant};
use chancery_core::select::SelectorNoun;

use super::actors::ACTOR_KINDS;
use super::instruments::{InstrumentRow, lines};
use crate::views::declare::{ANSWERS, answer, columns, word};
use crate::views::{ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static PARTICIPANTS: Table = Table {
    name: "participants",
    sentence: "One row for each recorded participant of an instrument.",
    noun: SelectorNoun::Instruments,
    columns: COLUMNS,
    key: &["instrument", "ordinal"],
    references: &[
        ForeignKey::new(&["instrument"], "instruments"),
        ForeignKey::new(&["actor"], "actors"),
    ],
    listed: &[
        "instrument",
        "actor_name",
        "consent",
        "consented",
        "in_force",
        "until",
        "participates",
    ],
    rows,
};

struct ParticipantLine<'l, 'v> {
    instrument: &'l InstrumentRow<'v>,
    ordinal: usize,
    record: &'v Participant,
}

impl ParticipantLine<'_, '_> {
    /// Whether the actor exists on the day and takes part by this row.
    fn participates(&self) -> Truth {
        let views = self.instrument.views;
        let position = self.instrument.selected.position;
        let actor = self.record.actor();
        let actor = actor.and_then(|id| views.network.actor_position(id));
        let exists = actor.map_or(Truth::Yes, |it| {
            views.network.actor_exists(it, views.selection.day)
        });
        exists
            & views
                .network
                .participation_holds(position, self.record, views.selection.day)
    }
}

columns! {
    line: ParticipantLine<'_, 'v>;
    Id "instrument", "The id of the instrument." => &line.instrument.record.id;
    Integer "ordinal", "The position among the participants of the instrument, from 1."
        => line.ordinal + 1;
    Id "actor", "The state or organisation that takes part." => line.record.actor();
    Text "actor_name", "The name of this state or organisation."
        => line.record.actor().map(|id| line.instrument.views.network.actor_name(id));
    Word [ACTOR_KINDS] "actor_kind", "Whether it is a state or an organisation."
        => line.record.actor().map(|id| line.instrument.views.actor_kind(id));
    Dates "signed", "When it signed, in EDTF." => line.record.signed;
    Word [Consent::NAMES] "consent", "How it consented to be bound; empty if this is not recorded."
        => word(line.record.consent);
    Dates "consented", "When it consented to be bound, in EDTF." => line.record.consented;
    Dates "in_force", "When the instrument entered into force for it, in EDTF, as recorded."
        => line.record.in_force;
    Dates "until", "The last day on which it took part, in EDTF." => line.record.until;
    Text "note", "A remark of the curator." => line.record.note.as_ref();
    Word [ANSWERS] "participates", "Whether it takes part on the day: yes, no or unknown."
        => answer(line.participates());
    Holds => line.instrument.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    Box::new(lines(views).flat_map(|instrument| -> Vec<Row<'v>> {
        let participants = instrument.record.participants.iter().enumerate();
        participants
            .map(|(ordinal, record)| {
                cells(&ParticipantLine {
                    instrument: &instrument,
                    ordinal,
                    record,
                })
            })
            .collect()
    }))
}
