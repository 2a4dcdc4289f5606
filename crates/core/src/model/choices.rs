//! The closed lists of words that a field may hold.

use crate::fields::choice;

choice! {
    /// The form word of an instrument, whatever its binding force (UN Treaty Collection,
    /// Definitions).
    InstrumentKind {
        /// A treaty.
        Treaty = "treaty",
        /// A convention.
        Convention = "convention",
        /// A charter.
        Charter = "charter",
        /// A statute, which founds or governs a body.
        Statute = "statute",
        /// An agreement.
        Agreement = "agreement",
        /// An arrangement.
        Arrangement = "arrangement",
        /// An exchange of notes.
        ExchangeOfNotes = "exchange-of-notes",
        /// A memorandum of understanding.
        MemorandumOfUnderstanding = "memorandum-of-understanding",
        /// A memorandum.
        Memorandum = "memorandum",
        /// A letter of intent.
        LetterOfIntent = "letter-of-intent",
        /// A joint declaration.
        JointDeclaration = "joint-declaration",
        /// A joint statement.
        JointStatement = "joint-statement",
        /// A joint communiqué.
        JointCommunique = "joint-communique",
        /// A declaration.
        Declaration = "declaration",
        /// A protocol.
        Protocol = "protocol",
        /// An action plan.
        ActionPlan = "action-plan",
        /// A road map.
        RoadMap = "road-map",
        /// A resolution, adopted by an organisation.
        Resolution = "resolution",
        /// Only an announcement is known.
        Announcement = "announcement",
    }
}

choice! {
    /// What kind of actor somebody is.
    ActorKind {
        /// A state.
        State = "state",
        /// An organisation.
        Organisation = "organisation",
    }
}

choice! {
    /// What an instrument does to a partnership. Left out where the sources do not decide it.
    Effect {
        /// It begins the partnership.
        Establishes = "establishes",
        /// It raises the partnership.
        Upgrades = "upgrades",
        /// It restates the partnership.
        Reaffirms = "reaffirms",
        /// It carries the partnership out.
        Implements = "implements",
        /// It ends the partnership.
        Terminates = "terminates",
        /// It does none of these.
        Background = "background",
    }
}

choice! {
    /// With what of an instrument a partnership begins.
    Begins {
        /// With its signature, or what stands for it.
        Signature = "signature",
        /// With its entry into force.
        EntryIntoForce = "entry-into-force",
    }
}

choice! {
    /// How a state or an organisation consented to be bound (VCLT, art. 11).
    Consent {
        /// It ratified.
        Ratification = "ratification",
        /// It accepted.
        Acceptance = "acceptance",
        /// It approved.
        Approval = "approval",
        /// It acceded.
        Accession = "accession",
        /// It succeeded to a participant.
        Succession = "succession",
        /// It signed, without ratification.
        DefinitiveSignature = "definitive-signature",
    }
}

choice! {
    /// The class of office in which a person signed (VCLT, art. 7(2)).
    Office {
        /// Head of state.
        HeadOfState = "head-of-state",
        /// Head of government.
        HeadOfGovernment = "head-of-government",
        /// Foreign minister.
        ForeignMinister = "foreign-minister",
        /// Another minister.
        OtherMinister = "other-minister",
        /// Head of an organisation, such as its secretary-general or president.
        HeadOfOrganisation = "head-of-organisation",
        /// Leader of a party.
        PartyLeader = "party-leader",
        /// Any other office.
        Other = "other",
    }
}

choice! {
    /// The capacity in which a state or an organisation belongs to an organisation.
    Role {
        /// A member.
        Member = "member",
        /// A participant in a platform that has no members.
        Participant = "participant",
        /// An associate, which takes part without being a member.
        Associate = "associate",
        /// A candidate, which has applied to become a member and was accepted as one that may.
        Candidate = "candidate",
        /// A partner of the organisation, as in a dialogue or of BRICS.
        Partner = "partner",
        /// An observer.
        Observer = "observer",
    }
}

impl Role {
    /// The roles that are meant only where they are named.
    pub const OTHERS: [Role; 4] = [
        Role::Associate,
        Role::Candidate,
        Role::Partner,
        Role::Observer,
    ];

    /// Whether it is meant where an organisation is named without a role: a member or a
    /// participant.
    #[must_use]
    pub fn is_full(self) -> bool {
        matches!(self, Role::Member | Role::Participant)
    }
}

choice! {
    /// What an organisation is.
    OrganisationKind {
        /// An organisation founded by states.
        IntergovernmentalOrganisation = "intergovernmental-organisation",
        /// A meeting of states that is not an organisation.
        DialoguePlatform = "dialogue-platform",
        /// States that a source names together and that founded nothing: a region, the G7, the
        /// permanent members of the Security Council.
        Group = "group",
    }
}

choice! {
    /// Which records a claim counts.
    Scope {
        /// Those whose evidence cites the claim's own source.
        OwnSource = "own-source",
        /// All of them.
        Record = "record",
    }
}

choice! {
    /// What counting the records says of a claim.
    Verdict {
        /// The records show what the claim states.
        Holds = "holds",
        /// The records show otherwise.
        Contradicted = "contradicted",
        /// The records do not decide it.
        Undetermined = "undetermined",
    }
}

choice! {
    /// How much weight a finding has, the least first.
    Level {
        /// It is not reported.
        Off = "off",
        /// It is counted, and shown on request.
        Note = "note",
        /// It is shown.
        Warning = "warning",
        /// It is shown, and nothing is exported.
        Error = "error",
    }
}

choice! {
    /// The languages of which there is a table of messages, by their BCP 47 tags.
    Language {
        /// English.
        English = "en",
        /// Russian.
        Russian = "ru",
    }
}
