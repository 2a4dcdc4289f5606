### Что утверждение спрашивает у записей. Совокупность начинается с существительного, каждое условие
### добавляется после сказанного. $case выбирает форму: у существительного падеж, у условия — к чему
### оно добавляется (with: к существительному; are, that-are, that-is: что сказано о многих или об
### одном; class: к перечню признаков).

audit-noun-partners =
    { $case ->
        [genitive] партнёров
       *[nominative] партнёры
    }
audit-noun-states =
    { $case ->
        [genitive] государств
       *[nominative] государства
    }
audit-noun-actors =
    { $case ->
        [genitive] государств и организаций
       *[nominative] государства и организации
    }
audit-noun-partnerships =
    { $case ->
        [genitive] партнёрств
       *[nominative] партнёрства
    }
audit-noun-instruments =
    { $case ->
        [genitive] документов
       *[nominative] документы
    }
audit-name = «{ $name }»

## Весь вопрос

audit-question-cited =
    { $noun ->
        [instruments] { $question }; учтены только документы со ссылкой на источник: { $source }
       *[partnerships] { $question }; учтены только партнёрства со ссылкой на источник: { $source }
    }
audit-question-all =
    { $noun ->
        [instruments] { $question }; учтены все документы
       *[partnerships] { $question }; учтены все партнёрства
    }
audit-question-on = { $question }; по состоянию на { $day }
audit-question-no-day = { $question }; день не записан
audit-question-unknown-day = { $question }; день неизвестен ({ $interval })
audit-question-each-day = { $question }; на каждый день с { GENITIVE($first) } по { $last }

## Что утверждается

audit-every =
    { $case ->
        [long] все из следующих { $are }: { $population }
       *[plain] все { $population } { $are }
    }
audit-most =
    { $case ->
        [long] более половины из следующих { $are }: { $population }
       *[plain] более половины { $population } { $are }
    }
audit-span = даты первого и последнего из { $population }
audit-share = доля тех, которые { $are }, среди { $population }
audit-number = число { $population }
audit-rank-of-partners = место среди { $population } (чьё: { $name }), порядок — по первому дню партнёрства
audit-rank-of-participants = место среди { $population } (чьё: { $name }), порядок — по первому дню участия
audit-rank-of-members = место среди { $population } (чьё: { $name }), порядок — по дню вступления
audit-is-place-of-partners = { $name } — { $place } место среди { $population }, порядок — по первому дню партнёрства
audit-is-place-of-participants = { $name } — { $place } место среди { $population }, порядок — по первому дню участия
audit-is-place-of-members = { $name } — { $place } место среди { $population }, порядок — по дню вступления
audit-is-among-of-partners = { $name } — { $place } среди { $population }, порядок — по первому дню партнёрства
audit-is-among-of-participants = { $name } — { $place } среди { $population }, порядок — по первому дню участия
audit-is-among-of-members = { $name } — { $place } среди { $population }, порядок — по дню вступления
audit-states-number = { $statement }: { $stated }
audit-states-days = { $statement }: { $stated }

## Условия и то, к чему они добавляются

audit-of-whom = { $words } стороны «{ $name }»
audit-with-clause = { $words } { $clause }
audit-with-party = { $words } { $clause }
audit-that = { $words }, которые { $clauses }
audit-with-instrument-clauses = { $words } ({ $clauses })
audit-with-instrument = { $words } (есть документ: { $clauses })
audit-on-day = { $words } на { $day }
audit-other-than = { $words } (кроме: { $names })
audit-clause-row = { $words } и { $clause }
audit-and-clause = { $words } и { $clause }
audit-by-such = { $words } по такому же партнёрству
audit-are = { $clauses }
audit-are-partners = являются партнёрами
audit-are-instruments = отвечают условиям ({ $clauses })
audit-have-instrument = имеют документ ({ $clauses })
audit-meet-condition = отвечают условию

## О партнёрстве

audit-clause-tier =
    { $case ->
        [are] имеют уровень { $names } или включающий его
       *[with] уровня { $names } или включающего его
    }
audit-clause-exact-tier =
    { $case ->
        [are] имеют именно уровень { $names }
       *[with] именно уровня { $names }
    }
audit-clause-direction =
    { $case ->
        [are] числятся в направлении { $names }
       *[with] в направлении { $names }
    }
audit-clause-area =
    { $case ->
        [are] относятся к области { $names }
       *[with] в области { $names }
    }
audit-clause-source =
    { $case ->
        [are] подкреплены ссылкой на источник { $names }
       *[with] со ссылкой на источник { $names }
    }
