-- Every table of a learner's begins its primary key with learner_id and is joined by it, so that the tables can be
-- distributed by learner without a change.

create table learner (
    id         uuid primary key,
    created_at timestamptz not null,
    zone       text        not null
);

-- The one learner of a local installation.
insert into learner (id, created_at, zone) values ('00000000-0000-0000-0000-000000000001', now(), 'UTC');

-- What was answered, word for word; only answers that could be graded. The id is made by the form, so the same form twice
-- is one attempt.
create table attempt (
    learner_id   uuid        not null references learner,
    id           uuid        not null,
    item_id      text        not null,
    revision     integer     not null,
    seed         bigint      not null,
    answer       text        not null,
    outcome      text        not null,
    mistake      text,
    gave_up      boolean     not null,
    hint_used    boolean     not null,
    duration_ms  bigint      not null,
    submitted_at timestamptz not null,
    primary key (learner_id, id)
);
create index attempt_by_item on attempt (learner_id, item_id, submitted_at desc);
create index attempt_by_time on attempt (learner_id, submitted_at desc);

-- The state of an item's card. A cache: replaying review_log makes it again.
create table card (
    learner_id  uuid             not null references learner,
    item_id     text             not null,
    state       text             not null,
    step        integer          not null,
    stability   double precision not null,
    difficulty  double precision not null,
    due         timestamptz      not null,
    last_review timestamptz,
    last_day    date,
    reps        integer          not null,
    lapses      integer          not null,
    version     integer          not null,
    primary key (learner_id, item_id)
);
create index card_by_due on card (learner_id, due);

-- Every review, append-only.
create table review_log (
    learner_id        uuid             not null references learner,
    client_review_id  uuid             not null,
    sequence          bigint generated always as identity,
    item_id           text             not null,
    reviewed_at       timestamptz      not null,
    client_at         timestamptz,
    zone              text             not null,
    study_day         date             not null,
    rating            smallint         not null,
    proposed_rating   smallint         not null,
    outcome           text             not null,
    hint_used         boolean          not null,
    duration_ms       bigint           not null,
    elapsed_days      integer          not null,
    retrievability    double precision,
    state_before      text             not null,
    step_before       integer          not null,
    stability_before  double precision not null,
    difficulty_before double precision not null,
    state_after       text             not null,
    step_after        integer          not null,
    stability_after   double precision not null,
    difficulty_after  double precision not null,
    due_after         timestamptz      not null,
    algorithm         text             not null,
    parameter_version integer          not null,
    primary key (learner_id, client_review_id)
);
create index review_log_by_item on review_log (learner_id, item_id, sequence);
create index review_log_by_day on review_log (learner_id, study_day);

-- What a learner expected of a lab before it was shown.
create table prediction (
    learner_id uuid        not null references learner,
    id         uuid        not null,
    lab        text        not null,
    parameters text        not null,
    question   text        not null,
    answer     text        not null,
    expected   text        not null,
    correct    boolean     not null,
    made_at    timestamptz not null,
    primary key (learner_id, id)
);
create index prediction_by_lab on prediction (learner_id, lab, made_at desc);
