### Words of closed lists, and what is selected. Every output can use them.

## Closed lists of the format: what an instrument is, what it does, and who signed.

kind-treaty = treaty
kind-convention = convention
kind-charter = charter
kind-statute = statute
kind-agreement = agreement
kind-arrangement = arrangement
kind-exchange-of-notes = exchange of notes
kind-memorandum-of-understanding = memorandum of understanding
kind-memorandum = memorandum
kind-letter-of-intent = letter of intent
kind-joint-declaration = joint declaration
kind-joint-statement = joint statement
kind-joint-communique = joint communique
kind-declaration = declaration
kind-protocol = protocol
kind-action-plan = action plan
kind-road-map = road map
kind-resolution = resolution
kind-announcement = announcement
effect-establishes = establishes
effect-upgrades = upgrades
effect-reaffirms = reaffirms
effect-implements = implements
effect-terminates = terminates
effect-background = background
office-head-of-state = head of state
office-head-of-government = head of government
office-foreign-minister = foreign minister
office-other-minister = other minister
office-head-of-organisation = head of organisation
office-party-leader = party leader
office-other = other

## What is selected, behind the title or the day. $names are names, $date a day or an interval.

selected-tier = tier: { $names }
selected-exact-tier = exact tier: { $names }
selected-direction = direction: { $names }
selected-area = area: { $names }
selected-source = source: { $names }
selected-began = began: { RANGE($date) }
selected-ended = ended: { RANGE($date) }
selected-signed = signed: { RANGE($date) }
selected-in-force = in force: { RANGE($date) }
selected-terminated = terminated: { RANGE($date) }
selected-kind = kind: { $names }
selected-effect = effect: { $names }
selected-signed-by = signed by: { $names }
selected-state = state: { $names }
selected-organisation = organisation: { $names }
selected-actor = actor: { $names }
selected-member-of = member of: { $names }
selected-member-of-all = member of all: { $names }
selected-not-member-of = not member of: { $names }
selected-party-to = party to: { $names }
selected-partner-of = partner of: { $names }
selected-on = on: { RANGE($date) }
# Whose partners are meant, where it is not the subject.
selected-of = of: { $name }
selected-actor-state = state
selected-actor-organisation = organisation
any-role = any