audit-clause-began =
    { $case ->
        [are] начались в промежутке «{ $interval }»
       *[with] с началом в промежутке «{ $interval }»
    }
audit-clause-began-by =
    { $case ->
        [are] связаны партнёрством, которое началось в промежутке «{ $interval }»
       *[with] по партнёрству, начавшемуся в промежутке «{ $interval }»
    }
audit-clause-had-ended =
    { $case ->
        [are] уже прекратились
       *[with] из числа уже прекратившихся
    }
audit-clause-had-ended-by =
    { $case ->
        [are] связаны партнёрством, которое уже прекратилось
       *[with] по уже прекратившемуся партнёрству
    }
audit-clause-ended =
    { $case ->
        [are] прекратились в промежутке «{ $interval }»
       *[with] с окончанием в промежутке «{ $interval }»
    }
audit-clause-ended-by =
    { $case ->
        [are] связаны партнёрством, которое прекратилось в промежутке «{ $interval }»
       *[with] по партнёрству, прекратившемуся в промежутке «{ $interval }»
    }
audit-clause-with-party =
    { $case ->
        [are] имеют сторону { $names }
       *[with] со стороной { $names }
    }
audit-clause-concluded-by =
    { $case ->
        [are] имеют сторону { $names }
       *[with] со стороной { $names }
    }
audit-clause-party =
    { $case ->
        [are] имеют сторону, которая { $clauses }
       *[with] со стороной, которая { $clauses }
    }
audit-clause-party-other =
    { $case ->
        [are] имеют сторону (кроме: { $name }), которая { $clauses }
       *[with] со стороной (кроме: { $name }), которая { $clauses }
    }

## О государстве или организации

audit-clause-partner-of =
    { $case ->
        [that-is] является партнёром стороны { $names }
       *[are] являются партнёрами стороны { $names }
    }
audit-clause-named =
    { $case ->
        [that-is] входит в перечень ({ $names })
       *[are] входят в перечень ({ $names })
    }
audit-clause-among =
    { $case ->
        [that-is] входит в перечень ({ $names })
       *[are] входят в перечень ({ $names })
    }
audit-actor-state =
    { $case ->
        [that-is] государством
       *[are] государствами
    }
audit-actor-organisation =
    { $case ->
        [that-is] организацией
       *[are] организациями
    }
audit-clause-kinds =
    { $case ->
        [that-is] является { $kinds }
       *[are] являются { $kinds }
    }
audit-clause-in =
    { $case ->
        [class] членство: { $names }
        [that-is] состоит в организации { $names }
       *[are] состоят в организации { $names }
    }
audit-clause-in-both =
    { $case ->
        [that-is] состоит в обеих организациях: { $first } и { $last }
       *[are] состоят в обеих организациях: { $first } и { $last }
    }
audit-clause-in-all =
    { $case ->
        [that-is] состоит во всех организациях: { $names }
       *[are] состоят во всех организациях: { $names }
    }
audit-clause-not-in =
    { $case ->
        [class] нет членства: { $name }
        [that-is] не состоит в организации { $name }
       *[are] не состоят в организации { $name }
    }
audit-clause-in-neither =
    { $case ->
        [class] нет членства ни в одной из двух: { $first } и { $last }
        [that-is] не состоит ни в одной из двух организаций: { $first } и { $last }
       *[are] не состоят ни в одной из двух организаций: { $first } и { $last }
    }
audit-clause-in-none =
    { $case ->
        [class] нет членства ни в одной из следующих: { $names }
        [that-is] не состоит ни в одной из организаций: { $names }
       *[are] не состоят ни в одной из организаций: { $names }
    }
audit-clause-taking-part =
    { $case ->
        [that-is] участвует в документе { $names }
       *[are] участвуют в документе { $names }
    }
audit-member-full = «{ $organisation }»
audit-member-any-role = «{ $organisation }» (в любом качестве)
audit-member-as = «{ $organisation }» ({ $role })

## О документе

audit-instrument-kind = вид — { $kinds }
audit-instrument-effect = значение — { $effects }
audit-effect-establishes = устанавливает партнёрство
audit-effect-upgrades = повышает уровень партнёрства
audit-effect-reaffirms = подтверждает партнёрство
audit-effect-implements = осуществляет партнёрство
audit-effect-terminates = прекращает партнёрство
audit-effect-background = предыстория партнёрства
audit-instrument-signed = заключение — { $interval }
audit-instrument-in-force = в силе на { $day }
audit-instrument-terminated = прекращение — { $interval }
audit-instrument-and = { $words }; { $clause }
audit-instrument-signed-by = подписавшие от каждой стороны — { $offices }
