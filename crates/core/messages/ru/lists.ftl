### Перечни имён. $first — все, кроме последнего, через запятую.

list-and = { $first } и { $last }
list-or = { $first } или { $last }
