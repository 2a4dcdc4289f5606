### The map.

picture-heading-map = Map
map-partners-of = The partners of { $name } on the map
map-coloured = { $counts }, each coloured by its number of partners
map-drawn = { $words }; { $drawn } of them drawn
map-members = Members of the { $name }
map-kind-partly-drawn = { $words } ({ $count }, { $drawn } drawn)
map-kind-not-drawn = { $words } ({ $count }, not drawn)
map-other-land = Other land
map-circle = A circle: the state is too small for a shape at this scale.
map-not-labelled = Not labelled for lack of space: { $names }.
map-striped-selected-partner = Striped and (?): possibly a partner that is selected; the records do not decide it.
map-striped-selected = Striped and (?): possibly selected; the records do not decide it.
map-striped-partner = Striped and (?): possibly a partner; the records do not decide it.
map-striped-with-partner = Striped and (?): possibly with a partner; the records do not decide it.
map-with-more = Coloured by certain partners where there are any; possibly with more: { $names }.
map-possibly-more = { $words }, possibly { $more } more
map-beyond = Beyond the edge of this map: { $names }.
map-unplaced = Without a place on the map: { $names }.
map-organisations = Not on the map, since organisations have no shape: { $names }.
map-highest-tier = A partner of several tiers is shown at the highest that is certain, or if none is, at the highest possible one.
map-beside-the-ladder = Also tied at a tier without rank: { $names }.

## Who drew the shapes

map-credit = Shapes: visionscarto’s view, made from Natural Earth, 1:50 million, with Crimea and Western Sahara as the United Nations have them; capitals: GeoNames. Drawing them implies no statement on any territory, border or capital.
map-credit-own = Shapes: { $name }. Drawing them implies no statement on any territory, border or capital.
map-credit-own-and-others = Shapes: { $name }; all others: visionscarto’s view, made from Natural Earth, 1:50 million, with Crimea and Western Sahara as the United Nations have them; capitals: GeoNames. Drawing them implies no statement on any territory, border or capital.
