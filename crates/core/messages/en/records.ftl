### What records are called and what they say. The command line has these words as well: there dates
### are in digits, so that no message of this file has a date with WHEN in English.

## How a participant consented, and what an organisation is

consent-ratification = ratified
consent-acceptance = accepted
consent-approval = approved
consent-accession = acceded
consent-succession = succeeded
consent-definitive-signature = signed definitively
consented = consented
organisation-kind-intergovernmental-organisation = intergovernmental organisation
organisation-kind-dialogue-platform = dialogue platform
organisation-kind-group = group

## Names

partnership-of = { $tier } of { $parties }
partnership-named = { $tier } of { $parties }, “{ $name }”
organisation-in-a-sentence = the { $name }
instrument-of-unknown-kind = instrument
instrument-of = { $kind } of { $parties }
instrument-of-many = { $kind } of { $count } parties
instrument-dated = { $instrument }, { RANGE($day) }
source-dated = { $publisher } ({ RANGE($date) })
citation-differs = differs in { $fields }

## Beginnings and ends

start-unknown = start unknown
since = since { GENITIVE($day) }
since-derived = since { GENITIVE($day) }, derived from its instruments
until = until { RANGE($day) }
ended-unknown = ended, at an unknown time
ended-unknown-within = ended, at an unknown time: { RANGE($day) }
existed-until = { $name } existed until { GENITIVE($day) }
exists-no-more = { $name } exists no more
possibly-exists-no-more = { $name } possibly exists no more
ended-by = by { $instrument }
ended-before = the day before { $partnership } began

## Who takes part in an instrument

participant-named = { $actor } { $facts }
participant-not-named = not named
participant-signed = signed { WHEN($day) }
participant-consented = { $consent } { WHEN($day) }
participant-consented-unknown = { $consent } at an unknown time
participant-in-force = in force since { GENITIVE($day) }
participant-until = takes part until { GENITIVE($day) }
participant-took-part-until = took part until { GENITIVE($day) }
participant-from-entry = from the entry into force on, { GENITIVE($day) }
participant-undated = is recorded as a participant, without a date
participant-parties = Of the parties, { $parties }
participants-count =
    { $count ->
        [one] { $count } takes part on { $day }
       *[other] { $count } take part on { $day }
    }
participants-count-possibly =
    { $count ->
        [one] { $count } takes part on { $day }, { $possible } more possibly
       *[other] { $count } take part on { $day }, { $possible } more possibly
    }
takes-part = takes part
takes-part-not = not on the day
takes-part-not-existing = not in existence on the day
takes-part-not-ended = not on the day: the instrument has ended
takes-part-not-replaced = not on the day: another instrument has replaced this one
takes-part-not-left = takes part no more
takes-part-not-entered = not yet on the day
takes-part-possibly = may take part
takes-part-possibly-existing = may take part: existence on the day is not known
takes-part-possibly-ended = may take part: the instrument may have ended
takes-part-possibly-replaced = may take part: another instrument may have replaced this one
takes-part-possibly-left = may take part: it may have left
takes-part-possibly-later = may take part: it may have entered into force for it only after the day
takes-part-possibly-entered = may take part: no entry into force is known for it
takes-part-possibly-party = may take part: no participation is recorded

## Instruments before and after another one

relation-replaces = replaces
relation-is-replaced-by = is replaced by
relation-amends = amends
relation-is-amended-by = is amended by
relation-implements = implements
relation-is-implemented-by = is implemented by
relation-in-force = in force { SHORT($day) }
relation-entry-unknown = entry into force not recorded
replaced = replaced, not in force
replaced-since = replaced, not in force since { RANGE($day) }
replaced-between = replaced, not in force since a day between { $first } and { $last }
not-yet-replaced = not yet replaced on { $day }
possibly-replaced = on { $day } possibly replaced: { $why }
replaced-why-contradictory = the records contradict themselves about what replaces it
replaced-why-not-all = what replaces it is in force, but does not certainly bind all who took part in it
replaced-why-entry = it is not known whether what replaces it had entered into force
