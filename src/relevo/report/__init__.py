"""Reports: plans, findings, problems and mandates as text, picture, workbook and JSON."""
