-- The names in the words of each telegram, so that they are looked for once.
create table named (
    key text primary key,           -- the telegram: 11DELWAN88
    names blob not null             -- msgpack: pairs of name and title, the title empty for a name that has none
) strict, without rowid;
