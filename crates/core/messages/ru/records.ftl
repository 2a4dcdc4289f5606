### Как называются записи и что в них сказано.

## Как участник выразил согласие и что это за организация

consent-ratification = ратификация
consent-acceptance = принятие
consent-approval = утверждение
consent-accession = присоединение
consent-succession = правопреемство
consent-definitive-signature = окончательное подписание
consented = выражение согласия
organisation-kind-intergovernmental-organisation = межправительственная организация
organisation-kind-dialogue-platform = диалоговая площадка
organisation-kind-group = группа

## Названия

partnership-of = { $tier }: { $parties }
partnership-named = { $tier } «{ $name }»: { $parties }
organisation-in-a-sentence = { $name }
instrument-of-unknown-kind = документ
instrument-of = { $kind }: { $parties }
instrument-of-many = { $kind }, сторон: { $count }
instrument-dated = { $instrument }, { RANGE($day) }
source-dated = { $publisher } ({ RANGE($date) })
citation-differs = отличается: { $fields }

## Начало и конец

start-unknown = начало неизвестно
since = начало: { $day }
since-derived = начало: { $day }, выведено из документов
until = окончание: { RANGE($day) }
ended-unknown = окончание наступило, дата неизвестна
ended-unknown-within = окончание наступило, дата неизвестна: { RANGE($day) }
existed-until = { $name }: последний день существования — { $day }
exists-no-more = { $name }: больше не существует
possibly-exists-no-more = { $name }: возможно, больше не существует
ended-by = по документу: { $instrument }
ended-before = накануне начала следующего партнёрства: { $partnership }

## Кто участвует в документе

participant-named = { $actor }: { $facts }
participant-not-named = участник не назван
participant-signed = подписание { WHEN($day) }
participant-consented = { $consent } { WHEN($day) }
participant-consented-unknown = { $consent }, дата неизвестна
participant-in-force = вступление в силу { WHEN($day) }
participant-until = участвует до { GENITIVE($day) }
participant-took-part-until = участие прекращено: { $day }
participant-from-entry = со вступления документа в силу: { $day }
participant-undated = значится участником, без даты
participant-parties = Из сторон: { $parties }
participants-count = участников на { $day }: { $count }
participants-count-possibly = участников на { $day }: { $count }, возможно, ещё { $possible }
takes-part = участвует
takes-part-not = не на этот день
takes-part-not-existing = на этот день не существует
takes-part-not-ended = не на этот день: документ прекращён
takes-part-not-replaced = не на этот день: документ заменён другим
takes-part-not-left = больше не участвует
takes-part-not-entered = на этот день ещё нет
takes-part-possibly = участие возможно
takes-part-possibly-existing = участие возможно: неизвестно, есть ли эта сторона на этот день
takes-part-possibly-ended = участие возможно: документ мог быть прекращён
takes-part-possibly-replaced = участие возможно: документ мог быть заменён другим
takes-part-possibly-left = участие возможно: оно могло прекратиться
takes-part-possibly-later = участие возможно: для этого участника документ мог вступить в силу и позже этого дня
takes-part-possibly-entered = участие возможно: неизвестно, вступил ли документ в силу для этого участника
takes-part-possibly-party = участие возможно: о нём ничего не записано

## Документы до и после данного

relation-replaces = заменяет:
relation-is-replaced-by = чем заменён документ:
relation-amends = изменяет:
relation-is-amended-by = чем изменён документ:
relation-implements = осуществляет:
relation-is-implemented-by = чем осуществляется документ:
relation-in-force = в силе с даты: { SHORT($day) }
relation-entry-unknown = вступление в силу не записано
replaced = документ заменён, не действует
replaced-since = документ заменён, перестал действовать { WHEN($day) }
replaced-between = документ заменён, перестал действовать в один из дней с { GENITIVE($first) } по { $last }
not-yet-replaced = по состоянию на { $day } документ ещё не заменён
possibly-replaced = по состоянию на { $day } документ, возможно, заменён: { $why }
replaced-why-contradictory = записи о том, что его заменяет, противоречат друг другу
replaced-why-not-all = то, что его заменяет, действует, но не установлено, что оно связывает всех участников заменённого документа
replaced-why-entry = неизвестно, вступило ли в силу то, что его заменяет
