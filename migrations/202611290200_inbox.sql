-- What a person is told: one row for each person, the same thing once, ever.
create table notice (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  user_id uuid not null references auth_user on delete cascade,
  key text not null,
  kind text not null,
  title text not null,
  body text,
  link text not null check (link like '/%'),
  subject_kind text,
  subject_id text,
  told_at timestamptz not null default now(),
  -- Seen in the list; and gone on to from there.
  read_at timestamptz,
  opened_at timestamptz,
  unique (user_id, key),
  check ((subject_kind is null) = (subject_id is null))
);
create index notice_by_user on notice (user_id, told_at desc);
create index notice_unread on notice (user_id) where read_at is null;
create index notice_by_key on notice (office_id, key);
create index notice_by_subject on notice (subject_id);

-- A title holds words of what it is about: with that it goes.
create function forget_notices() returns trigger language plpgsql as $$
begin
  delete from notice where subject_id = old.id::text;
  return null;
end $$;
create trigger document_forgets_notices after delete on document for each row execute function forget_notices();
create trigger directive_forgets_notices after delete on directive for each row execute function forget_notices();

-- While somebody says that a document holds a secret, nobody is told of it either.
create index document_held on document (id) where held_at is not null;
create view held_subject as
  select id::text as id from document where held_at is not null
  union all
  select directive.id::text from directive join document on document.id = directive.document_id
  where document.held_at is not null;

-- How a person wants to be told beside the inbox.
create table notice_choice (
  user_id uuid primary key references auth_user on delete cascade,
  mail_address text,
  wants_digest boolean not null default false,
  check (mail_address is not null or not wants_digest)
);

-- The office's way out for mail; the password is sealed with the secret of the installation.
create table mail_setting (
  office_id uuid primary key references office on delete cascade,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text,
  password_sealed text,
  sender text not null,
  is_on boolean not null default false,
  -- When a test letter went out with just these settings.
  tested_at timestamptz
);

-- The ledger of mail: written before it is sent, one for each person, day and kind. No words of documents.
create table mail (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  user_id uuid not null references auth_user on delete cascade,
  kind text not null check (kind in ('digest')),
  day date not null,
  address text not null,
  message_id text not null unique,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  -- What it speaks of, by id: an act of the reader on one of these afterwards is its answer.
  subject_ids text[] not null default '{}',
  queued_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  opened_at timestamptz,
  problem text,
  unique (user_id, day, kind)
);
create index mail_by_office on mail (office_id, queued_at desc);
create index mail_due on mail (next_try_at) where state in ('queued', 'sending');

-- The address of a calendar is a secret: only its hash is kept; one in force for each person.
create table feed_token (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_user on delete cascade,
  office_id uuid not null references office on delete cascade,
  hash text not null unique,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  revoked_at timestamptz
);
create unique index feed_token_one_in_force on feed_token (user_id) where revoked_at is null;

-- Other programs are told: where, of what; the secret that signs is sealed.
create table webhook (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  url text not null,
  secret_sealed text not null,
  types text[] not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create index webhook_by_office on webhook (office_id);

-- What happened, the same once: ids and codes only, never words of documents.
create table webhook_event (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  key text not null,
  type text not null,
  data jsonb not null,
  happened_at timestamptz(3) not null default now(),
  unique (office_id, key)
);
create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references webhook_event on delete cascade,
  webhook_id uuid not null references webhook on delete cascade,
  state text not null default 'queued' check (state in ('queued', 'sending', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  claimed_at timestamptz,
  unique (event_id, webhook_id)
);
create index webhook_delivery_due on webhook_delivery (next_try_at) where state in ('queued', 'sending');
create table webhook_try (
  id uuid primary key default gen_random_uuid(),
  delivery_id uuid not null references webhook_delivery on delete cascade,
  tried_at timestamptz not null default now(),
  status integer,
  problem text,
  took_ms integer not null
);
create index webhook_try_by_delivery on webhook_try (delivery_id, tried_at);

-- Daily work that was done: a machine that was off in the morning does it when it is on.
create table timed_run (
  kind text not null,
  day date not null,
  ended_at timestamptz not null default now(),
  primary key (kind, day)
);
