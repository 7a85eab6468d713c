-- What telegrams cite, as printed. Nothing here says what is held: that is asked when a link is read.

-- Each telegram by its number, when it was sent, and why its text is missing.
create table sent (
    key text primary key,           -- 11DELWAN88
    post text,
    year integer,
    airgram integer not null,
    serial integer,
    day integer,                    -- days, 1 January of the year 1 being 1
    dtg text,
    loss text,                      -- withdrawn, microfilm, text lost
    film text                       -- the number of its film
) strict;

create index sent_of_number on sent (post, year, airgram, serial) where post is not null;

-- What each of them cites, by its place in the order; post and serial are what it is found by.
create table cited (
    source text not null,
    number integer not null,
    post text,
    serial integer,
    printed integer not null,       -- whether its year is
    entry blob not null,            -- msgpack
    primary key (source, number)
) strict, without rowid;

create index cited_of_number on cited (post, serial, printed) where post is not null;

-- A collective's members as relay lines show them, and the first telegram that does.
create table member (
    collective text not null,
    post text not null,
    key text not null,
    primary key (collective, post)
) strict, without rowid;
