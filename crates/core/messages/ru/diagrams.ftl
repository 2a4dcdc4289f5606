### Схемы для Graphviz и Mermaid.

diagrams-without-memberships = Членство не показано, так как партнёров много.
diagrams-codes = Буквы: коды. Чем больше связей, тем больше круг.
diagrams-ties-by-direction = Все связи по направлениям: { $count }
# После номера и названия направления: сколько из его связей — с направлением другого номера.
diagrams-within = внутри: { $count }
diagrams-with = с { $other }: { $count }
# После названия группы.
diagrams-continued = , продолжение
diagrams-in-full = Полностью: { $name }

## Вид линий

diagrams-line = Линия
diagrams-thin-line = Тонкая линия
diagrams-thick-line = Толстая линия
diagrams-thicker-line = Более толстая линия
diagrams-thickest-line = Самая толстая линия
diagrams-line-of = Линия { $place } из { $count }, от тонкой к толстой
diagrams-line-of-width = Линия { $whole },{ $tenths } пт
diagrams-double-line = Двойная линия
diagrams-dotted-line = Линия из точек
diagrams-dotted-lines = Линии из точек ({ $count })
diagrams-dots-and-dashes = Линия из точек и штрихов
diagrams-dot-and-dashes = Линия, в которой за точкой следуют штрихи ({ $count })
