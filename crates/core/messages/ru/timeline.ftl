### Хронология. $parties: states (государства) или parties (стороны, если среди них есть организация);
### $share: some (некоторые), all (все) или only (единственный). Годы — четыре цифры.

picture-heading-timeline = Хронология
# $what: partnerships, instruments или both.
timeline-of-one =
    { $what ->
        [partnerships] { $name }: партнёрства во времени
        [instruments] { $name }: документы во времени
       *[both] { $name }: партнёрства и документы во времени
    }
timeline-of-all =
    { $what ->
        [partnerships] { $title }: партнёрства во времени
        [instruments] { $title }: документы во времени
       *[both] { $title }: партнёрства и документы во времени
    }
timeline-of-instruments-and-members = { $title }: документы и членство во времени
timeline-of-members = { $title }: членство во времени
timeline-subtitle = { $instruments }; { $partnerships } { $day }{ $narrowing }
timeline-subtitle-with-others = { $instruments }; { $partnerships }, { $day }{ $narrowing }
timeline-subtitle-and-members = { $words }; { $members }
timeline-in-year = { $words }, { $year } г.
timeline-in-years = { $words }, { $first }–{ $last } гг.
timeline-without-date =
    { $share ->
        [only] { $words }, без даты
        [all] { $words }, все без даты
       *[some] { $words }, из них без даты: { $count }
    }
timeline-partnerships-of-others =
    { $parties ->
        [parties]
            { $share ->
                [only] { $partnerships } между другими сторонами
                [all] { $partnerships }, все — между другими сторонами
               *[some] { $partnerships }, из них между другими сторонами: { $count }
            }
       *[states]
            { $share ->
                [only] { $partnerships } между другими государствами
                [all] { $partnerships }, все — между другими государствами
               *[some] { $partnerships }, из них между другими государствами: { $count }
            }
    }
timeline-memberships = { $memberships } (кто: { $actors }; где: { $organisations })
# $certainty: certain (кто-то несомненно вступил в первом году и в последнем) или bounds.
timeline-memberships-joined =
    { $certainty ->
        [certain] { $words }, вступление: { $first }–{ $last } гг.
       *[bounds] { $words }, вступление: не раньше { $first } г. и не позже { $last } г.
    }
timeline-memberships-undated =
    { $share ->
        [doubted] { $words }, из них без несомненной даты: { $count }
       *[undated] { $words }, из них без даты: { $count }
    }

## Разделы и сколько в них строк

timeline-partners = Партнёры
timeline-without-partnership =
    { $parties ->
        [parties] Стороны без партнёрства
       *[states] Государства без партнёрства
    }
timeline-others =
    { $parties ->
        [parties] Другие стороны
       *[states] Другие государства
    }
timeline-between-others =
    { $parties ->
        [parties] Между другими сторонами
       *[states] Между другими государствами
    }
timeline-between-two =
    { $parties ->
        [parties] Между двумя сторонами
       *[states] Между двумя государствами
    }
timeline-between-several =
    { $parties ->
        [parties] Между несколькими сторонами
       *[states] Между несколькими государствами
    }
timeline-adopted = Принято организациями
timeline-without-party = Без записанной стороны
timeline-no-party = без стороны
timeline-partners-and-rows = всего { $partners }; в этих строках: { $rows }
timeline-no-longer = уже нет: { $count }
timeline-not-yet = ещё нет: { $count }
timeline-and = { $first }, { $next }
timeline-and-without-date = { $words }, без даты: { $count }
timeline-and-without-certain-date = { $words }, без несомненной даты: { $count }
timeline-rows-of = строк: { $drawn } из { $all }
timeline-rows-without-date =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[many] { $count } строк
    } без даты
timeline-rows-without-certain-date =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[many] { $count } строк
    } без несомненной даты
timeline-no-date = без даты
timeline-no-date-more = без даты (+{ $more })
timeline-years-behind-names = После названия — год, когда началось первое из действующих партнёрств.

## Документ, при наведении

timeline-day = { $day }
timeline-possibly-meant = возможно, относится сюда
timeline-not-yet-on = на { $day } ещё впереди
timeline-replaced = документ «{ $from }» заменён документом «{ $to }»
timeline-amended = документ «{ $from }» изменён документом «{ $to }»
timeline-implemented = документ «{ $from }» осуществляется документом «{ $to }»
timeline-more-lines = { $words }; и ещё таких линий: { $count }.

## Легенда

timeline-legend-effect = Значение
timeline-legend-tier = Уровень
timeline-legend-instruments = Документы по уровням
timeline-by-effect = По значению: { $counts }.
timeline-effect = { $effect } — { $number }
timeline-effect-undecided = значение не записано
timeline-names-no-tier = уровень не назван
timeline-one-of-these-days = один из этих дней
timeline-about-these-days = под вопросом или около этих дней
timeline-then-or-earlier = тогда или раньше
timeline-then-or-later = тогда или позже
timeline-holds-at-unknown-tier = партнёрство действует, уровень неизвестен
timeline-possibly-holds = партнёрство, возможно, действует
timeline-possibly-selected = возможно, среди выбранных
timeline-is-replaced = заменён документом
timeline-is-amended = изменён документом
timeline-is-implemented = осуществляется документом

## Примечания

timeline-nothing-selected = Из реестра ничего не выбрано.
timeline-no-instrument-selected = Ни один документ не выбран
timeline-no-instrument-recorded = Ни один документ не записан
timeline-no-instrument-of-selected = { $name }: ни один документ не выбран
timeline-no-instrument-of-recorded = { $name }: ни один документ не записан
timeline-only-partnerships = { $words }; линии — это партнёрства.
timeline-instruments-left-out = Из-за нехватки места не показано документов: { $count } из { $all }.
timeline-arrows-left-out = Из-за нехватки места не показано стрелок между документами: { $count } из { $all }.
timeline-line = Линия показывает, когда действует партнёрство; её вид — по высшему уровню в это время.
timeline-line-without-rank = У уровня без ранга своя линия.
timeline-start-unknown = Строк, где начало неизвестно: { $count }; пунктир — до самого раннего времени, когда партнёрство могло действовать.
timeline-start-of = { $name } { SHORT($date) }
timeline-start-doubted = Начало под вопросом или лишь приблизительно: { $names }; пунктир — до самого раннего времени, когда партнёрство могло действовать.
timeline-bold = Полужирным: строки на высшем из всех уровней на { $day }.
timeline-no-row-drawn = Ни одна строка не показана: для всех места нет ({ $count }).
timeline-rows-drawn = Показано строк: { $drawn } из { $all } — с наибольшим числом записей, а из них с наибольшим числом сторон; не показано: { $missing }.
timeline-undated-left-out = Не показано строк без даты: { $count }.
timeline-rows-together = Строки с равным числом записей и сторон показаны или пропущены вместе.

## Кто когда вступил

timeline-who-joined = Кто когда вступил
timeline-who-joined-one = Кто когда вступил: { $name }
timeline-short-date = { SHORT($date) }
timeline-until = выход: { $year }
timeline-grid = Годы: когда кто вступил и вышел. Полужирным: те, кто на { $day } несомненно состоит.
timeline-grid-possibly = С (?): возможно.
timeline-grid-not-drawn = Кто когда вступил, не показано: членов или организаций слишком много; это есть в файле memberships.csv экспорта.
timeline-grid-other-roles = Нет в сетке записей о членстве в других ролях: { $count }.
timeline-memberships-later = Не показано записей о членстве, которое началось позже: { $count }.
