-- The items of the bank in the order of their topics, so that a queue is one statement. The same for every learner; written
-- from the packs when they are opened. Items of one family stand in for each other: one of them a day is enough.
create table item (
    id       text    primary key,
    topic    text    not null,
    position integer not null,
    family   text    not null,
    siblings boolean not null
);
create index item_by_position on item (position);

-- What takes a review back. Like the log it is only ever appended to.
create table review_undo (
    learner_id       uuid        not null references learner,
    client_review_id uuid        not null,
    undone_at        timestamptz not null,
    zone             text        not null,
    study_day        date        not null,
    replaced_by      uuid,
    primary key (learner_id, client_review_id),
    foreign key (learner_id, client_review_id) references review_log on delete cascade
);

-- The attempt that a review rests on (a changed rating is another review of the same attempt), and what its interval was
-- made from.
alter table review_log add column attempt_id uuid;
alter table review_log add column scheduled_days integer not null default 0;
alter table review_log add column desired_retention double precision not null default 0.9;
alter table review_log add column maximum_interval integer not null default 36500;
update review_log set attempt_id = client_review_id;
update review_log set scheduled_days = (due_after at time zone zone)::date - (reviewed_at at time zone zone)::date
where state_after = 'REVIEW';
alter table review_log alter column attempt_id set not null;
create index review_log_by_attempt on review_log (learner_id, attempt_id);

-- The parameters that the card's memory is stated in.
alter table card add column parameter_version integer not null default 0;
create index card_by_day on card (learner_id, last_day);
create index card_by_lapses on card (learner_id, lapses desc) where lapses >= 4;

-- What a learner has set aside or wants to find again: FLAGGED and SUSPENDED until taken off, BURIED for a day of study.
create table mark (
    learner_id uuid        not null references learner,
    kind       text        not null,
    item_id    text        not null,
    study_day  date        not null,
    made_at    timestamptz not null,
    primary key (learner_id, kind, item_id)
);
create index mark_by_item on mark (learner_id, item_id);

-- How a learner wants to study. No row means the defaults; no zone means the server's.
create table preference (
    learner_id        uuid primary key references learner,
    zone              text,
    rollover          time             not null,
    desired_retention double precision not null,
    maximum_interval  integer          not null,
    new_a_day         integer          not null,
    reviews_a_day     integer          not null,
    capacity          integer[]        not null,
    oldest_first      boolean          not null,
    single_keys       boolean          not null,
    interview_on      date
);

-- Parameters and steps by version; version 0, the published parameters, has no row. Replay needs every one of them.
create table schedule_version (
    learner_id       uuid               not null references learner,
    version          integer            not null,
    weights          double precision[] not null,
    learning_steps   integer[]          not null,
    relearning_steps integer[]          not null,
    reason           text               not null,
    made_at          timestamptz        not null,
    primary key (learner_id, version)
);

-- Every run of the optimiser and what came of it.
create table tuning (
    learner_id   uuid             not null references learner,
    ran_at       timestamptz      not null,
    items        integer          not null,
    reviews      integer          not null,
    current_loss double precision not null,
    fitted_loss  double precision not null,
    accepted     boolean          not null,
    primary key (learner_id, ran_at)
);

-- The item on the desk, so that a session goes on where it was left, and the day's portion of new items, so that it is looked
-- for once a day and not at every step.
create table sitting (
    learner_id uuid   primary key references learner,
    item_id    text   not null,
    seed       bigint not null,
    scope      text   not null,
    study_day  date   not null,
    portion    text[]
);
