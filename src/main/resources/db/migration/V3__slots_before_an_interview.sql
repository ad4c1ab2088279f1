-- On which of the last days before an interview an item comes up once more: spread evenly, and always the same for an item.
-- There are as many as Interview.WINDOW has days.
alter table card add column slot smallint not null generated always as ((hashtext(item_id) & 2147483647) % 14) stored;
create index card_by_slot on card (learner_id, slot) where state = 'REVIEW';
