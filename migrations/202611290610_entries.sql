-- A directive that a person entered by hand: the third recorded origin, person and day (design rule 2).
alter table directive
  add column entered_by uuid references auth_user on delete set null,
  add column entered_on date,
  -- The line as it was typed.
  add column entered_line text,
  add constraint directive_entry_whole check ((entered_on is null) = (entered_line is null)),
  add constraint directive_entry_only check (entered_on is null or (import_id is null and item_id is null));
