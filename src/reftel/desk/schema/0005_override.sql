-- Where names of protected persons left the desk in full: who let them, when, in what, and why.
create table override (
    id integer primary key autoincrement,
    what text not null,             -- the command and what it was asked for
    persons text not null,          -- JSON: the names that were let go
    why text not null,
    by text not null,
    at text not null                -- ISO date and time, UTC
) strict;
