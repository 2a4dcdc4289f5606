### Даты. $case: nominative, genitive (после «с», «до», «около») или when (с предлогом).

date-month-name =
    { $case ->
        [genitive]
            { $month ->
                [1] января
                [2] февраля
                [3] марта
                [4] апреля
                [5] мая
                [6] июня
                [7] июля
                [8] августа
                [9] сентября
                [10] октября
                [11] ноября
               *[12] декабря
            }
        [when]
            { $month ->
                [1] январе
                [2] феврале
                [3] марте
                [4] апреле
                [5] мае
                [6] июне
                [7] июле
                [8] августе
                [9] сентябре
                [10] октябре
                [11] ноябре
               *[12] декабре
            }
       *[nominative]
            { $month ->
                [1] январь
                [2] февраль
                [3] март
                [4] апрель
                [5] май
                [6] июнь
                [7] июль
                [8] август
                [9] сентябрь
                [10] октябрь
                [11] ноябрь
               *[12] декабрь
            }
    }
date-day =
    { $case ->
        [when] { $day } { $month } { $year } г.
       *[nominative] { $day } { $month } { $year } г.
    }
date-month =
    { $case ->
        [when] в { $month } { $year } г.
       *[nominative] { $month } { $year } г.
    }
date-year =
    { $case ->
        [when] в { $year } г.
       *[nominative] { $year } г.
    }
date-decade =
    { $case ->
        [genitive] { $year }-х гг.
        [when] в { $year }-х гг.
       *[nominative] { $year }-е гг.
    }
date-day-short = { $day }.{ $month }.{ $year }
date-month-short = { $month }.{ $year }
date-notation =
    { $case ->
        [when] в { $date }
       *[nominative] { $date }
    }
date-about = около { $date }
date-doubtful = { $date } (под вопросом)
date-or-before = { $date } или раньше
date-or-after = { $date } или позже
date-range = { $first } – { $last }
date-between =
    { $case ->
        [genitive] одного из дней с { $first } по { $last }
        [when] в один из дней с { $first } по { $last }
       *[nominative] один из дней с { $first } по { $last }
    }
date-between-short = между { $first } и { $last }
date-day-of-two =
    { $case ->
        [when] { $day }
       *[nominative] { $day }
    }
date-either = { $first } или { $last }
date-any = в любое время
date-unknown =
    { $case ->
        [genitive] неизвестного дня
        [when] в неизвестный день
       *[nominative] неизвестный день
    }
