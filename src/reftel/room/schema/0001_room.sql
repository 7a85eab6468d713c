-- What one clearance sees of the archive. Everything here can be built again from the vault.

-- Telegrams, some of them in one block, since the words of many press better than those of one.
create table block (
    id integer primary key,
    bytes blob not null             -- zstd of a msgpack list, a packed cable each
) strict;

create table telegram (
    key text primary key,           -- 11DELWAN88
    dtg text not null,              -- ISO time, ~ when it is not known: telegrams are sorted by it, then by key
    block integer not null,         -- in the room main, which has no blocks, the copy in the vault
    slot integer not null           -- which of the block
) strict, without rowid;

create index telegram_of_dtg on telegram (dtg);

-- How far into the vault this room has come, beginning behind the copy `floor` and on its way to `goal`; how many documents its index then has, and had before.
-- The newest telegrams, which may not yet be indexed, are in the blocks from `block` on.
create table taken (
    edition integer not null,
    floor integer not null,
    last integer not null,
    goal integer not null,
    documents integer not null,
    before integer not null,
    block integer not null
) strict;
