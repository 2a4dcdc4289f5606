### Слова одного рисунка.

picture-heading-memberships = Членство
