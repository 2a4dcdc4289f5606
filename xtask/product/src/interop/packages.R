# Reads CSV files as their Data Package says, and prints what it made of them as JSON.
library(jsonlite)
folder <- commandArgs(TRUE)[1]
package <- fromJSON(file.path(folder, "datapackage.json"), simplifyVector = FALSE)
classes <- c(string = "character", integer = "integer", date = "Date")
tables <- list()
for (resource in package$resources) {
  fields <- resource$schema$fields
  names <- vapply(fields, function(field) field$name, "")
  types <- vapply(fields, function(field) field$type, "")
  table <- read.csv(
    file.path(folder, resource$path),
    colClasses = setNames(unname(classes[types]), names),
    na.strings = "", check.names = FALSE, fileEncoding = "UTF-8"
  )
  found <- vapply(table, function(column) names(classes)[match(class(column)[1], classes)], "")
  tables[[resource$name]] <- list(
    rows = unbox(nrow(table)), cells = unbox(sum(!is.na(table))), types = lapply(as.list(found), unbox)
  )
}
cat(toJSON(list(with_r = tables)))
