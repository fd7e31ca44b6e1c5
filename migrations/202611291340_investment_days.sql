-- The day of the office's clock on which an item was entered or taken out and on which its words were said: "as of any
-- day" asks it. `using` fills what is there without waking the triggers that let history only grow.
alter table investment_item add column made_on date, add column removed_on date;
update investment_item set
  made_on = (made_at at time zone 'Asia/Ho_Chi_Minh')::date,
  removed_on = (removed_at at time zone 'Asia/Ho_Chi_Minh')::date;
alter table investment_item
  alter column made_on set not null,
  add check ((removed_on is null) = (removed_at is null));
alter table investment_item_version add column said_on date;
alter table investment_item_version
  alter column said_on type date using (made_at at time zone 'Asia/Ho_Chi_Minh')::date,
  alter column said_on set not null;
alter table facility add column removed_on date;
update facility set removed_on = (removed_at at time zone 'Asia/Ho_Chi_Minh')::date;
alter table facility add check ((removed_on is null) = (removed_at is null));
