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
charts-members-of-largest = Members on each day, of the { $count } organisations with the most members on one day
charts-members-on = Members on { $day }: { $counts }.
charts-count-all-rows = The charts count what is on all rows, drawn or not.
charts-without-bar =
    { $count ->
        [one] { $count } instrument
       *[other] { $count } instruments
    } whose years are not known, or doubted, in no bar.
charts-who-is-counted = Counted as members on a day: those recorded as member or participant, each once in an organisation; observers and others are not counted.
charts-curves = Curves: solid what is certain, dashed what is possible; the records do not decide what is between them.
charts-without-curve =
    { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    } without a curve of their own: those whose highest number of members was lower; of equals, those later in the alphabet. All are in the first chart.
