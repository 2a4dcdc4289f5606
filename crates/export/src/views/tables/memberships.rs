//! Memberships.

use chancery_core::model::{Keyword, Role};
use chancery_core::network::{Membership, MembershipIndex};
use chancery_core::select::{Selected, SelectorNoun};

use super::actors::ACTOR_KINDS;
use super::organisations::member_name;
use crate::views::declare::{ANSWERS, answer, columns, word};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, source_count};

pub(super) static MEMBERSHIPS: Table = Table {
    name: "memberships",
    sentence: "One row for each membership of a state or an organisation in an organisation, in a \
               role, for a period; a list has those that hold on the day, an export has all.",
    noun: SelectorNoun::Memberships,
    columns: COLUMNS,
    key: &["organisation", "ordinal"],
    references: &[
        ForeignKey::new(&["organisation"], "organisations"),
        ForeignKey::new(&["member"], "actors"),
    ],
    listed: &[
        "organisation",
        "member",
        "member_name",
        "role",
        "since",
        "until",
        "on_the_day",
    ],
    rows,
};

struct MembershipRow<'v> {
    views: ExportContext<'v>,
    selected: Selected<MembershipIndex>,
    node: &'v Membership<'v>,
}

columns! {
    line: MembershipRow<'v>;
    Id "organisation", "The organisation."
        => &line.views.network.organisation(line.node.organisation).id;
    Text "organisation_name", "The name of the organisation."
        => &line.views.network.organisation(line.node.organisation).name;
    Integer "ordinal", "The position among the members of the organisation, from 1."
        => line.node.ordinal + 1;
    Id "member", "The state or the organisation that belongs."
        => line.views.member_id(line.selected.position);
    Text "member_name", "The name of the state or organisation that belongs." => member_name(line.views.network, line.selected.position);
    Word [ACTOR_KINDS] "member_kind", "Whether it is a state or an organisation." => line.member_kind();
    Word [Role::NAMES] "role", "The role." => word(line.node.record.role);
    Dates "since", "The first day, in EDTF." => line.node.record.since;
    Dates "until", "The last day, in EDTF; empty if no end is known." => line.node.record.until;
    Word [ANSWERS] "on_the_day", "Whether it holds on the day: yes, no or unknown."
        => answer(line.views.network.is_member(
            line.selected.position,
            line.views.selection.day,
        ));
    Integer "sources", "How many sources its evidence cites: its own evidence, otherwise that of \
                        the organisation."
        => source_count(line.views.network.membership_evidence(line.selected.position));
    Text "note", "A remark of the curator." => line.node.record.note.as_ref();
    Holds => line.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    let line = move |selected: Selected<MembershipIndex>| -> Row<'v> {
        cells(
            &MembershipRow {
                views,
                selected,
                node: &views.network.memberships[selected.position],
            },
            wanted,
        )
    };
    Box::new(views.memberships().into_iter().map(line))
}

impl MembershipRow<'_> {
    fn member_kind(&self) -> Option<&'static str> {
        let member = &self.views.network.actors[self.node.member?];
        Some(member.kind_name())
    }
}
