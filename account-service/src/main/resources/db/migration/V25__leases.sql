-- Who leads a job, and until when; ShedLock's columns, times in UTC.
create table lease (
    name       text      primary key,
    lock_until timestamp not null,
    locked_at  timestamp not null,
    locked_by  text      not null
);
