### Слова вокруг рисунков: заголовки, числа, примечания и источник.

## Числа. По $count выбирается форма слова, $number показывается: это само число или number-range.

number-range = { $certain }–{ $possible }
counted-partners = { $number } { $count ->
        [one] партнёр
        [few] партнёра
       *[many] партнёров
    }
counted-states = { $number } { $count ->
        [one] государство
        [few] государства
       *[many] государств
    }
counted-organisations = { $number } { $count ->
        [one] организация
        [few] организации
       *[many] организаций
    }
counted-partnerships = { $number } { $count ->
        [one] партнёрство
        [few] партнёрства
       *[many] партнёрств
    }
counted-instruments = { $number } { $count ->
        [one] документ
        [few] документа
       *[many] документов
    }
counted-memberships = { $number } { $count ->
        [one] запись о членстве
        [few] записи о членстве
       *[many] записей о членстве
    }
counted-ties = { $number } { $count ->
        [one] связь
        [few] связи
       *[many] связей
    }
counted-pairs-of-states = { $number } { $count ->
        [one] пара
        [few] пары
       *[many] пар
    } государств
counted-pairs-of-parties = { $number } { $count ->
        [one] пара
        [few] пары
       *[many] пар
    } сторон

## Вокруг рисунка

caption-partners-of = Партнёры: { $name } · { $title }
caption-partners-count = { $name }: { $partners }
caption-between-pairs = { $partnerships }, связано: { $pairs }
caption-subtitle = { $counts }, { $day }{ $narrowing }
caption-as-of = по состоянию на { $day }
caption-before-as-of = по состоянию на { $day }, по данным реестра на { $as_of }
caption-after-as-of = по состоянию на { $day }; реестр составлен на { $as_of }, более поздние изменения в нём не записаны
later-than-registry = { $day } — позже дня реестра ({ $as_of }): изменения после этого дня не записаны
sentence = { $words }.
# О чём речь и кто имеется в виду.
described = { $what }: { $names }.
undecided = возможно; по записям это не установить
legend-signs = Знаки
tier-unknown = Уровень неизвестен
in-no-direction = Вне направлений
and-more = { $names } и ещё { $count }
possibly-meant = { $name } (возможно)

## Почему ничего не показано

no-partnership-recorded = Ни одного партнёрства не записано.
no-partnership-of-recorded = { $name }: ни одного партнёрства не записано.
no-partnership-selected = Партнёрства записаны, но ни одно из выбранных не действует на { $day }.
no-partnership-of-selected = { $name }: партнёрства записаны, но ни одно из выбранных не действует на { $day }.
no-partnership-holds = Ни одно из записанных партнёрств не действует на { $day }.
no-partnership-of-holds = { $name }: ни одно из записанных партнёрств не действует на { $day }.

## Источник

source-registry = Источник: реестр «{ $registry }» по состоянию на { $day }
source-cited-for-partnerships =
    { $source }, где для этих партнёрств { $count ->
        [one] приведён { $count } источник
        [few] приведены { $count } источника
       *[many] приведено { $count } источников
    }
source-cited-for-organisations =
    { $source }, где для этих организаций { $count ->
        [one] приведён { $count } источник
        [few] приведены { $count } источника
       *[many] приведено { $count } источников
    }
source-cited-for-memberships =
    { $source }, где для этих записей о членстве { $count ->
        [one] приведён { $count } источник
        [few] приведены { $count } источника
       *[many] приведено { $count } источников
    }
source-cited-for-drawn =
    { $source }, где для показанного { $count ->
        [one] приведён { $count } источник
        [few] приведены { $count } источника
       *[many] приведено { $count } источников
    }
source-licence = { $source }. Лицензия: { $licence }
source-end = { $source }.

## Членство

role-member = член
role-participant = участник
role-associate = ассоциированный член
role-candidate = кандидат
role-partner = партнёр
role-observer = наблюдатель
role-letters-member = член
role-letters-participant = участник
role-letters-associate = асс.
role-letters-candidate = канд.
role-letters-partner = партн.
role-letters-observer = набл.
counted-role-member = { $number } { $count ->
        [one] член
        [few] члена
       *[many] членов
    }
counted-role-participant = { $number } { $count ->
        [one] участник
        [few] участника
       *[many] участников
    }
counted-role-associate =
    { $number } { $count ->
        [one] ассоциированный член
        [few] ассоциированных члена
       *[many] ассоциированных членов
    }
counted-role-candidate = { $number } { $count ->
        [one] кандидат
        [few] кандидата
       *[many] кандидатов
    }
counted-role-partner = { $number } { $count ->
        [one] партнёр
        [few] партнёра
       *[many] партнёров
    }
counted-role-observer = { $number } { $count ->
        [one] наблюдатель
        [few] наблюдателя
       *[many] наблюдателей
    }
