### The words around pictures: titles, counts, notes and the source. Every picture can use them.

## Numbers. $count is the highest number, by which the plural is chosen, and $number is what is shown:
## it, or number-range.

number-range = { $certain } to { $possible }
counted-partners = { $number } { $count ->
        [one] partner
       *[other] partners
    }
counted-states = { $number } { $count ->
        [one] state
       *[other] states
    }
counted-organisations = { $number } { $count ->
        [one] organisation
       *[other] organisations
    }
counted-partnerships = { $number } { $count ->
        [one] partnership
       *[other] partnerships
    }
counted-instruments = { $number } { $count ->
        [one] instrument
       *[other] instruments
    }
counted-memberships = { $number } { $count ->
        [one] membership
       *[other] memberships
    }
counted-ties = { $number } { $count ->
        [one] tie
       *[other] ties
    }
counted-pairs-of-states = { $number } { $count ->
        [one] pair
       *[other] pairs
    } of states
counted-pairs-of-parties = { $number } { $count ->
        [one] pair
       *[other] pairs
    } of parties

## Around a picture

caption-partners-of = Partners of { $name } · { $title }
caption-partners-count = { $partners } of { $name }
caption-between-pairs = { $partnerships } between { $pairs }
caption-subtitle = { $counts }, { $day }{ $narrowing }
caption-as-of = as of { $day }
caption-before-as-of = on { $day }, according to the registry as of { $as_of }
caption-after-as-of = on { $day }; the registry is as of { $as_of }, and later changes are not recorded
later-than-registry = { $day } is later than the day of the registry, { $as_of }: changes after { $as_of } are not recorded
# Words that are a sentence by themselves.
sentence = { $words }.
# What is described, and who is meant by it.
described = { $what }: { $names }.
undecided = possibly; the records do not decide it
legend-signs = Signs
tier-unknown = Tier not known
in-no-direction = In no direction
and-more = { $names } and { $count } more
possibly-meant = { $name }, possibly

## Why nothing is shown

no-partnership-recorded = No partnership is recorded.
no-partnership-of-recorded = No partnership of { $name } is recorded.
no-partnership-selected = Partnerships are recorded, but none that is selected holds on { $day }.
no-partnership-of-selected = Partnerships of { $name } are recorded, but none that is selected holds on { $day }.
no-partnership-holds = No recorded partnership holds on { $day }.
no-partnership-of-holds = No recorded partnership of { $name } holds on { $day }.

## The source. $registry is the id of the registry, $licence an identifier of SPDX, and $source one of
## the messages before it.

source-registry = Source: registry “{ $registry }” as of { $day }
source-cited-for-partnerships =
    { $source }, which cites { $count ->
        [one] { $count } source
       *[other] { $count } sources
    } for these partnerships
source-cited-for-organisations =
    { $source }, which cites { $count ->
        [one] { $count } source
       *[other] { $count } sources
    } for these organisations
source-cited-for-memberships =
    { $source }, which cites { $count ->
        [one] { $count } source
       *[other] { $count } sources
    } for these memberships
source-cited-for-drawn =
    { $source }, which cites { $count ->
        [one] { $count } source
       *[other] { $count } sources
    } for what is drawn
source-licence = { $source }. Licence: { $licence }
source-end = { $source }.

## Memberships

role-member = member
role-participant = participant
role-associate = associate
role-candidate = candidate
role-partner = partner
role-observer = observer
role-letters-member = member
role-letters-participant = participant
role-letters-associate = assoc
role-letters-candidate = cand
role-letters-partner = ptnr
role-letters-observer = obs
counted-role-member = { $number } { $count ->
        [one] member
       *[other] members
    }
counted-role-participant = { $number } { $count ->
        [one] participant
       *[other] participants
    }
counted-role-associate = { $number } { $count ->
        [one] associate
       *[other] associates
    }
counted-role-candidate = { $number } { $count ->
        [one] candidate
       *[other] candidates
    }
counted-role-partner = { $number } { $count ->
        [one] partner
       *[other] partners
    }
counted-role-observer = { $number } { $count ->
        [one] observer
       *[other] observers
    }
