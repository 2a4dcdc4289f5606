### The diagrams for Graphviz and Mermaid.

diagrams-without-memberships = Memberships are not shown, because there are many partners.
diagrams-codes = Letters: ids. The more ties one has, the larger its circle.
diagrams-ties-by-direction = All { $count } ties, by direction
# Behind the number and the name of a direction: how many of its ties are with the direction of
# another number.
diagrams-within = { $count } within
diagrams-with = { $count } with { $other }
# Behind the name of a group.
diagrams-continued = , continued
diagrams-in-full = In full: { $name }

## What lines look like

diagrams-line = Line
diagrams-thin-line = Thin line
diagrams-thick-line = Thick line
diagrams-thicker-line = Thicker line
diagrams-thickest-line = Thickest line
diagrams-line-of = Line { $place } of { $count }, from thin to thick
diagrams-line-of-width = Line of { $whole }.{ $tenths } pt
diagrams-double-line = Double line
diagrams-dotted-line = Dotted line
diagrams-dotted-lines = { $count } dotted lines
diagrams-dots-and-dashes = Line of dots and dashes
diagrams-dot-and-dashes = Line of a dot and { $count } dashes in turn
