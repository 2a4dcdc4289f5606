### Слова одного рисунка.

picture-heading-map = Карта
