-- What a list of an office is read through when the office has a hundred thousand of them.

-- Of a directive the lists ask its code, its document and its day: words are read of those that are shown.
create index directive_of_office on directive (office_id, id) include (code, document_id, published_on);
create index directive_by_code on directive (office_id, code collate vietnamese);
create index directive_by_title on directive (office_id, title collate vietnamese);

-- The work of an office as it stands, in the orders of its columns.
create index directive_period_by_due on directive_period (office_id, due) where to_day is null;
create index directive_period_by_report on directive_period (office_id, last_report_on) where to_day is null;
create index directive_period_by_wait on directive_period (office_id, next_since)
  where to_day is null and next_actor <> 'none';

-- What nobody has acknowledged yet is little of all that was ever delivered.
create index receipt_open on receipt (agency_id, delivered_on) where received_on is null;

-- The newest documents of an office.
create index document_by_issue on document (office_id, issued_on desc nulls last) where state = 'published';
