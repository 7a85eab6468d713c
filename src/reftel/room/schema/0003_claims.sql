-- What the room's telegrams say, made when it is first asked for, from what the room sees of each.

-- Telegrams that were looked through, and by which version of the extractor.
create table claimed (
    key text primary key,
    version text not null
) strict, without rowid;

create table claim (
    key text not null,              -- the telegram: 11DELWAN88
    place integer not null,         -- which of its passages, the subject line counted
    number integer not null,        -- which of the passage's claims
    kind text not null,             -- role, event, action, risk, relation
    type text,                      -- of events and actions; of relations how the two stand to each other
    claim blob not null,            -- msgpack
    primary key (key, place, number)
) strict, without rowid;

create index claim_of_kind on claim (kind, type);
create index claim_of_type on claim (type);
