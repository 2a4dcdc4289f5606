### The network. $parties is states, or parties where an organisation is one of them.

picture-heading-network = Network
network-order = Partners in order of tier, year and name.
network-years = Year: when the tie began at the tier drawn.
network-years-undated = Year: when the tie began at the tier drawn; the year is not known exactly for { $count } of { $all }.
network-no-year = year unknown
network-at-highest-tier = Each tie is shown and counted at the highest of its tiers, the certain ones first.
network-beside-the-ladder = Tiers without rank are drawn and counted beside it.
network-dashed = Dashed: possibly; the records do not decide it.
network-empty-square = An empty square: possibly; the records do not decide it.
network-boxes-of-organisations = The boxes of organisations have another shape: { $names }.
network-elsewhere = Listed in another direction as well, by another partnership: { $names }.
network-possibly-in = { $name } ({ $direction }, possibly)
network-several-directions =
    { $parties ->
        [parties] A party with ties in several directions stands in that of its highest tie.
       *[states] A state with ties in several directions stands in that of its highest tie.
    }
network-without-badge = Organisations without a badge: { $names }.
network-ties-drawn =
    { $drawn } of { $all } ties drawn; { $missing ->
        [one] { $missing } tie
       *[other] { $missing } ties
    } not drawn.
network-those-with-most-ties = Those with the most ties: { $names }.
network-states-left-out = States without a drawn tie are left out: { $count }.
network-rule = For each state, only the ties to the two states with which it shares the most partners are drawn. Equal ties are drawn together, up to three for a state, or left out together.
network-rule-of-tiers = All ties at the highest tier are drawn, and for each state the ties to the two states with which it shares the most partners. Equal ties are drawn together, up to three for a state, or left out together.
network-rule-of-highest = The ties at the highest tiers are drawn first and, at the same tier, those between states that share the most partners. Ties that are equal in both are drawn or left out together.
network-one-of-many-parties = One partnership has more than two parties: its { $parties } form { $ties }.
network-some-of-many-parties = { $count } partnerships have more than two parties: the { $parties } of the largest form { $ties }.
network-between = Not drawn: { $ties } between two partners.
network-between-joint =
    { $parties ->
        [parties] Not drawn: { $ties } between two partners, from partnerships of several parties with { $name }.
       *[states] Not drawn: { $ties } between two partners, from partnerships of several states with { $name }.
    }
network-between-some-joint =
    { $parties ->
        [parties] Not drawn: { $ties } between two partners, { $joint } of them from partnerships of several parties with { $name }.
       *[states] Not drawn: { $ties } between two partners, { $joint } of them from partnerships of several states with { $name }.
    }
network-continued = { $name }, continued

## A tie, on pointing

network-tie-unknown-tier = tier unknown
network-tie-possibly = possibly { $tie }
network-tie-named = { $tie } (“{ $name }”)
network-tie-since = { $tie }, since { NOTATION($since) }

## The badges of organisations

network-badge-possible = { $words }, { $possible } (?)
network-possible = { $count } possibly
network-possible-as = { $count } possibly, as { $role }
network-possible-some-as = { $count } possibly, { $roles }
network-of-them-as = { $count } of them as { $role }
network-others-as = { $count } as { $role }
network-plural-role-associate = { $count ->
        [one] associate
       *[other] associates
    }
network-plural-role-candidate = { $count ->
        [one] candidate
       *[other] candidates
    }
network-plural-role-partner = { $count ->
        [one] partner
       *[other] partners
    }
network-plural-role-observer = { $count ->
        [one] observer
       *[other] observers
    }
belongs-as = { $organisation } as { $roles }
belongs-possibly = { $organisation } possibly
belongs-possibly-as = { $organisation } possibly as { $roles }

## The table of many states, and its bars

network-most-ties =
    { $parties ->
        [parties] The { $count } parties with the most ties, of { $all }
       *[states] The { $count } states with the most ties, of { $all }
    }
network-bars = Bars: with how many others each has a tie; of equals, the first by name.
network-bars-doubtful = Bars: with how many others each has a tie; of equals, the first by name. The light part of a bar and the higher number are possible; the records do not decide it.
network-square =
    { $parties ->
        [parties] A square is the tie between the party of its row and that of its column, and is the larger the higher its tier. The number behind a row is that of all its ties.
       *[states] A square is the tie between the state of its row and that of its column, and is the larger the higher its tier. The number behind a row is that of all its ties.
    }
network-blocs =
    { $parties ->
        [parties] Parties with ties to the same others stand together; a tie at a higher tier counts more.
       *[states] States with ties to the same others stand together; a tie at a higher tier counts more.
    }
network-blocs-in-directions =
    { $parties ->
        [parties] In each direction, parties with ties to the same others stand together; a tie at a higher tier counts more.
       *[states] In each direction, states with ties to the same others stand together; a tie at a higher tier counts more.
    }
network-rows-left-out =
    { $parties ->
        [parties] Drawn as rows are the { $rows } parties with the most ties, and of equals those whose id is first; { $missing } are not drawn, so that { $drawn } of { $all } ties are.
       *[states] Drawn as rows are the { $rows } states with the most ties, and of equals those whose id is first; { $missing } are not drawn, so that { $drawn } of { $all } ties are.
    }

## On a phone

network-phone-names = Below each name: with whom a tie is drawn. (?): possibly; the records do not decide it.
network-phone-bars = A bar: with how many others a tie is drawn; its lighter end: possibly; the records do not decide it. With whom, the cards further below say.
