### Слова закрытых списков и того, что выбрано.

## Закрытые списки формата: вид документа, его значение и должность подписавшего.

kind-treaty = договор
kind-convention = конвенция
kind-charter = хартия
kind-statute = устав
kind-agreement = соглашение
kind-arrangement = договорённость
kind-exchange-of-notes = обмен нотами
kind-memorandum-of-understanding = меморандум о взаимопонимании
kind-memorandum = меморандум
kind-letter-of-intent = письмо о намерениях
kind-joint-declaration = совместная декларация
kind-joint-statement = совместное заявление
kind-joint-communique = совместное коммюнике
kind-declaration = декларация
kind-protocol = протокол
kind-action-plan = план действий
kind-road-map = дорожная карта
kind-resolution = резолюция
kind-announcement = объявление
effect-establishes = устанавливает партнёрство
effect-upgrades = повышает уровень партнёрства
effect-reaffirms = подтверждает партнёрство
effect-implements = осуществляет партнёрство
effect-terminates = прекращает партнёрство
effect-background = предыстория партнёрства
office-head-of-state = глава государства
office-head-of-government = глава правительства
office-foreign-minister = министр иностранных дел
office-other-minister = другой министр
office-head-of-organisation = глава организации
office-party-leader = лидер партии
office-other = другая должность

## Что выбрано, после названия или даты. $names — названия, $date — день или промежуток.

selected-tier = уровень: { $names }
selected-exact-tier = именно уровень: { $names }
selected-direction = направление: { $names }
selected-area = область: { $names }
selected-source = источник: { $names }
selected-began = начало: { RANGE($date) }
selected-ended = окончание: { RANGE($date) }
selected-signed = подписание: { RANGE($date) }
selected-in-force = действует на день: { RANGE($date) }
selected-terminated = прекращение: { RANGE($date) }
selected-kind = вид документа: { $names }
selected-effect = значение документа: { $names }
selected-signed-by = подписавшие: { $names }
selected-state = государство: { $names }
selected-organisation = организация: { $names }
selected-actor = только: { $names }
selected-member-of = членство: { $names }
selected-member-of-all = членство во всех: { $names }
selected-not-member-of = без членства: { $names }
selected-party-to = участник документа: { $names }
selected-partner-of = партнёр стороны: { $names }
selected-on = на день: { RANGE($date) }
# Чьи партнёры имеются в виду, если не главной стороны.
selected-of = чьи партнёры: { $name }
selected-actor-state = государства
selected-actor-organisation = организации
any-role = в любом качестве
