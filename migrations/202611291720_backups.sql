-- Backups of the whole installation: one row for each that was made or tried, of no office. The file lies in the folder
-- of backups under the same name until it is removed.
create table backup (
  id uuid primary key default gen_random_uuid(),
  -- Why it was made: by the clock, by hand, before the database was brought up to a newer version.
  kind text not null check (kind in ('daily', 'hand', 'upgrade')),
  begun_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp(),
  -- Null where none came about; `problem` says why.
  file text,
  problem text,
  size bigint,
  sha256 text,
  rows bigint,
  files integer,
  -- Files that rows name and the disk has no more, or not as they were taken in.
  faults integer not null default 0,
  encrypted boolean not null default false,
  -- The trial: taken into an empty database of its own and held against what was written down.
  tried_at timestamptz,
  trial_problem text,
  removed_at timestamptz,
  check ((file is null) = (problem is not null))
);
create index backup_by_moment on backup (begun_at);
