### The page: its frame, the headline, the claims, the method

## Numbers

counted-sources = { $number } { $count ->
        [one] source
       *[other] sources
    }
counted-records = { $number } { $count ->
        [one] record
       *[other] records
    }
counted-citations = { $number } { $count ->
        [one] citation
       *[other] citations
    }
counted-pages = { $number } { $count ->
        [one] page
       *[other] pages
    }
counted-publishers = { $number } { $count ->
        [one] publisher
       *[other] publishers
    }
counted-tiers = { $number } { $count ->
        [one] tier
       *[other] tiers
    }
counted-directions = { $number } { $count ->
        [one] direction
       *[other] directions
    }
counted-principles = { $number } { $count ->
        [one] principle
       *[other] principles
    }

## The frame of the page

page-skip = Skip to the content
page-contents = Contents
page-link-to-figure = Link to this figure
page-source = source
page-selection = Selection ({ $filters }):
page-keyword = international relations
page-footer = The quoted words remain their authors’. Made with Chancery { $version }.
page-footer-licence = Data: { $licence }. The quoted words remain their authors’. Made with Chancery { $version }.
page-heading-claims = Claims
page-heading-partners = Partners
page-heading-memberships = Who belongs to what
page-heading-subject = The subject
page-heading-treaties = Multilateral instruments
page-heading-states = State by state
page-heading-parties = Party by party
page-heading-others = Other instruments
page-heading-background = Tiers, organisations and principles
page-heading-sources = Sources
page-heading-method = Method and data
page-heading-cite = How to cite
page-heading-figures = In figures

## The headline. $which: all, or counted (where some are not counted).

page-numbers = { $stated } stated, { $counted } counted
page-numbers-all = “All” stated, true of { $counted }
page-numbers-half = More than half stated, true of { $counted }
page-numbers-in-records = { $stated } stated, { $counted } in the records
page-numbers-no-place = { $stated } stated, { $reason }
page-headline-otherwise = { $numbers }, as one reads it here
page-headline-undecided = { $numbers }: the records do not decide it
page-headline-holds = { $numbers }: the statement holds, as it is read here
page-headline-none-decided =
    { $which ->
        [counted] The records decide none of the { $all } statements that were counted
       *[all] The records decide none of the { $all } statements
    }
page-headline-some-hold =
    { $which ->
        [counted] { $holds } of { $all } statements that were counted
       *[all] { $holds } of { $all } statements
    } { $holds ->
        [one] holds
       *[other] hold
    }, { $open } cannot be decided from the records
page-headline-all-hold =
    { $which ->
        [counted] All { $all } statements that were counted hold, as they are read here
       *[all] All { $all } statements hold, as they are read here
    }
page-headline-on = { $headline }, as of { $day }
page-share-map = Map: { $day }
page-difference-not-true = not true of { $count }
page-difference-fewer = { $count } fewer than stated
page-difference-more = { $count } more than stated
page-tally =
    { $count ->
        [one] 1 statement was compared with the records: { $verdicts }.
       *[other] { $count } statements were compared with the records: { $verdicts }.
    }
page-tally-holds =
    { $count ->
        [one] { $count } holds
       *[other] { $count } hold
    }
page-tally-contradicted =
    { $count ->
        [one] { $count } is contradicted
       *[other] { $count } are contradicted
    }
page-tally-open = { $count } cannot be decided from the records

## Below the headline

page-partners-of = { $actors } { $count ->
        [one] is recorded as a partner
       *[other] are recorded as partners
    } of { $name } on { $day }.
page-partners-of-possibly = { $actors } { $count ->
        [one] is recorded as a partner
       *[other] are recorded as partners
    } of { $name } on { $day }, and possibly { $more ->
        [one] one more
       *[other] { $more } more
    }.
page-tied = { $actors } { $count ->
        [one] is
       *[other] are
    } recorded with partnerships on { $day }.
page-tied-possibly = { $actors } { $count ->
        [one] is
       *[other] are
    } recorded with partnerships on { $day }, and possibly { $more ->
        [one] one more
       *[other] { $more } more
    }.
page-none = No recorded partnership holds on this day.
page-none-of = No recorded partnership of { $name } holds on this day.
page-one-instrument = One instrument is recorded, with the pages cited for it.
page-one-instrument-selected = One instrument is selected, with the pages cited for it.
page-instruments = { $number } { $count ->
        [one] instrument is
       *[other] instruments are
    } recorded, each with the pages cited for it.
page-instruments-selected = { $number } { $count ->
        [one] instrument is
       *[other] instruments are
    } selected, each with the pages cited for it.
page-memberships-of = { $memberships } of { $actors } in { $organisations }
page-without-partnerships = { $records } { $count ->
        [one] is
       *[other] are
    } recorded, and no partnership.
page-citation = { $title } Registry “{ $registry }”, as of { $day }. Made with Chancery { $version }.
page-citation-licence = { $citation } Licence: { $licence }.
page-counts-recorded = recorded: { $counts }
page-counts-recorded-ever = recorded, of all times: { $counts }
page-counts-selected = selected: { $counts }
page-counts-selected-ever = selected, of all times: { $counts }
page-nothing-recorded = nothing is recorded
page-nothing-selected = nothing is selected

## In figures: the words below a number

page-figure-partners =
    { $count ->
        [one] partner
       *[other] partners
    }
page-figure-states-with-partners =
    { $count ->
        [one] state with partners
       *[other] states with partners
    }
