-- What no telegram says: a call, a visit, a document, noted by whoever works on a case.

create table logged (
    id integer primary key autoincrement,
    kind text not null,             -- incident, intervention, offer, promise, risk, post, contact
    text text not null,
    about text,                     -- the person or office concerned, as people write it
    happened text,                  -- when it happened or is due, EDTF
    said text not null,             -- ISO day on which it became known
    source text,                    -- on whose word
    marking text,
    by text not null,
    at text not null,               -- ISO date and time, UTC
    undone text                     -- when it was taken back; null while it stands
) strict;
