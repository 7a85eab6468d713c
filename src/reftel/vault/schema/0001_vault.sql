-- Copies are kept whole; readings and findings can be made again from them.

create table run (
    id integer primary key,
    began text not null,            -- ISO date and time, UTC
    reftel text not null,           -- the version that ran
    asked text not null             -- the paths, as a JSON list
) strict;

create table copy (
    id integer primary key autoincrement,
    digest blob not null unique,    -- SHA-256 of the bytes
    run integer not null references run (id),
    reader text not null,
    source text not null,
    encoding text not null,
    origin text,
    release text,                   -- JSON, null when nothing is known of a release
    declared text not null,         -- JSON
    findings text not null,         -- the reader's own, JSON
    bytes blob not null             -- zstd
) strict;

create table reading (
    copy integer primary key references copy (id),
    mrn text,
    cable blob not null             -- msgpack in zstd; the words of its paragraphs stand in the copy
) strict;

create index reading_of_mrn on reading (mrn, copy);

create table finding (
    copy integer not null references copy (id),
    code text not null,
    level text not null,
    message text not null,
    start integer not null,
    end integer not null
) strict;

create index finding_of_copy on finding (copy);
create index finding_of_code on finding (code, copy);

-- How often all readings were made anew; what was built from earlier ones is out of date.
create table edition (
    number integer not null
) strict;

insert into edition values (1);
