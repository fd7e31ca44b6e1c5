-- People are told what became of their accounts. The log says it; the last day of a log that grows by its end is found by
-- its blocks, in an index of a few pages.
create index log_entry_by_moment on log_entry using brin (recorded_at) with (autosummarize = on);

-- Such news goes out at once, and more than once a day; the morning letter still comes once.
alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('digest', 'account'));
alter table mail drop constraint mail_user_id_day_kind_key;
create unique index mail_digest_of_day on mail (user_id, day) where kind = 'digest';
