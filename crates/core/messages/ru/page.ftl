### Страница: рамка, заголовок, утверждения, метод

## Числа

counted-sources = { $number } { $count ->
        [one] источник
        [few] источника
       *[many] источников
    }
counted-records = { $number } { $count ->
        [one] запись
        [few] записи
       *[many] записей
    }
counted-citations = { $number } { $count ->
        [one] ссылка
        [few] ссылки
       *[many] ссылок
    } на источник
counted-pages = { $number } { $count ->
        [one] страница
        [few] страницы
       *[many] страниц
    }
counted-publishers = { $number } { $count ->
        [one] издатель
        [few] издателя
       *[many] издателей
    }
counted-tiers = { $number } { $count ->
        [one] уровень
        [few] уровня
       *[many] уровней
    }
counted-directions = { $number } { $count ->
        [one] направление
        [few] направления
       *[many] направлений
    }
counted-principles = { $number } { $count ->
        [one] принцип
        [few] принципа
       *[many] принципов
    }

## Рамка страницы

page-skip = Перейти к содержанию
page-contents = Содержание
page-link-to-figure = Ссылка на этот рисунок
page-source = источник
page-selection = Выборка ({ $filters }):
page-keyword = международные отношения
page-footer = Цитаты принадлежат их авторам. Создано программой Chancery { $version }.
page-footer-licence = Данные: { $licence }. Цитаты принадлежат их авторам. Создано программой Chancery { $version }.
page-heading-claims = Утверждения
page-heading-partners = Партнёры
page-heading-memberships = Кто где состоит
page-heading-subject = Главная сторона
page-heading-treaties = Многосторонние документы
page-heading-states = По государствам
page-heading-parties = По сторонам
page-heading-others = Другие документы
page-heading-background = Уровни, организации и принципы
page-heading-sources = Источники
page-heading-method = Метод и данные
page-heading-cite = Как ссылаться
page-heading-figures = В цифрах

## Заголовок. $which: all (все) или counted (те, что посчитаны, если посчитаны не все).

page-numbers = заявлено { $stated }, посчитано { $counted }
page-numbers-all = заявлено «все», верно для { $counted }
page-numbers-half = заявлено «больше половины», верно для { $counted }
page-numbers-in-records = заявлено { $stated }, в записях { $counted }
page-numbers-no-place = заявлено { $stated }; { $reason }
page-headline-otherwise = { $numbers } (в прочтении этой страницы)
page-headline-undecided = { $numbers }; по записям это не установить
page-headline-holds = { $numbers }; утверждение подтверждается в прочтении этой страницы
page-headline-none-decided =
    { $which ->
        [counted] Ни одно из посчитанных утверждений (их { $all }) нельзя проверить по записям
       *[all] Ни одно из утверждений (их { $all }) нельзя проверить по записям
    }
page-headline-some-hold =
    { $which ->
        [counted] Посчитано утверждений: { $all }
       *[all] Утверждений: { $all }
    }; { $holds ->
        [one] подтверждается { $holds }
        [few] подтверждаются { $holds }
       *[many] подтверждается { $holds }
    }, по записям нельзя проверить { $open }
page-headline-all-hold =
    { $which ->
        [counted] Все посчитанные утверждения ({ $all }) подтверждаются в прочтении этой страницы
       *[all] Все утверждения ({ $all }) подтверждаются в прочтении этой страницы
    }
page-headline-on = { $headline } (дата: { $day })
page-share-map = Карта: { $day }
page-difference-not-true = неверно для { $count }
page-difference-fewer = на { $count } меньше заявленного
page-difference-more = на { $count } больше заявленного
page-tally =
    { $count ->
        [one] С записями сопоставлено { $count } утверждение: { $verdicts }.
        [few] С записями сопоставлены { $count } утверждения: { $verdicts }.
       *[many] С записями сопоставлено { $count } утверждений: { $verdicts }.
    }
page-tally-holds =
    { $count ->
        [one] { $count } подтверждается
        [few] { $count } подтверждаются
       *[many] { $count } подтверждается
    }
page-tally-contradicted =
    { $count ->
        [one] { $count } расходится
        [few] { $count } расходятся
       *[many] { $count } расходится
    }
page-tally-open = { $count } нельзя проверить по записям

## Под заголовком

page-partners-of = { $name }: на { $day } { $count ->
        [1] записан партнёр
       *[0] записаны партнёры
    } ({ $actors }).
