### The records on the page: the table of partners, cards, memberships

## The table of partners

records-partners-of = The partners of { $name }
records-states-and-partners = The states and their partners
records-parties-and-partners = The states and organisations, and their partners
records-partners-lede = { $actors }, by name.
records-partners-possible =
    { $count ->
        [one] One of them is only possible.
       *[other] { $count } of them are only possible.
    }
records-partners-undated =
    { $count ->
        [one] The start of one is unknown.
       *[other] The start of { $count } is unknown.
    }
records-partners-unattested = { $count ->
        [one] { $names } is only possible, because no page that attests it has a date by { $day }
       *[other] { $names } are only possible, because no page that attests them has a date by { $day }
    }. The day on which the page of { $publishers } was published or read would decide it.
records-column-state = State
records-column-name = Name
records-column-tier = Tier
records-column-direction = Direction
records-column-since = Since
records-column-until = Until
records-column-belongs-to = Belongs to
records-column-instruments = Instruments
records-column-who = Who
records-column-organisation = Organisation
records-column-role = Role
records-column-treaty = Treaty
records-column-concluded = Concluded
records-column-in-force = In force
records-column-ended = Ended
records-column-take-part = Take part on the day
records-day = { CELL($day) }
records-none = none
records-not-known = not known
records-none-recorded = none recorded
records-tiers-possibly = { $tiers } (possibly)
records-tiers-further = possibly { $tiers }
records-belongs-possibly = { $organisation } (possibly)
records-belongs-possibly-as = { $organisation } ({ $role }, possibly)
records-search = Search
records-all = all
records-show-all = Show all rows
records-table-partners = Table of partners

## A card

records-card-possibly = { $tiers }, possibly
records-card-further = { $tiers }, possibly { $further }
records-card-counted = { $partnerships }: { $tiers }
records-card-tier-since = { $tier } since { GENITIVE($day) }
records-card-tier-undated = { $tier } since an unknown day
records-card-since = { $tiers }, since { GENITIVE($day) }.
records-card-first-since = { $tiers }; the first of them since { GENITIVE($day) }.
records-card-since-unknown = { $tiers }, since an unknown day.
records-card-instruments = { $instruments }.
records-card-instruments-of-year = { $instruments }, of { $year }.
records-card-instruments-of-years = { $instruments }, { $first } to { $last }.
records-card-no-partnership = No partnership is recorded here.
records-card-none-holds = No partnership holds on { $day }.
records-card-none-shown-holds = No partnership shown here holds on { $day }.
records-card-holds = { $partnerships } on { $day }.
records-card-not-selected = { $partnerships } on { $day }; not among the selected partners of { $name }.
records-card-none-with = { $partnerships } on { $day }, none with { $name }.
records-further-parties = and { $count } more, each with its parties
records-joined =
    { $count ->
        [one] Joined { $count } treaty, not as one of the first parties
       *[other] Joined { $count } treaties, not as one of the first parties
    }
records-further-participants = { $count } more, each with its participants
records-elsewhere = Elsewhere on this page: { $links }.
records-states-lede = Open a card for its records, each with the pages cited for it. Memberships are marked if no source is cited. A page that says something else is marked.
records-sources-differ = sources differ
records-attests = attests { $facts }
records-differs = differs in { $fact }
records-no-citation = No citation is recorded.
records-areas = areas: { $areas }
records-in-source-words = in the source’s words: { $words }

## Memberships

records-possibly = possibly
records-not-on = not on { $day }
records-no-source = no source is cited
records-members = Members
records-members-holding = { $holding } of { $count ->
        [one] { $count } recorded membership
       *[other] { $count } recorded memberships
    } hold on { $day }.
# $by: all, or certain where some belong to an organisation only possibly.
records-organisations-left-out =
    { $by ->
        [certain]
            { $count ->
                [one] { $count } organisation to which as many of them or fewer certainly belong is not in this table.
               *[other] { $count } organisations to which as many of them or fewer certainly belong are not in this table.
            }
       *[all]
            { $count ->
                [one] { $count } organisation with as many or fewer of them is not in this table.
               *[other] { $count } organisations with as many or fewer of them are not in this table.
            }
    }
records-table-memberships = Table of memberships
records-who-joined = Who joined when
records-joined-further = { $count } more are recorded and not listed here.
records-table-joined = Table of who joined when

## Instruments of many

records-treaties-lede =
    { $count ->
        [one] { $count } instrument with three or more parties or participants, in order of time.
       *[other] { $count } instruments with three or more parties or participants, in order of time.
    }
records-table-treaties = Table of treaties
records-treaties-open = Participants and citations of each
records-replaced-by = { $replaced }, by { $instruments }
records-others-lede = Those to which nobody with a card is a party.

## Tiers, directions, organisations and principles

records-background-lede = Those with a note or citations, and all principles.
records-heading-tier = Tier: { $name }
records-heading-direction = Direction: { $name }
records-heading-organisation = Organisation: { $name }
records-heading-principle = Principle: { $name }
records-heading-membership = { $member } in { $organisation }
records-member-unnamed = A member without a name
records-tier-includes = includes { $tiers }
records-begins-signature = begins with: signature
records-begins-entry-into-force = begins with: entry into force
records-principle-in = in { $instruments }

## Instruments

records-title-unknown = title not recorded
records-signed = signed { $day }
records-adopted = adopted { $day }
records-adopted-by = adopted by { $name }
records-adopted-by-on = adopted { $day } by { $name }
records-concluded-by = concluded by { $parties }
records-announced = announced { $day }
records-place = in { $place }
records-in-force = in force { $day }
records-ended = ended { $day }
records-effect = effect: { $effect }
records-tier = tier: { $tier }
records-in-its-words = in its words: { $words }
records-signatories-unknown = signatories are not recorded
records-unknown-party = a party that is not recorded
records-signed-in-office = for { $actor }: { $name }, { $office }
records-signed-by = for { $actor }: { $name }
records-signed-by-office = for { $actor }: the { $office }, whose name is not recorded
records-signed-by-unknown = for { $actor }: a person whose name is not recorded
