//! Who takes part in instruments.

use chancery_core::date::Truth;
use chancery_core::model::{Consent, Keyword, Participant};
use chancery_core::network::InstrumentIndex;
use chancery_core::select::{Selected, SelectorNoun};

use super::actors::ACTOR_KINDS;
use super::instruments::{InstrumentRow, lines};
use crate::views::declare::{ANSWERS, answer, columns, word};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

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

/// The instruments that are meant, whoever their parties are.
fn of_any_party<'v>(views: &ExportContext<'v>) -> Vec<InstrumentRow<'v>> {
    let (network, day) = (views.network, views.selection.moment());
    let mut selected: Vec<Selected<InstrumentIndex>> = Vec::new();
    for position in network.acts.keys() {
        let holds = views.selection.instrument_of_any_party(position)
            & network.instrument_is_past(position, day);
        if holds.is_possible() {
            selected.push(Selected { position, holds });
        }
    }
    selected.sort_by_key(|it| &network.instrument(it.position).id);
    selected
        .into_iter()
        .map(|it| InstrumentRow::new(*views, it))
        .collect()
}

struct ParticipantLine<'l, 'v> {
    instrument: &'l InstrumentRow<'v>,
    ordinal: usize,
    record: &'v Participant,
    /// Whether what is asked of actors is so of it.
    meant: Truth,
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
    Holds => line.instrument.selected.holds & line.meant;
}

/// A list that asks something of actors asks it of the participants, whoever the parties are; an
/// export has all participants of the instruments that are in it.
fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let asks_participants = !views.is_export && views.selection.selector.asks_actors();
    let instruments: Vec<InstrumentRow<'v>> = match asks_participants {
        true => of_any_party(views),
        false => lines(views).collect(),
    };
    Box::new(
        instruments
            .into_iter()
            .flat_map(move |instrument| -> Vec<Row<'v>> {
                let participants = instrument.record.participants.iter().enumerate();
                let views = instrument.views;
                let meant = |participant: &Participant| {
                    if !asks_participants {
                        return Truth::Yes;
                    }
                    let actor = participant.actor();
                    let actor = actor.and_then(|id| views.network.actor_position(id));
                    actor.map_or(Truth::No, |actor| views.selection.actor_fields(actor))
                };
                participants
                    .map(|(ordinal, record)| (ordinal, record, meant(record)))
                    .filter(|(_, _, meant)| meant.is_possible())
                    .map(|(ordinal, record, meant)| {
                        cells(
                            &ParticipantLine {
                                instrument: &instrument,
                                ordinal,
                                record,
                                meant,
                            },
                            wanted,
                        )
                    })
                    .collect()
            }),
    )
}
