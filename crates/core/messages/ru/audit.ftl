### Что говорит аудит: вердикты, что заявлено, что посчитано, и документ аудита.

## Вердикты

verdict-holds = подтверждается
verdict-contradicted = расходится
verdict-undetermined = не определено
audit-not-counted = не посчитано
audit-tally-none = ни одно утверждение не посчитано
audit-tally = утверждений: { $count }; подтверждается: { $holds }, расходится: { $contradicted }, не определено: { $undetermined }

## Что заявлено

audit-stated-nothing = ничего
audit-stated-at-least = не менее { $number }
audit-stated-at-most = не более { $number }
audit-stated-between = от { $least } до { $most }
audit-stated-among-first = не ниже { $last }-го места
audit-stated-all = все
audit-stated-more-than-half = больше половины
audit-stated-within = в промежутке «{ $interval }»
audit-interval = { RANGE($interval) }
audit-ends = { $first } – { $last }

## Что посчитано

audit-no-instrument = ни одного документа
audit-span-of-one = только { $day }
audit-span-by-day = { SHORT($first) } – { SHORT($last) }
audit-of = { $satisfies } из { $population }
audit-of-percent = { $satisfies } из { $population } ({ $percent })
audit-percent = { $percent }%
audit-percent-tenths = { $percent },{ $tenths }%
audit-about = около { $percent }
audit-place = { $place }-е
audit-place-one = { $place } место
audit-place-or = { $first } или { $last } место
audit-place-range = { $first }–{ $last } место
audit-place-shared = { $places }, его делят: { $count }
audit-place-or-none = { $places } либо нет места
audit-no-place = места нет
audit-counted = посчитано: { $counted }
audit-records-show = в записях: { $counted }
audit-difference = { $shown }, разница: { $difference }

## Почему нет места

audit-no-place-own = места нет: { $name } — сторона, чьи партнёры считаются
audit-no-place-unknown = места нет: ни в одной записи нет имени «{ $name }»
audit-no-place-state = места нет: { $name } — не государство, а утверждение о государствах
audit-no-place-nobody =
    { $noun ->
        [partners] места нет: на { $day } нет ни одного партнёра, которого считает утверждение
       *[actors] места нет: на { $day } нет никого, кого считает утверждение
    }
audit-no-place-yet =
    { $noun ->
        [partners] места нет: на { $day } среди партнёров, которых считает утверждение, отсутствует сторона «{ $name }»
       *[actors] места нет: на { $day } среди тех, кого считает утверждение, отсутствует сторона «{ $name }»
    }
audit-place-later = { $reason }; место было бы, если бы днём утверждения (as-of) было { $day }

## Имена

audit-list-about = о ком речь
audit-list-earlier = раньше
audit-list-possibly-earlier = возможно, раньше
audit-list-same-day = в тот же день
audit-list-true = верно для
audit-list-possibly-true = может быть верно для
audit-list-not-true = неверно для
audit-list-possibly-not-true = неверно для следующих, если утверждение о них
audit-list-counted = посчитаны
audit-list-possibly-counted = возможно, посчитаны
audit-list-not-counted = не посчитаны
audit-list-possibly-not-counted = возможно, не посчитаны
audit-names = { $list } ({ $count }): { $names }.
audit-names-below = { $list } ({ $count }):

## Чего не хватает

audit-threshold-part = { $stated } из { $population } — это { $needed }; несомненно верно для { $certain }, может быть верно ещё для { $open }
audit-threshold-count = несомненных: { $certain }, возможных сверх того: { $open }; утверждение подтверждается, если из возможных засчитать: { $needed }
audit-needed-none = ни одного
audit-needed-exactly = ровно { $number }
audit-gap-field = { $words } (`{ $field }`)
audit-gap-registry = реестр
audit-gap-member = один из членов
audit-gap-membership = { $member } в организации «{ $organisation }»
audit-gap-participant = один из участников
audit-gap-participation = { $actor } в документе «{ $instrument }»
audit-gap-this-claim = это утверждение
audit-gap-claim = утверждение { $id }

