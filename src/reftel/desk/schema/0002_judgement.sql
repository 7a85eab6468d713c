-- What people decided about what the machine proposes: it names words where they stand, never rows of a room.

create table judgement (
    id integer primary key autoincrement,
    about text not null,            -- person, incident, promise, state, claim
    left text not null,             -- JSON: telegram, paragraph, quote, which time it comes
    right text not null,            -- the same; of a state the quote is the state
    verdict text not null,          -- same, different, unsure, confirmed, refused
    by text not null,
    at text not null,               -- ISO date and time, UTC
    why text not null,
    marking text,
    undone text                     -- when it was taken back; null while it stands
) strict;
