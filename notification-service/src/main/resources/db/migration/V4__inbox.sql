-- When the citizen saw it on the portal's own pages.
alter table notice add column read_at timestamptz;
