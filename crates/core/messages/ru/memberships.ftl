### Членство: какие партнёры или члены состоят в каких организациях.

picture-heading-memberships = Членство
memberships-of-partners = { $name }: членство партнёров в организациях
memberships-of-all = { $title }: членство в организациях
memberships-and =
    { $counts } и { $count ->
        [one] { $count } организация
        [few] { $count } организации
       *[many] { $count } организаций
    }
memberships-by = { $counts } по членству в организациях (всего организаций: { $count })
memberships-some = { $words }; ни в одной из них не записано: { $none }
memberships-none-at-all = { $counts }, ни одно членство в организациях не записано
# $place: last (последняя) или middle (за ней есть другие).
memberships-joined =
    { $place ->
        [last] { $first } и { $next }
       *[middle] { $first }, { $next }
    }
memberships-in-none = Ни в одной из этих организаций
memberships-column = { $organisations }: { $number } ({ $names }).
memberships-column-of-none = Ни в одной: { $number } ({ $names }).

## Знаки

memberships-possibly-as = { $roles }, возможно; по записям это не установить
memberships-not-there = членство не записано
memberships-possibly-selected = возможно, среди выбранных (?)
memberships-possibly-partner = возможно, партнёр (?)
memberships-possibly-member = возможно, член (?)

## Примечания

memberships-note-selected = (?): возможно, среди выбранных; по записям это не установить.
memberships-note-partner = (?): возможно, партнёр; по записям это не установить.
memberships-note-member = (?): возможно, член; по записям это не установить.
memberships-none-holds = Ни одно записанное членство не действует на { $day }.
memberships-none-of-theirs = Ни одно их записанное членство не действует на { $day }.
memberships-each-bar = Каждая полоса: те, кто состоит именно в этих организациях.
memberships-each-bar-listed = Каждый столбик: те, кто состоит именно в этих организациях; они перечислены под его номером.
memberships-each-column = Каждый столбец: те, кто состоит именно в этих организациях.
memberships-bold = Полужирным: партнёры высшего уровня.
memberships-too-many = Сочетаний этих организаций { $count } — слишком много, чтобы показать, кто где состоит; это есть в файле memberships.csv экспорта.
memberships-bars = Полосы: члены и участники; пунктир: возможные. Другие роли названы только в словах.
# $by: all или certain, где некоторые состоят в организации лишь возможно.
memberships-left-out =
    { $by ->
        [certain] Не показаны организации, в которых несомненных членов из них столько же или меньше: { $names }.
       *[all] Не показаны организации, в которых их столько же или меньше: { $names }.
    }
memberships-without = Организации, членство в которых у них на этот день не записано: { $names }.