## Дни

audit-day-unknown = неизвестен
audit-day-asked = { $day } (сказано: { $made })
audit-period-until = { $counted } — по { $day }
audit-period-since = { $counted } — с { GENITIVE($day) }
audit-period-on = { $counted } — { $day }
audit-period-between = { $counted } — с { GENITIVE($first) } по { $last }
audit-more-changes = и ещё изменений: { $count }
audit-held-never = таких дней нет
audit-held-always = в любой день
audit-held-asked = речь только об одном дне: { $day }
audit-held-on-other-days = в другие дни подтверждается: { $days }
audit-verdict-and-days = { $verdict }; { $days }
audit-held-since = с { GENITIVE($day) }
audit-held-until = по { $day }
audit-held-on = { $day }
audit-held-between = с { GENITIVE($first) } по { $last }
audit-held-and = { $first }, а также { $last }

## Другие прочтения

audit-in-others =
    { $count ->
        [0] { $others ->
            [1] не в другом прочтении
           *[more] ни в одном из других прочтений (всего их { $others })
        }
       *[some] { $others ->
            [1] в другом прочтении
            [one] в { $count } из { $others } другого прочтения
            [few] в { $count } из { $others } других прочтений
           *[many] в { $count } из { $others } других прочтений
        }
    }
audit-agrees =
    { $case ->
        [none] в этом прочтении, но { $others }
       *[some] в этом прочтении, а также { $others }
    }
audit-others-hold = в этом прочтении; подтверждается { $others }
audit-others-contradicted = в этом прочтении; расходится { $others }, ни в одном не подтверждается
audit-others-undetermined = в этом прочтении; не определено { $others }, ни в одном не подтверждается
audit-verdict-in-reading = { $verdict } { $agreement }
audit-cell-holds = { $counted } (подтверждается)
audit-cell-undetermined = { $counted } (не определено)
audit-cell-own = { $counted }, как прочитано выше
audit-cell-itself = верно само по себе
audit-cell-no-record = такой записи нет
audit-column-own-source = записи со ссылкой на источник
audit-column-all = все записи
audit-column-any-role = { $records }, в любом качестве
audit-column-members = { $records }, члены и участники
audit-tier-or-above = { $tiers } или уровень, который его включает
audit-tier-exactly = именно { $tiers }
audit-tier-both = именно { $exact }, а также { $tiers } или уровень, который его включает

## Документ

audit-heading = Что утверждается и что показывают записи
audit-of-day = { $title }, по состоянию на { $day }.
audit-counted-on = Утверждения без собственного дня посчитаны на { $day }.
audit-why-not-counted = Не посчитано: `{ $id }`. Сообщение проверки: { $finding }.
audit-columns = | Утверждение | Кто утверждает | День | Заявлено | Посчитано | Вердикт |
audit-quoted = «{ $quote }»
audit-without-quote = { $claimed } (цитата не записана)
audit-quoted-by = «{ $quote }» ({ $speaker })
audit-claimed-by = Утверждает: { $speaker }; цитата не записана.
audit-speaker-in = { $speaker }, издатель: { $publisher }
audit-each-claim = Утверждения по одному
audit-same = Считает те же записи тем же способом, что и `{ $id }`.
audit-reading = Прочтение: { $question }.
audit-result = Заявлено: { $stated }; { $shown }. Вердикт: **{ $verdict }**.
audit-result-in-reading = Заявлено: { $stated }; { $shown }. Вердикт: **{ $verdict }** { $agreement }.
audit-by-day = Посчитано по дням: { $periods }.
audit-expected = Ожидается: { $verdict }.
audit-would-decide = Чего не хватает для проверки: { $words } — { $records }.
audit-held = Дни, когда утверждение в этом прочтении несомненно подтверждалось: { $days }.
audit-other-ways = Посчитано иначе
audit-id = «{ $id }»
audit-claim-of-id = { $said } ({ $id })