page-partners-of-possibly =
    { $count ->
        [0] { $name }: на { $day } несомненных партнёров не записано, возможных: { $more }.
        [1] { $name }: на { $day } записан партнёр ({ $actors }), возможно, ещё { $more }.
       *[more] { $name }: на { $day } записаны партнёры ({ $actors }), возможно, ещё { $more }.
    }
page-tied = Партнёрства записаны на { $day }; { $count ->
        [1] их сторона
       *[0] их стороны
    }: { $actors }.
page-tied-possibly =
    { $count ->
        [0] Несомненных партнёрств на { $day } не записано, возможных сторон: { $more }.
        [1] Партнёрства записаны на { $day }; их сторона: { $actors }, возможно, ещё { $more }.
       *[more] Партнёрства записаны на { $day }; их стороны: { $actors }, возможно, ещё { $more }.
    }
page-none = В этот день не действует ни одно из записанных партнёрств.
page-none-of = { $name }: в этот день не действует ни одно из записанных партнёрств.
page-one-instrument = Записан один документ, к нему приведены страницы источников.
page-one-instrument-selected = Выбран один документ, к нему приведены страницы источников.
page-instruments = Записано: { $number } { $count ->
        [one] документ
        [few] документа
       *[many] документов
    }, к каждому приведены страницы источников.
page-instruments-selected = Выбрано: { $number } { $count ->
        [one] документ
        [few] документа
       *[many] документов
    }, к каждому приведены страницы источников.
page-memberships-of = { $memberships } (кто: { $actors }; где: { $organisations })
page-without-partnerships = { $count ->
        [1] Есть только { $records }
       *[more] Есть { $records }
    }; ни одного партнёрства не записано.
page-citation = { $title } Реестр «{ $registry }», по состоянию на { $day }. Создано программой Chancery { $version }.
page-citation-licence = { $citation } Лицензия: { $licence }.
page-counts-recorded = записано: { $counts }
page-counts-recorded-ever = записано за всё время: { $counts }
page-counts-selected = выбрано: { $counts }
page-counts-selected-ever = выбрано за всё время: { $counts }
page-nothing-recorded = ничего не записано
page-nothing-selected = ничего не выбрано

## В цифрах: слова под числом

page-figure-partners =
    { $count ->
        [one] партнёр
        [few] партнёра
       *[many] партнёров
    }
page-figure-states-with-partners =
    { $count ->
        [one] государство с партнёрами
        [few] государства с партнёрами
       *[many] государств с партнёрами
    }
page-figure-parties-with-partners = всего государств и организаций с партнёрами
page-figure-possibly = возможно, ещё { $count }
page-figure-only-tier = как единственный уровень
page-figure-highest-certain-tier = как высший несомненный уровень
page-figure-highest-tier = как высший уровень
page-figure-parties-in =
    { $count ->
        [one] сторона, { $how }
        [few] стороны, { $how }
       *[many] сторон, { $how }
    }
page-figure-states-in =
    { $count ->
        [one] государство, { $how }
        [few] государства, { $how }
       *[many] государств, { $how }
    }
page-figure-beside = { $words }; рядом с другим уровнем ещё { $number }
page-figure-in = в составе: { $organisation }
page-figure-of-them = из них
page-figure-states =
    { $count ->
        [one] государство
        [few] государства
       *[many] государств
    }
page-figure-and-possibly = { $words }, возможно, ещё { $count }
page-further-organisations = Организации, в которых их столько же или меньше: { $names }. Считаются члены и участники, но не наблюдатели.

## Главный вывод и утверждения

page-quote = «{ $quote }»
page-claim-line = { $claimed } — { $who }
page-speaker-in = { $speaker }, { $publisher }
page-said-on = { $who }, дата: { $day }
page-said-on-asking = { $who }, дата: { $day }; речь о дне: { $asked }
page-said-on-unknown = { $who }, дата неизвестна
page-registry-reading = (прочтение реестра; цитата не записана)
page-finding-number = Что показывают записи: { $count }
page-finding-names = Что показывают записи, поимённо
page-finding = Что показывают записи
page-place-missing = { $place }: в записях нет
page-what-was-counted = Что посчитано: { $question }.
page-reading-link = Прочтение и что привело бы к согласию
page-claims-heading = Что утверждается и что показывают записи
page-claims-lede = Раскройте утверждение: как оно прочитано, что посчитано поимённо и что дают другие прочтения.
page-claims-not-counted =
    { $count ->
        [one] Ещё { $count } не посчитано: запись составлена неверно.
        [few] Ещё { $count } не посчитаны: записи составлены неверно.
       *[many] Ещё { $count } не посчитано: записи составлены неверно.
    }
