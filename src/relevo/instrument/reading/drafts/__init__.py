"""From drafts to one act: reports reconciled, what is required and missing, what is disputed."""
