### The records on the page: what a card says.

## Instruments

records-title-unknown = title not recorded
records-signed = signed { $day }
records-adopted = adopted { $day }
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
