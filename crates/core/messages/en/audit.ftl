### What the audit says: verdicts, what is stated, what was counted, and the document of the audit. The
### command line has these sentences too: there dates are in digits, so no date has WHEN in English.

## Verdicts

verdict-holds = holds
verdict-contradicted = contradicted
verdict-undetermined = undetermined
audit-not-counted = not counted
audit-tally-none = no claim was counted
audit-tally =
    { $count ->
        [one] 1 claim
       *[other] { $count } claims
    }: { $holds ->
        [0] none holds
        [one] 1 holds
       *[other] { $holds } hold
    }, { $contradicted ->
        [0] none is contradicted
        [one] 1 is contradicted
       *[other] { $contradicted } are contradicted
    }, { $undetermined ->
        [0] none is undetermined
        [one] 1 is undetermined
       *[other] { $undetermined } are undetermined
    }

## What is stated

audit-stated-nothing = nothing
audit-stated-at-least = at least { $number }
audit-stated-at-most = at most { $number }
audit-stated-between = between { $least } and { $most }
audit-stated-among-first = among the first { $last }
audit-stated-all = all
audit-stated-more-than-half = more than half
audit-stated-within = within { $interval }
# An interval of the records in words, and by its two ends.
audit-interval = { RANGE($interval) }
audit-ends = { $first } to { $last }

## What was counted

audit-no-instrument = no instrument
audit-span-of-one = { $day } only
audit-span-by-day = { SHORT($first) } to { SHORT($last) }
audit-of = { $satisfies } of { $population }
audit-of-percent = { $satisfies } of { $population } ({ $percent })
audit-percent = { $percent }%
audit-percent-tenths = { $percent }.{ $tenths }%
audit-about = about { $percent }
# A place in order of time. $case: the number by which English chooses the ending.
audit-place = { $place }{ $case ->
        [1] st
        [2] nd
        [3] rd
       *[0] th
    }
audit-place-one = { $place }
audit-place-or = { $first } or { $last }
audit-place-range = { $first } to { $last }
audit-place-shared = { $places }, shared by { $count }
audit-place-or-none = { $places }, or no place
audit-no-place = no place
audit-counted = counted { $counted }
audit-records-show = the records show { $counted }
audit-difference = { $shown }, difference { $difference }

## Why there is no place. $noun: partners, or actors that join.

audit-no-place-own = no place: { $name } is the one whose partners are counted
audit-no-place-unknown = no place: no record names { $name }
audit-no-place-state = no place: { $name } is not a state, and the claim is about states
audit-no-place-nobody =
    { $noun ->
        [partners] no place: as of { $day }, nobody is a partner that the claim counts
       *[actors] no place: as of { $day }, nobody is one of those that the claim counts
    }
audit-no-place-yet =
    { $noun ->
        [partners] no place: as of { $day }, { $name } is not one of the partners that the claim counts
       *[actors] no place: as of { $day }, { $name } is not one of those that the claim counts
    }
audit-place-later = { $reason }; with { $day } as the day of the claim (as-of) it would have one

## Names

audit-list-about = it is about
audit-list-earlier = earlier
audit-list-possibly-earlier = possibly earlier
audit-list-same-day = on the same day
audit-list-true = it is true of
audit-list-possibly-true = it may be true of
audit-list-not-true = it is not true of
audit-list-possibly-not-true = it is not true of these, if the claim is about them
audit-list-counted = counted
audit-list-possibly-counted = possibly counted
audit-list-not-counted = not counted
audit-list-possibly-not-counted = possibly not counted
audit-names = { $list } ({ $count }): { $names }.
audit-names-below = { $list } ({ $count }):

## What would have to be known

audit-threshold-part = { $stated } of { $population } means { $needed }; it is certainly true of { $certain }, and may be true of { $open } more
audit-threshold-count =
    { $certain ->
        [0] none is certain
        [one] 1 is certain
       *[other] { $certain } are certain
    }, and { $open ->
        [one] 1 more is possible
       *[other] { $open } more are possible
    }; the claim holds if { $needed } of the possible ones { $case ->
        [0] counts
        [one] counts
       *[other] count
    } as well
audit-needed-none = none
audit-needed-exactly = exactly { $number }
audit-gap-field = { $words } (`{ $field }`)
audit-gap-registry = the registry
audit-gap-member = a member
audit-gap-membership = { $member } in { $organisation }
audit-gap-participant = a participant
audit-gap-participation = { $actor } in { $instrument }
audit-gap-this-claim = this claim
audit-gap-claim = the claim { $id }

## Days

audit-day-unknown = unknown
audit-day-asked = { $day } (said { $made })
audit-period-until = { $counted } until { $day }
audit-period-since = { $counted } since { $day }
audit-period-on = { $counted } on { $day }
audit-period-between = { $counted } from { $first } to { $last }
audit-more-changes = and { $count } more changes
audit-held-never = none
audit-held-always = on every day
audit-held-asked = it speaks of { $day } alone
audit-held-on-other-days = on other days it held: { $days }
audit-verdict-and-days = { $verdict }; { $days }
audit-held-since = since { $day }
audit-held-until = until { $day }
audit-held-on = on { $day }
audit-held-between = from { $first } to { $last }
audit-held-and = { $first }, and { $last }

## Other readings

audit-in-others =
    { $count ->
        [0] { $others ->
            [1] not in the other reading
           *[other] in none of the { $others } other readings
        }
       *[other] { $others ->
            [1] in the other reading
           *[other] in { $count } of the { $others } other readings
        }
    }
