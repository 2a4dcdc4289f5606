### The memberships: which partners, or which members, belong to which organisations.

picture-heading-memberships = Memberships
memberships-of-partners = Memberships of the partners of { $name }
memberships-of-all = { $title }: memberships
memberships-and =
    { $counts } and { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
memberships-by =
    { $counts } by membership in { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
memberships-some = { $words }; { $none } recorded in none of them
memberships-none-at-all = { $counts }, none of them recorded in any organisation
# $place is last, or middle where more organisations follow.
memberships-joined =
    { $place ->
        [last] { $first } and { $next }
       *[middle] { $first } and { $next }
    }
memberships-in-none = In none of these organisations
memberships-column = In { $organisations }: { $number } ({ $names }).
memberships-column-of-none = In none: { $number } ({ $names }).

## Signs

memberships-possibly-as = { $roles }, possibly; the records do not decide it
memberships-not-there = not recorded there
memberships-possibly-selected = possibly selected (?)
memberships-possibly-partner = possibly a partner (?)
memberships-possibly-member = possibly a member (?)

## Notes

memberships-note-selected = (?): possibly selected; the records do not decide it.
memberships-note-partner = (?): possibly a partner; the records do not decide it.
memberships-note-member = (?): possibly a member; the records do not decide it.
memberships-none-holds = No recorded membership holds on { $day }.
memberships-none-of-theirs = No recorded membership of theirs holds on { $day }.
memberships-each-bar = Each bar: those that belong to exactly these organisations.
memberships-each-bar-listed = Each bar: those that belong to exactly these organisations, listed under its number.
memberships-each-column = Each column: those that belong to exactly these organisations.
memberships-bold = In bold: partners at the highest tier.
memberships-too-many = There are { $count } combinations of these organisations, too many to draw who belongs where; memberships.csv of the export has it.
memberships-bars = Bars: members and participants; dashed: possible ones. Other roles are in the words alone.
# $by: all, or certain where some belong to an organisation only possibly.
memberships-left-out =
    { $by ->
        [certain] Organisations to which as many of them or fewer certainly belong, which are not drawn: { $names }.
       *[all] Organisations that have as many of them or fewer, which are not drawn: { $names }.
    }
memberships-without = Organisations without a recorded membership of theirs on the day: { $names }.
