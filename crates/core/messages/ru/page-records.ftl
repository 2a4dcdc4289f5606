### page-records
