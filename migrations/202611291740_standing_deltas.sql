-- The five numbers of an office on any day without counting its rows: what each span of days adds and takes away, by day
-- (docs/decisions/053). A span knows its office, so that an office's spans are found by themselves.
alter table directive_period add column office_id uuid;
update directive_period set office_id = directive.office_id from directive where directive.id = directive_id;
alter table directive_period alter column office_id set not null;

-- What moved from one day to the next, and what lies open: nothing else is looked at to answer for them.
create index directive_period_by_start on directive_period (office_id, from_day);
create index directive_period_by_end on directive_period (office_id, to_day) where to_day is not null;
create index directive_period_by_lateness on directive_period (office_id, late_from) where late_from is not null;

create table standing_delta (
  office_id uuid not null,
  day date not null,
  class text not null,
  n integer not null,
  -- The moment of the last thing recorded of what begins here.
  known_until timestamptz(3)
);
create index standing_delta_by_day on standing_delta (office_id, day) include (class, n, known_until);

-- The days of a span, cut where it turns late or silent by itself; the rules stand in directives/rules.ts and
-- directives/standing, a test holds them together.
create function standing_days(span directive_period) returns table (class text, from_day date, to_day date)
  language sql immutable as $$
  select part.class, part.from_day, nullif(part.to_day, 'infinity')
  from (
    select case
        when undated then case when span.state = 'done' then 'infinity'
          else coalesce(span.last_report_on, span.told_on) + 91 end
        when span.stopped_on >= span.late_from then '-infinity'
        when span.stopped_on is not null then 'infinity'
        else span.late_from end::date as turns_on,
      case when undated then case when span.state = 'done' then 'undated-done' else 'undated-open' end
        when span.state = 'done' then 'done-on-time' else 'open-in-time' end as before,
      case when undated then 'undated-silent' when span.state = 'done' then 'done-late' else 'open-late' end as after
    from (select span.due is null or span.late_from is null as undated) as kind
  ) as turning cross join lateral (values
    (before, span.from_day, least(coalesce(span.to_day, 'infinity'), turns_on)),
    (after, greatest(span.from_day, turns_on), coalesce(span.to_day, 'infinity'))
  ) as part (class, from_day, to_day)
  where part.from_day < part.to_day
$$;

-- Added, never changed: two who write at once do not wait for each other. compact_standing gathers them.
create function keep_standing() returns trigger language plpgsql as $$
begin
  insert into standing_delta (office_id, day, class, n, known_until)
  select office_id, day, class, sum(n), max(known_until)
  from (
    select spans.office_id, cut.day, parts.class, tg_argv[0]::integer * cut.n as n,
      case when cut.n > 0 then spans.known_until end as known_until
    from spans cross join lateral standing_days(row(spans.*)::directive_period) as parts
    cross join lateral (values (parts.from_day, 1), (parts.to_day, -1)) as cut (day, n)
    where cut.day is not null
  ) as cuts group by office_id, day, class;
  return null;
end $$;
create trigger directive_period_added after insert on directive_period referencing new table as spans
  for each statement execute function keep_standing('1');
create trigger directive_period_taken after delete on directive_period referencing old table as spans
  for each statement execute function keep_standing('-1');

-- Many small rows of an office become few that say the same. Who reads meanwhile sees the ones or the others.
create function compact_standing(office uuid) returns void language sql as $$
  with gone as (delete from standing_delta where office_id = office returning day, class, n, known_until)
  insert into standing_delta (office_id, day, class, n, known_until)
  select office, day, class, sum(n), max(known_until) from gone group by day, class having sum(n) <> 0
$$;

-- All of it anew from the spans; nobody changes them meanwhile.
create function rebuild_standing() returns void language plpgsql as $$
begin
  lock table directive_period in share row exclusive mode;
  delete from standing_delta;
  insert into standing_delta (office_id, day, class, n, known_until)
  select span.office_id, cut.day, parts.class, sum(cut.n), max(case when cut.n > 0 then span.known_until end)
  from directive_period as span cross join lateral standing_days(span) as parts
  cross join lateral (values (parts.from_day, 1), (parts.to_day, -1)) as cut (day, n)
  where cut.day is not null group by span.office_id, cut.day, parts.class having sum(cut.n) <> 0;
end $$;
select rebuild_standing();

-- An example that goes leaves no sums behind.
create function forget_standing() returns trigger language plpgsql as $$
begin
  delete from standing_delta where office_id = old.id;
  return null;
end $$;
create trigger office_forgets_standing after delete on office for each row execute function forget_standing();
