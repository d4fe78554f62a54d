-- Each fact's effect is a merge (Progress), so one that comes again changes nothing; a row a fact, kept for ever, bought nothing.
drop table seen_fact;