audit-agrees = in this reading, and { $others }
audit-others-hold = in this reading; holds { $others }
audit-others-contradicted = in this reading; contradicted { $others }, and holds in none
audit-others-undetermined = in this reading; undetermined { $others }, and holds in none
audit-verdict-in-reading = { $verdict } { $agreement }
audit-cell-holds = { $counted } (holds)
audit-cell-undetermined = { $counted } (undetermined)
audit-cell-own = { $counted }, as read above
audit-cell-itself = true of itself
audit-cell-no-record = no such record
audit-column-own-source = records that cite the source
audit-column-all = all records
audit-column-any-role = { $records }, in any role
audit-column-members = { $records }, members and participants
audit-tier-or-above = { $tiers }, or a tier that includes it
audit-tier-exactly = exactly { $tiers }
audit-tier-both = exactly { $exact }, and { $tiers } or a tier that includes it

## The document

audit-heading = What is claimed, and what the records show
audit-of-day = { $title }, as of { $day }.
audit-counted-on = Claims without a day of their own are counted on { $day }.
# $finding is what the check says of the claim, which is English in every language.
audit-why-not-counted = Not counted: `{ $id }`: { $finding }.
audit-columns = | Claim | Speaker | Day | Stated | Counted | Verdict |
audit-quoted = “{ $quote }”
audit-without-quote = { $claimed } (no quote recorded)
audit-quoted-by = “{ $quote }” ({ $speaker })
audit-claimed-by = Claimed by { $speaker }; no quote is recorded.
audit-speaker-in = { $speaker }, in { $publisher }
audit-each-claim = Claim by claim
audit-same = It counts the same records in the same way as `{ $id }`.
audit-reading = Reading: { $question }.
audit-result = Stated { $stated }, { $shown }: **{ $verdict }**.
audit-result-in-reading = Stated { $stated }, { $shown }: **{ $verdict }** { $agreement }.
audit-by-day = Counted day by day: { $periods }.
audit-expected = Expected: { $verdict }.
audit-would-decide = What would decide it: { $words }: { $records }.
audit-held = Days on which it certainly held in this reading: { $days }.
audit-other-ways = Counted in other ways
audit-id = ‘{ $id }’
audit-claim-of-id = { $said } ({ $id })

## What would reconcile claims with the records

audit-reconcile = What would reconcile them
audit-reconcile-note = The smallest changes of the records with which the claims would hold, if one was found. Claims of one source that count on the same day and at the same tier are taken together. This is arithmetic and does not say what is true.
audit-to-hold = For { $claims } to hold:
audit-to-hold-together = For { $claims } to hold together:
audit-without-search = no change was searched for that reconciles { $claims }: the search covers only claims that count partners by tier, state or membership, or that state a tier of every state
audit-exclusive = no change was searched for: { $one } and { $other } state different numbers for the same count, so they cannot both hold
audit-inexact = no change was searched for, because the records do not give one certain number for { $claims }
audit-inexact-gap = unknown for { $records }: { $words }
audit-nobody-named = no record names a state to which these claims apply, so no change was searched for
audit-search-limit = the search for a change reached its limit before it had tried any
audit-no-change =
    { $changed ->
        [partner] no change of up to { $count ->
            [one] 1 partner
           *[other] { $count } partners
        } would reconcile them, among the { $considered ->
            [one] 1 partner
           *[other] { $considered } partners
        } that the registry names and to which these claims apply
       *[state] no change of up to { $count ->
            [one] 1 state
           *[other] { $count } states
        } would reconcile them, among the { $considered ->
            [one] 1 state
           *[other] { $considered } states
        } that the registry names and to which these claims apply
    }
audit-other-changes-some =
    { $changed ->
        [partner] other changes of as many partners would also reconcile them
       *[state] other changes of as many states would also reconcile them
    }
audit-other-changes =
    { $count ->
        [one] 1 other change
       *[other] { $count } other changes
    } of as many { $changed ->
        [partner] partners
       *[state] states
    } would also reconcile them
audit-other-changes-at-least =
    at least { $count ->
        [one] 1 other change
       *[other] { $count } other changes
    } of as many { $changed ->
        [partner] partners
       *[state] states
    } would also reconcile them
audit-left-out = not considered, because their memberships are not known: { $names }
audit-considered =
    { $changed ->
        [partner] only states that the registry names, and organisations that are partners, were considered; this does not say which of them is meant
       *[state] only states that the registry names were considered; this does not say which of them is meant
    }
# $verb: add or remove. $changed: state or partner. What follows is added to it from left to right.
audit-move =
    { $verb ->
        [add] add
       *[remove] remove
    } { $changed ->
        [partner] { $count ->
            [one] 1 partner
           *[other] { $count } partners
        }
       *[state] { $count ->
            [one] 1 state
           *[other] { $count } states
        }
    }
audit-move-class =
    { $words } that { $case ->
        [one] is
       *[other] are
    } { $class }
audit-move-counted-by = counted by { $claims }
audit-move-not-counted-by = not counted by { $claims }
audit-move-names = { $words }: { $names }
audit-move-such-as = { $words }, such as { $names }
audit-move-partners =
    { $words }, { $case ->
        [one] a partner
       *[other] partners
    } by another tier or source on that day, certainly or possibly
audit-move-or-more = { $words }, or one of { $count } more
audit-move-only-others =
    { $words }; { $count ->
        [one] the registry names 1 such state that is not counted, and it is not a partner on that day at any tier or by any source
       *[other] the registry names { $count } such states that are not counted, and none of them is a partner on that day at any tier or by any source
    }
audit-move-others =
    { $words }; { $count ->
        [one] the registry names 1 other state that fits, and it is not a partner on that day at any tier or by any source
       *[other] the registry names { $count } other states that fit, and none of them is a partner on that day at any tier or by any source
    }
audit-move-and = { $first }; and { $last }
