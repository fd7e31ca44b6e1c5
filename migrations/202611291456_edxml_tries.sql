-- When a file that could not be written is tried again: pauses grow, so that a status message is not given up in minutes.
alter table edxml_sent add column try_after timestamptz;

-- Those given up before wait again; one that never could be written as a message has no words.
update edxml_sent set state = 'waiting' where kind = 'status' and state = 'failed' and xml is not null;
