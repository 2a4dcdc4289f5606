### The charts of the timeline. $number is how many there are on $day: a number or a range.

charts-legend = Counts
charts-certainly = certainly
charts-instruments-by-year = Instruments signed, adopted or announced in each year
charts-in-force = Instruments in force on each day: { $number } on { $day }
charts-concluded = Instruments up to each day, in force or not: { $number } on { $day }
charts-partnerships = Partnerships that hold on each day: { $number } on { $day }
charts-memberships = Memberships on each day: { $number } on { $day }
charts-all-memberships = Memberships on each day, in all { $count } organisations: { $number } on { $day }
charts-members = Members on each day
charts-members-of-each = Members of each organisation on each day
# $by: all, or certain where some members are only possible.
charts-members-of-largest =
    { $by ->
        [certain] Members on each day, of the { $count } organisations with the most certain members on one day
       *[all] Members on each day, of the { $count } organisations with the most members on one day
    }
charts-members-on = Members on { $day }: { $counts }.
charts-count-all-rows =
    { $count ->
        [one] The chart counts
       *[other] The charts count
    } what is on all rows, drawn or not.
charts-without-bar =
    { $count ->
        [one] { $count } instrument
       *[other] { $count } instruments
    } whose years are not known, or doubted, in no bar.
charts-who-is-counted = Counted as members on a day: those recorded as member or participant, each once in an organisation; observers and others are not counted.
charts-curves = Curves: solid what is certain, dashed what is possible; the records do not decide what is between them.
charts-certain-by-source =
    { $count ->
        [one] { $count } membership of unknown beginning is certain only from the day on which a source has it: there the numbers rise.
       *[other] { $count } memberships of unknown beginning are certain only from the day on which a source has them: there the numbers rise.
    }
charts-without-curve =
    { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    } without a curve of their own: { $by ->
        [certain] those whose highest number of certain members was lower, though more may be possible; of equals, those with fewer possible ones, and then those later in the alphabet
       *[all] those whose highest number of members was lower; of equals, those later in the alphabet
    }. All are in the first chart.
