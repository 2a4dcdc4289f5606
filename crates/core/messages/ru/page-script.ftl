### Что говорит сценарий страницы. $number и $all вставляет сам сценарий, он же выбирает форму слова.

page-script-svg = Рисунок (SVG)
page-script-png = Рисунок (PNG)
page-script-embed = Встроить
page-script-code = HTML, который встраивает этот рисунок
page-script-table = Таблица (CSV)
page-script-claims = Все утверждения (CSV)
page-script-sources = Все источники (CSV)
page-script-open = Раскрыть всё для печати
page-script-shown =
    { $count ->
        [one] Показана { $number } строка из { $all }
        [few] Показаны { $number } строки из { $all }
       *[many] Показано { $number } строк из { $all }
    }
# После page-script-shown, когда таблица отсортирована по столбцу.
page-script-ascending = , сортировка по возрастанию: { $column }
page-script-descending = , сортировка по убыванию: { $column }
