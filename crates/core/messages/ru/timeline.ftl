### Слова одного рисунка.

picture-heading-timeline = Хронология
