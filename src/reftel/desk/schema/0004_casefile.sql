-- Case files people keep: each is the steps that were taken in it, one row each, of which none is ever lost.
create table step (
    id integer primary key autoincrement,
    casefile integer,               -- the step that opened the case file; null in that step itself
    did text not null,              -- open, name, close, note, pin, unpin, order, confirm, wrong
    text text not null,             -- the name, the note, the reason, the words of a line, the new place
    line text,                      -- the line it is about, by its words: 3f2a9c01
    section text,                   -- which section the line stands in
    marks text not null,            -- JSON: the words the line rests on, each as telegram, paragraph, quote, which
    judged text not null,           -- JSON: the numbers of the judgements it brought about
    marking text,
    by text not null,
    at text not null,               -- ISO date and time, UTC
    undone text,                    -- when it was taken back; null while it stands
    undone_by text
) strict;
