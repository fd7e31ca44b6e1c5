-- Lines of the books of what came in and went out are found too.
select search_over('register_paper', 'register', 'paper_number notation subject', 'issuer to_whom signer note');
