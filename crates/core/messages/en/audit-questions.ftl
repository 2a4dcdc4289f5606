### What a claim asks of the records. A population begins with its noun, and each clause is added behind
### what stands before it. $case chooses a form: of a noun its case, of a clause what it is added to
### (with: a noun; are, that-are, that-is: what is said of several or of one; class: a list of marks).

audit-noun-partners = partners
audit-noun-states = states
audit-noun-actors = actors
audit-noun-partnerships = partnerships
audit-noun-instruments = instruments
audit-name = { $name }

## The whole question

audit-question-cited =
    { $noun ->
        [instruments] { $question }; counting only instruments that cite { $source }
       *[partnerships] { $question }; counting only partnerships that cite { $source }
    }
audit-question-all =
    { $noun ->
        [instruments] { $question }; counting all instruments
       *[partnerships] { $question }; counting all partnerships
    }
audit-question-on = { $question }; on { $day }
audit-question-no-day = { $question }; on a day that is not recorded
audit-question-unknown-day = { $question }; on an unknown day ({ $interval })
audit-question-each-day = { $question }; on each day from { $first } to { $last }

## What is claimed. In $case the form of a population that has clauses of its own is 'long'.

audit-every = all { $population } { $are }
audit-most = more than half of the { $population } { $are }
audit-span = the first and the last day of the { $population }
audit-share = the share of the { $population } that { $are }
audit-number = the number of { $population }
audit-rank-of-partners = the place of { $name } among the { $population }, by the first day of the partnership
audit-rank-of-participants = the place of { $name } among the { $population }, by the first day on which they took part
audit-rank-of-members = the place of { $name } among the { $population }, by the day on which they joined
audit-is-place-of-partners = { $name } is the { $place } of the { $population }, by the first day of the partnership
audit-is-place-of-participants = { $name } is the { $place } of the { $population }, by the first day on which they took part
audit-is-place-of-members = { $name } is the { $place } of the { $population }, by the day on which they joined
audit-is-among-of-partners = { $name } is { $place } of the { $population }, by the first day of the partnership
audit-is-among-of-participants = { $name } is { $place } of the { $population }, by the first day on which they took part
audit-is-among-of-members = { $name } is { $place } of the { $population }, by the day on which they joined
audit-states-number = { $statement } is { $stated }
audit-states-days = { $statement } are { $stated }

## Clauses and what they are added to

audit-of-whom = { $words } of { $name }
audit-with-clause = { $words } { $clause }
audit-with-party = { $words } { $clause }
audit-that = { $words } { $clauses }
audit-with-instrument-clauses = { $words } { $clauses }
audit-with-instrument = { $words } with an instrument { $clauses }
audit-on-day = { $words } on { $day }
audit-other-than = { $words } other than { $names }
audit-clause-row = { $words } and { $clause }
audit-and-clause = { $words } and { $clause }
audit-by-such = { $words } by such a partnership
audit-are = are { $clauses }
audit-are-partners = are partners
audit-are-instruments = are instruments { $clauses }
audit-have-instrument = have an instrument { $clauses }
audit-meet-condition = meet the condition

## Of a partnership

audit-clause-tier = of the tier { $names } or one that includes it
audit-clause-exact-tier = of exactly the tier { $names }
audit-clause-direction = listed under { $names }
audit-clause-area = in the area { $names }
audit-clause-source =
    { $case ->
        [are] among those that cite { $names }
       *[with] that cite { $names }
    }
audit-clause-began =
    { $case ->
        [are] among those that began within { $interval }
       *[with] that began within { $interval }
    }
audit-clause-began-by = by a partnership that began within { $interval }
audit-clause-had-ended = among those that had ended
audit-clause-had-ended-by = by a partnership that had ended
audit-clause-ended =
    { $case ->
        [are] among those that ended within { $interval }
       *[with] that ended within { $interval }
    }
audit-clause-ended-by = by a partnership that ended within { $interval }
audit-clause-with-party = with { $names } as a party
audit-clause-concluded-by = concluded by { $names }
audit-clause-party = with a party { $clauses }
audit-clause-party-other = with a party other than { $name } { $clauses }

## Of an actor

audit-clause-partner-of =
    { $case ->
        [that-are] that are partners of { $names }
        [that-is] that is a partner of { $names }
       *[are] partners of { $names }
    }
audit-clause-named =
    { $case ->
        [that-are] that are { $names }
        [that-is] that is { $names }
       *[are] { $names }
    }
audit-clause-among =
    { $case ->
        [that-are] that are among { $names }
        [that-is] that is among { $names }
       *[are] among { $names }
    }
audit-actor-state =
    { $case ->
        [that-is] a state
       *[are] states
    }
audit-actor-organisation =
    { $case ->
        [that-is] an organisation
       *[are] organisations
    }
audit-clause-kinds =
    { $case ->
        [that-are] that are { $kinds }
        [that-is] that is { $kinds }
       *[are] { $kinds }
    }
audit-clause-in = in { $names }
audit-clause-in-both = in both { $first } and { $last }
audit-clause-in-all = in all of { $names }
audit-clause-not-in = not in { $name }
audit-clause-in-neither = in neither { $first } nor { $last }
audit-clause-in-none = in none of { $names }
audit-clause-taking-part = taking part in { $names }
audit-member-full = { $organisation }
audit-member-any-role = { $organisation } in any role
audit-member-as = { $organisation } as { $role }

## Of an instrument

audit-instrument-kind = of the kind { $kinds }
audit-instrument-effect = that { $effects } a partnership
audit-effect-establishes =
    { $case ->
        [several] establish
       *[one] establishes
    }
audit-effect-upgrades =
    { $case ->
        [several] upgrade
       *[one] upgrades
    }
audit-effect-reaffirms =
    { $case ->
        [several] reaffirm
       *[one] reaffirms
    }
audit-effect-implements =
    { $case ->
        [several] implement
       *[one] implements
    }
audit-effect-terminates =
    { $case ->
        [several] terminate
       *[one] terminates
    }
audit-effect-background =
    { $case ->
        [several] are background to
       *[one] is background to
    }
audit-instrument-signed = concluded within { $interval }
audit-instrument-in-force = in force on { $day }
audit-instrument-terminated = terminated within { $interval }
audit-instrument-and = { $words }, { $clause }
audit-instrument-signed-by = signed by the { $offices } of every party