page-claims-left-out = Записанные утверждения ({ $count }) здесь не показаны: речь в них обо всём реестре, а эта страница показывает его часть.
page-claim-numbers = заявлено: { $stated }, посчитано: { $counted }
page-claim-reading = Прочтение
page-claim-periods = По дням
page-claim-note = Примечание
page-claim-because = Пояснение составителя
page-claim-names = Имена
page-claim-in-figure = на рисунке выше
page-claim-same-as = то же, что в утверждении { $link }
page-claim-above = выше
page-claim-gaps = Чего не хватает для проверки
page-claim-threshold = Что нужно, чтобы оно подтвердилось
page-claim-unsearched = Что привело бы к согласию
page-claim-held = Дни, в которые оно несомненно подтверждалось в этом прочтении
page-claim-readings = Другие прочтения
page-claim-readings-of = Другие прочтения утверждения { $number }
page-proposals = Наименьшие изменения, при которых утверждения подтвердились бы
page-proposals-note = Это арифметика над записями. Она не говорит, что верно.
page-to-hold = Чтобы подтвердилось утверждение: { $claims }, нужно:
page-to-hold-together = Чтобы вместе подтвердились утверждения: { $claims }, нужно:
page-to-hold-all = Чтобы подтвердилось утверждение (вместе с тем, что утверждается обо всех): { $claims }, нужно:
page-to-hold-together-all = Чтобы вместе подтвердились утверждения (и то, что утверждается обо всех): { $claims }, нужно:
page-rating = { $numbers }; вердикт: { $verdict }

## Рисунки

page-picture = Рисунок: { $heading }
page-picture-is-wider = Рисунок шире экрана: прокрутите его вбок.
page-table-is-wider = Таблица шире страницы: прокрутите её вбок.
page-same-as-table = То же в таблице
page-same-in-words = То же словами
page-same-in-words-cited = То же словами, с источниками

## Источники и метод. $parties: states (государства) или parties (стороны, если среди них есть организация).

page-sources = { $pages }, { $publishers }.
page-sources-undated = { $pages }, { $publishers }; без даты — { $count ->
        [one] { $count } страница
        [few] { $count } страницы
       *[many] { $count } страниц
    }.
page-sources-all = Все источники по издателям
page-source-untitled = Страница без заглавия
page-day = { $day }
page-source-undated = без даты
page-source-facts = { $publisher }, { $published }
page-source-at = { $publisher }, { $published }. { $host }
page-source-read = { $published }, прочитано { $day }
page-tiers-lowest-first = { $tiers } (от низшего)
page-tiers-without-rank = { $tiers } (без ранга)
page-tiers-and-without-rank = { $ranked }; без ранга: { $beside }
page-method-partnerships =
    { $parties ->
        [parties] Партнёрство — это связь между сторонами, какой её записывает реестр, на одном из уровней: { $tiers }. Уровни — это названия, которые дают сами стороны; страница их не оценивает. Если начало партнёрства не записано, оно начинается с первого документа, который его устанавливает или повышает его уровень.
       *[states] Партнёрство — это связь между государствами, какой её записывает реестр, на одном из уровней: { $tiers }. Уровни — это названия, которые дают сами государства; страница их не оценивает. Если начало партнёрства не записано, оно начинается с первого документа, который его устанавливает или повышает его уровень.
    }
page-method-begins = На этих уровнях оно начинается со вступления этого документа в силу: { $tiers }.
page-method-fields = Другие названия, идентификаторы и прочее, чего здесь нет, есть в реестре и его таблицах.
page-method-dates = Даты показаны так, как они записаны; чего в них нет, то неизвестно. Если записано, какие факты подтверждает страница, а какие даёт иначе, это видно при ссылке на неё. Счёт несомненный, если он следует из дат, и возможный, если из них не следует. Считается только записанное: никто не утверждал, что записи полны.
page-method-claims = Утверждение посчитано в том прочтении, которое показано рядом с ним. «Расходится» значит, что записи показывают другое; о том, кто прав, это не говорит.
page-memberships-elsewhere =
    { $count ->
        [one] Не показана { $count } запись о членстве других государств или организаций.
        [few] Не показаны { $count } записи о членстве других государств или организаций.
       *[many] Не показано { $count } записей о членстве других государств или организаций.
    }
page-print-hint = На бумагу попадают части, которые здесь раскрыты: перед печатью раскройте нужные.
page-print-note = Того, что при печати было закрыто, на бумаге нет. Оно есть на странице.
