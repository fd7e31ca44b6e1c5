-- From the moment somebody says that a document holds a secret nobody reads it, until it is purged or released.
alter table document add column held_at timestamptz;
