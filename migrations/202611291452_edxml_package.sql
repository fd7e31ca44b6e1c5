-- Given back before or after it was taken in: an end of its own, with nothing left to decide.
alter table edxml_package drop constraint edxml_package_state_check;
alter table edxml_package add constraint edxml_package_state_check check (state in ('arrived', 'accepted', 'refused',
  'recalled', 'held', 'asked', 'agreed', 'declined', 'noted', 'unread', 'secret'));
-- Whether the document came by this package, or stood here before: only the former goes when the package is refused.
alter table edxml_package add column made_document boolean not null default false;
-- What a person said of the red marks on its files, for the document that is made of it later.
alter table edxml_package add column declaration jsonb;
