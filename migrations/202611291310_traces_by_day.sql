-- A tie between requests holds from its day to the day on which it was taken back, so that a figure of a past day stays
-- what it was. A part that is joined again is gone from that day on.
alter table proposal_trace add column removed_on date;
alter table proposal add column removed_on date;

-- Which merging made a directive carry the answer: with the merging it is taken out again.
alter table proposal_answer add column trace_id uuid references proposal_trace on delete set null;
create index proposal_answer_by_trace on proposal_answer (trace_id) where trace_id is not null;
