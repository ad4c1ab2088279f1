-- A mock interview. Its plan is settled when it begins; what happened since stands in grill_event, and replaying that gives its state.
-- Time is counted in milliseconds since the beginning, with what the clock said when it was last counted.
create table grill (
    learner_id uuid        not null references learner,
    id         uuid        not null,
    format     text        not null,
    pace       text        not null,
    scenario   text        not null,
    plan       text        not null,
    began_at   timestamptz not null,
    elapsed_ms bigint      not null,
    clock_at   timestamptz not null,
    seat       uuid        not null,
    device     text        not null,
    ended_at   timestamptz,
    recorded   boolean     not null default false,
    asked      integer     not null default 0,
    correct    integer     not null default 0,
    pass       integer     not null default 0,
    band       text,
    share      text,
    primary key (learner_id, id)
);
create index grill_by_time on grill (learner_id, began_at desc);
create index grill_by_share on grill (share) where share is not null;

-- Append-only, but for a draft that is overwritten by the next draft of the same lines.
create table grill_event (
    learner_id uuid    not null references learner,
    grill_id   uuid    not null,
    sequence   integer not null,
    kind       text    not null,
    body       text    not null,
    primary key (learner_id, grill_id, sequence),
    foreign key (learner_id, grill_id) references grill on delete cascade
);
