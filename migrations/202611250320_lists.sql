-- Lists are sorted by the Vietnamese alphabet, numbers in codes by their value. A server built without ICU sorts by the
-- plain order of letters instead; nothing else changes.
do $$
begin
  create collation vietnamese (provider = icu, locale = 'vi-u-kn-true');
exception when others then
  create collation vietnamese from "C";
end $$;
