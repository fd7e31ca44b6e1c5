-- The list finds words by the index of the search (search_entry): a second copy of them is read by nobody.
alter table directive drop column search_folded;
