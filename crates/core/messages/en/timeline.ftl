### The timeline. $parties is states, or parties where an organisation is one of them; $share is some,
### all, or only where there is just one. Years are texts of four digits.

picture-heading-timeline = Timeline
# $what: partnerships, instruments or both.
timeline-of-one =
    { $what ->
        [partnerships] Partnerships of { $name } in time
        [instruments] Instruments of { $name } in time
       *[both] Partnerships and instruments of { $name } in time
    }
timeline-of-all =
    { $what ->
        [partnerships] { $title }: partnerships in time
        [instruments] { $title }: instruments in time
       *[both] { $title }: partnerships and instruments in time
    }
timeline-of-instruments-and-members = { $title }: instruments and memberships in time
timeline-of-members = { $title }: memberships in time
timeline-subtitle = { $instruments }; { $partnerships } { $day }{ $narrowing }
timeline-subtitle-with-others = { $instruments }; { $partnerships }, { $day }{ $narrowing }
timeline-subtitle-and-members = { $words }; { $members }
timeline-in-year = { $words }, in { $year }
timeline-in-years = { $words }, { $first } to { $last }
timeline-without-date =
    { $share ->
        [only] { $words }, without a date
        [all] { $words }, all of them without a date
       *[some] { $words }, { $count } of them without a date
    }
timeline-partnerships-of-others =
    { $parties ->
        [parties]
            { $share ->
                [only] { $partnerships }, between other parties
                [all] { $partnerships }, all of them between other parties
               *[some] { $partnerships }, { $count } of them between other parties
            }
       *[states]
            { $share ->
                [only] { $partnerships }, between other states
                [all] { $partnerships }, all of them between other states
               *[some] { $partnerships }, { $count } of them between other states
            }
    }
timeline-memberships = { $memberships } of { $actors } in { $organisations }
# $certainty: certain, where somebody certainly joined in the first year and in the last; or bounds.
timeline-memberships-joined =
    { $certainty ->
        [certain] { $words }, joined { $first } to { $last }
       *[bounds] { $words }, joined between { $first } and { $last }
    }
timeline-memberships-undated =
    { $share ->
        [doubted] { $words }, { $count } of them without a certain date
       *[undated] { $words }, { $count } of them without a date
    }

## Sections, and how many rows they have

timeline-partners = Partners
timeline-without-partnership =
    { $parties ->
        [parties] Parties without a partnership
       *[states] States without a partnership
    }
timeline-others =
    { $parties ->
        [parties] Other parties
       *[states] Other states
    }
timeline-between-others =
    { $parties ->
        [parties] Between other parties
       *[states] Between other states
    }
timeline-between-two =
    { $parties ->
        [parties] Between two parties
       *[states] Between two states
    }
timeline-between-several =
    { $parties ->
        [parties] Between several parties
       *[states] Between several states
    }
timeline-adopted = Adopted by organisations
timeline-without-party = Without a recorded party
timeline-no-party = no party
timeline-partners-and-rows = { $partners } in all; these rows: { $rows }
timeline-no-longer = { $count } no longer
timeline-not-yet = { $count } not yet
timeline-and = { $first }, and { $next }
timeline-and-without-date = { $words }, and { $count } without any date
timeline-and-without-certain-date = { $words }, and { $count } without a certain date
timeline-rows-of = { $drawn } of { $all } rows
timeline-rows-without-date =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    } without any date
timeline-rows-without-certain-date =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    } without a certain date
timeline-no-date = no date
timeline-no-date-more = no date (+{ $more })
timeline-years-behind-names = Behind a name is the year in which the first of the partnerships that hold began.

## An instrument, on pointing

timeline-day = { NOTATION($day) }
timeline-possibly-meant = possibly meant
timeline-not-yet-on = not yet on { NOTATION($day) }
timeline-replaced = { $from } is replaced by { $to }
timeline-amended = { $from } is amended by { $to }
timeline-implemented = { $from } is implemented by { $to }
timeline-more-lines = { $words }; and { $count } more such lines.

## The legend

timeline-legend-effect = Effect
timeline-legend-tier = Tier
timeline-legend-instruments = Instruments by tier
timeline-by-effect = By effect: { $counts }.
timeline-effect = { $effect } { $number }
timeline-effect-undecided = effect not recorded
timeline-names-no-tier = names no tier
timeline-one-of-these-days = one of these days
timeline-about-these-days = uncertain, or about these days
timeline-then-or-earlier = then or earlier
timeline-then-or-later = then or later
timeline-holds-at-unknown-tier = partnership holds, tier not known
timeline-possibly-holds = partnership possibly holds
timeline-possibly-selected = possibly selected
timeline-is-replaced = is replaced by
timeline-is-amended = is amended by
timeline-is-implemented = is implemented by

## Notes

timeline-nothing-selected = Nothing in the registry is selected.
timeline-no-instrument-selected = No instrument is selected
timeline-no-instrument-recorded = No instrument is recorded
timeline-no-instrument-of-selected = No instrument of { $name } is selected
timeline-no-instrument-of-recorded = No instrument of { $name } is recorded
timeline-only-partnerships = { $words }; the lines are partnerships.
timeline-instruments-left-out = { $count } of { $all } instruments not drawn for lack of space.
timeline-arrows-left-out = { $count } of { $all } arrows between instruments not drawn for lack of space.
timeline-line = A line shows when a partnership holds; its style is that of the highest tier at that time.
timeline-line-without-rank = A tier without rank has a line of its own.
timeline-start-unknown =
    Start not known in { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }: dashed as far back as the partnership may have held.
timeline-start-of = { $name } { SHORT($date) }
timeline-start-doubted = Start doubted or only approximate: { $names }; dashed as far back as the partnership may have held.
timeline-bold = In bold: rows at the highest tier of all on { $day }.
timeline-no-row-drawn = No row drawn: there is no room for all { $count }.
timeline-rows-drawn = { $drawn } of { $all } rows drawn, those with the most entries and, of these, with the most parties; { $missing } not drawn.
timeline-undated-left-out =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    } without a date not drawn.
timeline-rows-together = Rows with as many entries and parties are drawn or left out together.

## Who joined when

timeline-who-joined = Who joined when
timeline-who-joined-one = Who joined when: { $name }
timeline-short-date = { SHORT($date) }
timeline-until = until { $year }
timeline-grid = Years: when each joined and left. In bold: certainly a member on { $day }.
timeline-grid-possibly = With (?): possibly.
timeline-grid-not-drawn = Who joined when is not drawn, since there are too many members or organisations; memberships.csv of the export has it.
timeline-grid-other-roles =
    { $count ->
        [one] { $count } membership in another role is not in the grid.
       *[other] { $count } memberships in other roles are not in the grid.
    }
timeline-memberships-later =
    { $count ->
        [one] { $count } membership that began later is not drawn.
       *[other] { $count } memberships that began later are not drawn.
    }
