### Names in a row. $first are all but the last, separated by commas.

list-and = { $first } and { $last }
list-or = { $first } or { $last }