page-figure-parties-with-partners = states and organisations with partners
page-figure-possibly = and { $count } possibly
page-figure-only-tier = as only tier
page-figure-highest-certain-tier = as highest certain tier
page-figure-highest-tier = as highest tier
page-figure-parties-in =
    { $count ->
        [one] party, { $how }
       *[other] parties, { $how }
    }
page-figure-states-in =
    { $count ->
        [one] state, { $how }
       *[other] states, { $how }
    }
page-figure-beside = { $words }; { $number } more beside another tier
page-figure-in = in { $organisation }
page-figure-of-them = of them
page-figure-states =
    { $count ->
        [one] state
       *[other] states
    }
page-figure-and-possibly = { $words }, and { $count } possibly
page-further-organisations = Organisations with as many or fewer of them: { $names }. Members and participants are counted, and observers are not.

## The finding, and the claims

page-quote = “{ $quote }”
page-claim-line = { $claimed } { $who }
page-speaker-in = { $speaker }, in { $publisher }
page-said-on = { $who }, as of { $day }
page-said-on-asking = { $who }, as of { $day }; it speaks of { $asked }
page-said-on-unknown = { $who }, as of an unknown day
page-registry-reading = (the registry’s reading; no quote is recorded)
page-finding-number = The { $count } that the records show
page-finding-names = What the records show, by name
page-finding = What the records show
page-place-missing = { $place }: not in the records
page-what-was-counted = What was counted: { $question }.
page-reading-link = Reading, and what would reconcile it
page-claims-heading = What is claimed, and what the records show
page-claims-lede = Open a claim for how it is read, what was counted name by name, and what other readings give.
page-claims-not-counted =
    { $count ->
        [one] 1 more is not counted, because its record is malformed.
       *[other] { $count } more are not counted, because their records are malformed.
    }
page-claims-left-out =
    { $count ->
        [one] 1 claim is recorded but not shown here: it is about the whole registry, and this page shows a part of it.
       *[other] { $count } claims are recorded but not shown here: they are about the whole registry, and this page shows a part of it.
    }
page-claim-numbers = { $stated } stated, { $counted } counted
page-claim-reading = Reading
page-claim-periods = Day by day
page-claim-note = Note
page-claim-because = The curator’s reason
page-claim-names = Names
page-claim-in-figure = in the figure above
page-claim-same-as = the same as in { $link }
page-claim-above = a claim above
page-claim-gaps = What would decide it
page-claim-threshold = What it would take to hold
page-claim-unsearched = What would reconcile it
page-claim-held = Days on which it certainly held in this reading
page-claim-readings = Other readings
page-claim-readings-of = Other readings of claim { $number }
page-proposals = The smallest changes with which claims would hold
page-proposals-note = This is arithmetic over the records. It does not say what is true.
page-to-hold = For { $claims } to hold:
page-to-hold-together = For { $claims } to hold together:
page-to-hold-all = For { $claims } to hold (with what is claimed of all):
page-to-hold-together-all = For { $claims } to hold together (with what is claimed of all):
page-rating = { $numbers }: { $verdict }

## Pictures

page-picture = Picture: { $heading }
page-picture-is-wider = The picture is wider than the screen: scroll it sideways.
page-table-is-wider = The table is wider than the page: scroll it sideways.
page-same-as-table = The same as a table
page-same-in-words = The same in words
page-same-in-words-cited = The same in words, with the pages cited

## Sources and method. $parties: states, or parties where an organisation is one of them.

page-sources = { $pages } by { $publishers }.
page-sources-undated = { $pages } by { $publishers }; { $count ->
        [one] one of them gives no date
       *[other] { $count } of them give no date
    }.
page-sources-all = All of them, by publisher
page-source-untitled = Page without a title
page-day = { $day }
page-source-undated = undated
page-source-facts = { $publisher }, { $published }
page-source-at = { $publisher }, { $published }. { $host }
page-source-read = { $published }, read { $day }
page-tiers-lowest-first = { $tiers }, lowest first
page-tiers-without-rank = { $tiers }, without rank
page-tiers-and-without-rank = { $ranked }; and without rank { $beside }
page-method-partnerships =
    { $parties ->
        [parties] A partnership is a tie between parties as the registry records it, at one of its tiers: { $tiers }. Tiers are labels that parties give; this page does not judge them. If no start of a partnership is recorded, the partnership begins with the first instrument that establishes or upgrades it.
       *[states] A partnership is a tie between states as the registry records it, at one of its tiers: { $tiers }. Tiers are labels that states give; this page does not judge them. If no start of a partnership is recorded, the partnership begins with the first instrument that establishes or upgrades it.
    }
page-method-begins = At these tiers it begins when that instrument enters into force: { $tiers }.
page-method-fields = Other names, identifiers and what else is not shown here are in the registry and its tables.
page-method-dates = Dates are shown as recorded, and what is left out is unknown. If it is recorded which facts a page attests, and which it gives differently, its citation shows this. A count is certain if the dates decide it, and possible if they do not. Only what is recorded is counted: nobody has said that the records are complete.
page-method-claims = A claim is counted in the reading that is shown next to it. Contradicted means that the records show something else; it says nothing about who is right.
page-memberships-elsewhere =
    { $count ->
        [one] 1 membership of states or organisations other than those above is recorded but not shown.
       *[other] { $count } memberships of states or organisations other than those above are recorded but not shown.
    }
page-print-hint = On paper are the parts that are open here: open those that you want before you print.
page-print-note = What was closed when this was printed is not on this paper. The page has it.
