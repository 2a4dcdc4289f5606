### Записи на странице: что говорит карточка.

## Документы

records-title-unknown = название не записано
records-signed = подписание { WHEN($day) }
records-adopted = принятие { WHEN($day) }
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
