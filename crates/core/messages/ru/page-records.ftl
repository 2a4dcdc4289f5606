### Записи на странице: таблица партнёров, карточки, членство

## Таблица партнёров

records-partners-of = Партнёры: { $name }
records-states-and-partners = Государства и их партнёры
records-parties-and-partners = Государства, организации и их партнёры
records-partners-lede = { $actors }, по алфавиту.
records-partners-possible = Из них только возможны: { $count }.
records-partners-undated = Начало неизвестно у { $count }.
records-partners-unattested = Только возможно: { $names }, потому что { $count ->
        [1] у страницы, которая это подтверждает,
       *[0] ни у одной из страниц, которые это подтверждают,
    } нет даты не позже { $day }. Это показал бы день, когда страница опубликована или прочитана; издатель: { $publishers }.
records-column-state = Государство
records-column-name = Название
records-column-tier = Уровень
records-column-direction = Направление
records-column-since = Начало
records-column-until = Окончание
records-column-belongs-to = Состоит в
records-column-instruments = Документы
records-column-who = Кто
records-column-organisation = Организация
records-column-role = Роль
records-column-treaty = Договор
records-column-concluded = Заключён
records-column-in-force = В силе с
records-column-ended = Прекращён
records-column-take-part = Участвуют на этот день
records-day = { CELL($day) }
records-none = нет
records-not-known = неизвестно
records-none-recorded = не записано
records-tiers-possibly = { $tiers } (возможно)
records-tiers-further = возможно: { $tiers }
records-belongs-possibly = { $organisation } (возможно)
records-belongs-possibly-as = { $organisation } ({ $role }, возможно)
records-search = Поиск
records-all = все
records-show-all = Показать все строки
records-table-partners = Таблица партнёров

## Карточка

records-card-possibly = { $tiers } (возможно)
records-card-further = { $tiers }, возможно: { $further }
records-card-counted = { $partnerships }: { $tiers }
records-card-tier-since = { $tier } (начало: { $day })
records-card-tier-undated = { $tier } (начало неизвестно)
records-card-since = { $tiers }, начало: { $day }.
records-card-first-since = { $tiers }; начало первого из них: { $day }.
records-card-since-unknown = { $tiers }, начало неизвестно.
records-card-instruments = { $instruments }.
records-card-instruments-of-year = { $instruments }, { $year } г.
records-card-instruments-of-years = { $instruments }, { $first }–{ $last } гг.
records-card-no-partnership = Здесь не записано ни одного партнёрства.
records-card-none-holds = На { $day } не действует ни одно партнёрство.
records-card-none-shown-holds = На { $day } не действует ни одно из показанных здесь партнёрств.
records-card-holds = { $partnerships } на { $day }.
records-card-not-selected = { $partnerships } на { $day }; не входит в число выбранных партнёров ({ $name }).
records-card-none-with = { $partnerships } на { $day }; среди их сторон нет: { $name }.
records-further-parties = и ещё { $count }, каждый со своими сторонами
records-joined = Присоединение к договорам, не в числе первых сторон: { $count }
records-further-participants = ещё { $count }, каждый со своими участниками
records-elsewhere = В других местах страницы: { $links }.
records-states-lede = Раскройте карточку: в ней записи, каждая со своими источниками. Членство отмечено, если источника нет. Страница, которая говорит иное, отмечена.
records-sources-differ = источники расходятся
records-attests = подтверждает: { $facts }
records-differs = расходится: { $fact }
records-no-citation = Ни одной ссылки на источник не записано.
records-areas = области: { $areas }
records-in-source-words = словами источника: { $words }

## Членство

records-possibly = возможно
records-not-on = на { $day } не действует
records-no-source = источник не приведён
records-members = Члены
records-members-holding = На { $day } действует членство по { $holding } из { $count ->
        [one] { $count } записи
        [few] { $count } записей
       *[many] { $count } записей
    }.
# $by: all или certain, где некоторые состоят в организации лишь возможно.
records-organisations-left-out =
    { $by ->
        [certain]
            { $count ->
                [one] { $count } организации, где несомненных столько же или меньше, в этой таблице нет.
                [few] { $count } организаций, где несомненных столько же или меньше, в этой таблице нет.
               *[many] { $count } организаций, где несомненных столько же или меньше, в этой таблице нет.
            }
       *[all]
            { $count ->
                [one] { $count } организации, где их столько же или меньше, в этой таблице нет.
                [few] { $count } организаций, где их столько же или меньше, в этой таблице нет.
               *[many] { $count } организаций, где их столько же или меньше, в этой таблице нет.
            }
    }
records-table-memberships = Таблица членства
records-who-joined = Кто когда вступил
records-joined-further = Записано ещё { $count }, в этом списке их нет.
records-table-joined = Таблица: кто когда вступил

## Многосторонние документы

records-treaties-lede =
    { $count ->
        [one] { $count } документ, в котором три или больше сторон или участников, по времени.
        [few] { $count } документа, в которых три или больше сторон или участников, по времени.
       *[many] { $count } документов, в которых три или больше сторон или участников, по времени.
    }
records-table-treaties = Таблица договоров
records-treaties-open = Участники и ссылки на источники каждого
records-replaced-by = { $replaced }; вместо него: { $instruments }
records-others-lede = Те, стороны которых не имеют карточек.

## Уровни, направления, организации и принципы

records-background-lede = Те, к которым есть примечание или ссылки на источник, и все принципы.
records-heading-tier = Уровень: { $name }
records-heading-direction = Направление: { $name }
records-heading-organisation = Организация: { $name }
records-heading-principle = Принцип: { $name }
records-heading-membership = { $member } — { $organisation }
records-member-unnamed = Член без названия
records-tier-includes = включает: { $tiers }
records-begins-signature = начало: подписание
records-begins-entry-into-force = начало: вступление в силу
records-principle-in = в документах: { $instruments }

## Документы

records-title-unknown = название не записано
records-signed = подписание { WHEN($day) }
records-adopted = принятие { WHEN($day) }
records-adopted-by = кем принят: { $name }
records-adopted-by-on = принятие { WHEN($day) }, кем принят: { $name }
records-concluded-by = стороны: { $parties }
records-announced = объявление { WHEN($day) }
records-place = место: { $place }
records-in-force = вступление в силу { WHEN($day) }
records-ended = прекращение { WHEN($day) }
records-effect = значение: { $effect }
records-tier = уровень: { $tier }
records-in-its-words = словами документа: { $words }
records-signatories-unknown = подписавшие не записаны
records-unknown-party = сторона, которая не записана
records-signed-in-office = подпись ({ $actor }): { $name }, { $office }
records-signed-by = подпись ({ $actor }): { $name }
records-signed-by-office = подпись ({ $actor }): { $office }, имя не записано
records-signed-by-unknown = подпись ({ $actor }): лицо, имя которого не записано
