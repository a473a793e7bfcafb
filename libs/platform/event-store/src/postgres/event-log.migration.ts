import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Payloads are text, not jsonb, which re-orders keys and refuses what JSON allows: the log keeps the bytes
 * that were appended.
 */
const events = sql`
  create table events (
    position bigint primary key,
    revision integer not null,
    id uuid not null,
    stream text collate "C" not null,
    category text collate "C" not null,
    type text collate "C" not null,
    data text not null,
    metadata text not null,
    constraint events_stream_revision unique (stream, revision)
  )`;

const eventsByCategory = sql`
  create unique index events_by_category on events (category, position)`;

/** One row: the name of this log. Checkpoints are worth nothing against any other. */
const eventLog = sql`
  create table event_log (
    id uuid not null default gen_random_uuid(),
    one boolean primary key default true check (one)
  )`;

/**
 * Appends a group of appends ("members", each to another stream), those whose expected revision is the
 * last one of their stream. Answers the revisions that it found, so that the caller can tell who was
 * appended, and the position that the first new event follows.
 *
 * The lock comes first: each statement after it sees all that earlier holders committed, positions have
 * no gaps and are visible in their order, so that a reader never skips an event that commits late.
 *
 * The settings keep plans on the indexes even when they were made while the table was empty.
 */
const appendToEventLog = sql`
  create function append_to_event_log(
    member_streams text[],
    member_expected integer[],
    event_members integer[],
    event_revisions integer[],
    event_ids uuid[],
    event_types text[],
    event_data text[],
    event_metadata text[],
    out heads integer[],
    out last_position bigint
  )
  language plpgsql
  set enable_seqscan = off
  set enable_bitmapscan = off
  as $$
  begin
    -- An acknowledged append is durable, whatever this connection or role was set to.
    if current_setting('synchronous_commit') = 'off' then
      perform set_config('synchronous_commit', 'on', true);
    end if;

    perform pg_advisory_xact_lock('events'::regclass::oid::integer, 0);

    select array_agg(
        coalesce(
          (select e.revision from events e where e.stream = m.stream order by e.revision desc limit 1),
          -1
        )
        order by m.n
      )
      into heads
      from unnest(member_streams) with ordinality as m(stream, n);

    select coalesce(max(position), 0) into last_position from events;

    insert into events (position, revision, id, stream, category, type, data, metadata)
      select
        last_position + row_number() over (order by e.n), e.revision, e.id,
        member_streams[e.member], split_part(member_streams[e.member], '-', 1), e.type, e.data, e.metadata
      from unnest(event_members, event_revisions, event_ids, event_types, event_data, event_metadata)
        with ordinality as e(member, revision, id, type, data, metadata, n)
      where heads[e.member] = member_expected[e.member];

    if found then
      perform pg_notify('event_log', (select max(position) from events)::text);
    end if;
  end
  $$`;

/**
 * What follows a position, at most `most` events, of all streams or of those that a filter names. As in
 * the other function the settings keep plans on the indexes: with statistics that are missing or old,
 * the planner would rather sort the rest of the log for every page.
 */
const eventsAfter = sql`
  create function events_after(after bigint, most integer, prefixes text[], types text[])
  returns setof events
  language plpgsql stable
  set enable_seqscan = off
  set enable_bitmapscan = off
  as $$
  begin
    if types is not null then
      return query
        select e.* from events e
        where e.position > after and e.type = any(types)
        order by e.position limit most;
    elsif prefixes is null then
      return query
        select e.* from events e where e.position > after order by e.position limit most;
    elsif exists (select from unnest(prefixes) as prefix where strpos(prefix, '-') = 0) then
      return query
        select e.* from events e
        where e.position > after
          and exists (select from unnest(prefixes) as prefix where starts_with(e.stream, prefix))
        order by e.position limit most;
    else
      -- A category is what a name has before its first hyphen: there is an index for it.
      return query
        select of_prefix.*
        from unnest(prefixes) as prefix
        cross join lateral (
          select * from events e
          where e.category = split_part(prefix, '-', 1)
            and e.position > after
            and starts_with(e.stream, prefix)
          order by e.position limit most
        ) as of_prefix
        order by of_prefix.position limit most;
    end if;
  end
  $$`;

/** Creates the log in the schema that the connection is set to. */
export const eventLogMigration: Record<string, Migration> = {
  'event-store/0001-event-log': {
    async up(db: Kysely<unknown>) {
      for (const statement of [events, eventsByCategory, eventLog, appendToEventLog, eventsAfter]) {
        await statement.execute(db);
      }
      await sql`insert into event_log default values`.execute(db);
    },
  },
};
