import { IsIn, IsInt, IsObject, IsString, Min } from 'class-validator';
import { IsTimestamp } from '#contracts';
import { Annotate, contractOf, Describe, Holds, PublishedAs } from '#platform/json-schema';
import { type Actor } from '#platform/kernel';
import { eventDetails } from './event-details.response.js';
import { type PlacedEntry, type TimelineDetails } from './case-timeline.js';
import { type TimelineEvent } from './timeline-event.js';

@PublishedAs<ActorResponse>({
  direction: 'out',
  description: 'Who did it: a member of staff, a service, or a part of Caseline.',
  example: { kind: 'agent', id: 'agent-mei' },
})
export class ActorResponse implements Actor {
  @IsIn(['service', 'agent', 'supervisor', 'customer', 'system'])
  kind!: Actor['kind'];

  @IsString()
  id!: string;
}

const entryTypes = Object.keys(eventDetails) as readonly TimelineEvent['type'][];

@PublishedAs<TimelineEntryResponse>({
  direction: 'out',
  description:
    'One thing that happened to a case. Further types will come: pass over, or show by its summary, what you do not know.',
  example: {
    caseId: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
    entry: 3,
    type: 'CaseAssigned',
    actor: { kind: 'agent', id: 'agent-mei' },
    summary: 'assigned to agent-mei',
    details: { assignee: 'agent-mei' },
    occurredAt: '2026-03-01T08:12:09.004Z',
    recordedAt: '2026-03-01T08:12:09.004Z',
    revision: 2,
    eventId: '7c2f1d0a-52b4-5a7e-9b1e-6f4f0c3f9a55',
    causationId: '0190c1f4-6f1a-7c3e-9b0e-2f4d8a5b6c7d',
    correlationId: '5f0c9e0e-6a3c-4a57-9d57-0d6a9f4b7d11',
  },
  keywords: (schemas) => ({
    'x-open': true,
    oneOf: Object.entries(eventDetails).map(([type, details]) => ({
      properties: { type: { const: type }, details: schemas.refTo(contractOf(details)) },
    })),
  }),
})
export class TimelineEntryResponse implements PlacedEntry {
  @Describe('The case that it happened to.')
  @IsString()
  caseId!: string;

  @Describe('Counts the entries of one case from 1, without gaps.')
  @IsInt()
  @Min(1)
  entry!: number;

  @Annotate({ keywords: { 'x-open': true } })
  @IsIn(entryTypes)
  type!: TimelineEvent['type'];

  @Holds(() => ActorResponse)
  actor!: ActorResponse;

  @Describe('What happened, in one line of English.')
  @IsString()
  summary!: string;

  @Describe('What happened, in full: see the schema that is named for the type.')
  @IsObject()
  details!: TimelineDetails;

  @Describe('By the clock of whoever reported it.')
  @IsTimestamp()
  occurredAt!: string;

  @Describe('When Caseline recorded it.')
  @IsTimestamp()
  recordedAt!: string;

  @Describe('The case’s revision by then. What happens to its clocks does not change it.')
  @IsInt()
  @Min(0)
  revision!: number;

  @IsString()
  eventId!: string;

  @Describe('Why it happened: the id of the wallet event or the command that caused it.')
  @IsString()
  causationId!: string;

  @IsString()
  correlationId!: string;
}
