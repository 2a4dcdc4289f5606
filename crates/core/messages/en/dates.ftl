### Dates. Wherever a message says $date, it is one of these. `$case` is nominative, genitive (behind
### words such as 'since') or when (with the preposition of the language).

# $month is the number of the month.
date-month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-day =
    { $case ->
        [when] on { $day } { $month } { $year }
       *[nominative] { $day } { $month } { $year }
    }
date-month =
    { $case ->
        [when] in { $month } { $year }
       *[nominative] { $month } { $year }
    }
date-year =
    { $case ->
        [when] in { $year }
       *[nominative] { $year }
    }
date-decade =
    { $case ->
        [genitive] the { $year }s
        [when] in the { $year }s
       *[nominative] { $year }s
    }
date-day-short = { $year }-{ $month }-{ $day }
date-month-short = { $year }-{ $month }
# Digits some of which are unknown: 19XX.
date-notation =
    { $case ->
        [when] in { $date }
       *[nominative] { $date }
    }
date-about = about { $date }
date-doubtful = { $date } (doubtful)
date-or-before = { $date } or before
date-or-after = { $date } or after
date-range = { $first } – { $last }
date-between =
    { $case ->
        [when] on some day between { $first } and { $last }
       *[nominative] some day between { $first } and { $last }
    }
date-between-short = between { $first } and { $last }
# The first of two days of one month.
date-day-of-two =
    { $case ->
        [when] on { $day }
       *[nominative] { $day }
    }
date-either = { $first } or { $last }
date-any = at any time
date-unknown =
    { $case ->
        [when] on an unknown day
       *[nominative] an unknown day
    }
