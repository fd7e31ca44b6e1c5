-- A day goes out of the calendar by a decision, as it came in.
alter table calendar_day
  add column removed_basis text,
  add column removed_basis_on date,
  add constraint calendar_day_removal check ((removed_at is null) = (removed_basis is null));
