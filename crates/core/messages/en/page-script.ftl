### What the script of the page says. $number and $all are filled in by the script, and the form of a
### plural is chosen by it.

page-script-svg = Picture (SVG)
page-script-png = Picture (PNG)
page-script-embed = Embed
page-script-code = HTML that embeds this figure
page-script-table = Table (CSV)
page-script-claims = All claims (CSV)
page-script-sources = All sources (CSV)
page-script-open = Open everything, for print
page-script-shown =
    { $count ->
        [one] { $number } of { $all } shown
       *[other] { $number } of { $all } shown
    }
# Behind page-script-shown, after sorting by a column.
page-script-ascending = , sorted by { $column }, ascending
page-script-descending = , sorted by { $column }, descending