## Что согласовало бы утверждения с записями

audit-reconcile = Что согласовало бы утверждения с записями
audit-reconcile-note = Наименьшие изменения записей, при которых утверждения подтвердились бы, если такое изменение найдено. Утверждения одного источника, которые считают на один день и на одном уровне, рассмотрены вместе. Это арифметика, она не говорит, что верно на самом деле.
audit-to-hold = Должно подтвердиться: { $claims }.
audit-to-hold-together = Должны подтвердиться вместе: { $claims }.
audit-without-search = для { $claims } изменение записей, которое привело бы к согласию, не искали: поиск охватывает только утверждения, которые считают партнёров по уровню, государству или членству либо называют уровень каждого государства
audit-exclusive = изменение не искали: { $one } и { $other } называют разные числа для одного и того же подсчёта и не могут подтвердиться оба
audit-inexact = изменение не искали, потому что записи не дают одного несомненного числа для { $claims }
audit-inexact-gap = чего не хватает ({ $records }): { $words }
audit-nobody-named = ни одна запись не называет государства, к которому относятся эти утверждения, поэтому изменение не искали
audit-search-limit = поиск изменения достиг предела, не проверив ни одного
audit-no-change =
    { $changed ->
        [partner] никакое изменение не согласовало бы их с записями; проверены все изменения, в которых партнёров не больше { $count }, среди партнёров, которых называет реестр и к которым относятся эти утверждения (всего их { $considered })
       *[state] никакое изменение не согласовало бы их с записями; проверены все изменения, в которых государств не больше { $count }, среди государств, которые называет реестр и к которым относятся эти утверждения (всего их { $considered })
    }
audit-other-changes-some =
    { $changed ->
        [partner] их согласовали бы и другие изменения с тем же числом партнёров
       *[state] их согласовали бы и другие изменения с тем же числом государств
    }
audit-other-changes =
    их согласовали бы и другие изменения с тем же числом { $changed ->
        [partner] партнёров
       *[state] государств
    }: { $count }
audit-other-changes-at-least =
    их согласовали бы и другие изменения с тем же числом { $changed ->
        [partner] партнёров
       *[state] государств
    }: не менее { $count }
audit-left-out = не рассмотрены, потому что их членство неизвестно: { $names }
audit-considered =
    { $changed ->
        [partner] рассмотрены только государства, которые называет реестр, и организации-партнёры; это не говорит, кто из них имеется в виду
       *[state] рассмотрены только государства, которые называет реестр; это не говорит, какое из них имеется в виду
    }
audit-move =
    { $verb ->
        [add] добавить
       *[remove] убрать
    } { $changed ->
        [partner] { $count ->
            [one] { $count } партнёра
            [few] { $count } партнёров
           *[many] { $count } партнёров
        }
       *[state] { $count ->
            [one] { $count } государство
            [few] { $count } государства
           *[many] { $count } государств
        }
    }
audit-move-class = { $words } ({ $class })
audit-move-counted-by = входит в счёт: { $claims }
audit-move-not-counted-by = не входит в счёт: { $claims }
audit-move-names = { $words }: { $names }
audit-move-such-as = { $words }, например { $names }
audit-move-partners = { $words } (в этот день — партнёрство другого уровня или по другому источнику, несомненно или возможно)
audit-move-or-more = { $words }; или из других подходящих (их ещё { $count })
audit-move-only-others = { $words }; таких непосчитанных государств в реестре: { $count }; партнёрства с ними в этот день нет ни на каком уровне и ни по какому источнику
audit-move-others = { $words }; других подходящих государств в реестре: { $count }; партнёрства с ними в этот день нет ни на каком уровне и ни по какому источнику
audit-move-and = { $first }; и { $last }
