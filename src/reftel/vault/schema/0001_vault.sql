-- Copies are kept whole; readings can be made again from them.

create table run (
    id integer primary key autoincrement,
    action text not null,           -- add, rebuild
    began text not null,            -- ISO date and time, UTC
    ended text,                     -- null while it runs; a run that was cut off is ended by the next one
    reftel text not null,           -- the version that ran
    asked text not null,            -- the paths, as a JSON list
    obtained_from text,             -- what the keeper says of the origin
    obtained_on text,               -- ISO date
    note text,
    counts text                     -- JSON; null until it ended
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

create index copy_of_run on copy (run);

create table reading (
    copy integer primary key references copy (id),
    mrn text,
    edition integer not null,
    cable blob not null             -- msgpack in zstd: cable, blocks, findings; the words of its paragraphs stand in the copy
) strict;

create index reading_of_mrn on reading (mrn, copy);

-- What zstd was told beforehand; the frames name the one they need. Without it they cannot be opened.
create table dictionary (
    id integer primary key,         -- odd for copies, even for readings
    bytes blob not null
) strict;

-- How often all readings were made anew; what was built from earlier ones is out of date.
-- While `asked` is above `number` some readings are of the edition asked for and others still of the one before.
create table edition (
    number integer not null,
    asked integer not null
) strict;

insert into edition values (1, 1);

-- Each entry's hash covers the hash of the one before: an entry that is changed or taken out breaks the chain.
create table audit (
    number integer primary key,
    at text not null,               -- ISO date and time, UTC
    actor text not null,
    action text not null,
    details text not null,          -- JSON
    previous blob not null,
    hash blob not null
) strict;

create trigger audit_is_not_changed before update on audit
begin
    select raise(abort, 'an entry of the audit log is never changed');
end;

create trigger audit_is_not_shortened before delete on audit
begin
    select raise(abort, 'an entry of the audit log is never taken out');
end;
