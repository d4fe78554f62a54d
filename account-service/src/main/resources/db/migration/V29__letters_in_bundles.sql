-- A row may hold many letters of one topic in `payload`, `letters` says how many; then it has no headers and its key is empty. An instance of before takes its payload
-- for a fact of an unknown schema and sends nothing more.
alter table outbox add letters int;

-- Where one letter of a bundle must wait, each gets a row of its own, and its place among those before and behind: ids between the bundle's and the next.
alter table outbox alter id set increment by 1000;

-- A bundle has a page of its own; nothing is moved out of the row or compressed.
alter table outbox set (toast_tuple_target = 8160);
