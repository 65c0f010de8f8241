"""One tiny sample for each problem a reader of case files can show."""
