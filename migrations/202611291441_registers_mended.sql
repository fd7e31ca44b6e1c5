-- Lines of a number, the latest first, without reading the whole book.
create index register_paper_by_entry on register_paper (entry_id, ordinal);
