import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, type RecordedEvent } from '#platform/event-store';
import { systemClock } from '#platform/kernel';
import { openTestLog, type TestEvent, type TestLog } from '#testing';
import { type CaseEscalated } from '../case/case-events.js';
import { opened, resolved } from '../case/case-history.fixture.js';
import { RuledCases } from '../case/ruled-cases.provider.js';
import { escalationRules } from '../escalation/escalation-rules.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { queues } from '../queues/queues.provider.js';
import { EscalateByClockPolicy } from './escalate-by-clock.policy.js';

function policyOn(store: EventStore): EscalateByClockPolicy {
  const rules = { queues, escalationRules };
  return new EscalateByClockPolicy(new RuledCases(store, playbooks, rules, { clock: systemClock }));
}

describe('EscalateByClockPolicy in two processes', () => {
  let log: TestLog;
  let processes: readonly [EscalateByClockPolicy, EscalateByClockPolicy];
  let cases = 0;

  beforeAll(async () => {
    log = await openTestLog();
    processes = [policyOn(log.store), policyOn(await log.openStore())];
  });
  afterAll(() => log.close());

  /** A case with this past, and the breach of one of its clocks. */
  async function breached(...past: readonly TestEvent[]): Promise<RecordedEvent> {
    const caseId = (cases += 1).toString(16).padStart(32, '0');
    await log.append(`case-${caseId}`, opened, ...past);
    return breachAgain(caseId);
  }

  async function breachAgain(caseId: string): Promise<RecordedEvent> {
    const data = { clock: 'next-update', round: 1, dueAt: at, noticedAt: at };
    const stream = `caseClock-${caseId}`;
    const metadata = { correlationId: 'what-made-it-late' };
    await log.append(stream, { type: 'SlaBreached', data, metadata });
    return (await read(stream)).at(-1)!;
  }

  async function read(stream: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of log.store.readStream(stream)) events.push(event);
    return events;
  }

  const caseOf = ({ streamName }: RecordedEvent) => read(streamName.replace('caseClock', 'case'));

  async function typesIn(breach: RecordedEvent): Promise<readonly string[]> {
    return (await caseOf(breach)).map(({ type }) => type);
  }

  it('escalates a case once, however often both are told of the breach, and says why', async () => {
    const breach = await breached(inQueue, assigned);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => processes[index % 2]!.handle(breach)),
    );
    const events = (await caseOf(breach)).slice(3);
    expect(events.map(({ type }) => type)).toEqual([
      'CaseEscalated',
      'CaseUnassigned',
      'CaseRouted',
    ]);
    expect((events[0] as RecordedEvent<CaseEscalated>).data).toMatchObject({
      ...{ level: 1, by: 'rule', rule: 'sla-breached' },
    });
    expect(events[2]!.data).toMatchObject({ queue: 'escalations', by: 'rule' });
    for (const { metadata } of events) {
      const causationId = breach.id;
      expect(metadata).toMatchObject({ causationId, correlationId: 'what-made-it-late' });
    }
  });

  it('escalates it again only when another clock is breached', async () => {
    const breach = await breached(inQueue);
    await processes[0].handle(breach);
    const caseId = breach.streamName.replace('caseClock-', '');
    const known = await caseOf(breach);
    await log.store.append(`case-${caseId}`, known.length - 1, [
      { ...known.at(-1)!, id: '00000000-0000-4000-8000-000000000001', ...deescalated },
    ]);
    await processes[1].handle(breach);
    expect((await typesIn(breach)).slice(known.length)).toEqual(['CaseDeescalated']);
    await processes[1].handle(await breachAgain(caseId));
    expect((await typesIn(breach)).slice(known.length)).toEqual([
      'CaseDeescalated',
      'CaseEscalated',
    ]);
  });

  it('leaves alone a case that was over before anybody followed the breach', async () => {
    const breach = await breached(inQueue, resolved);
    await Promise.all(processes.map((policy) => policy.handle(breach)));
    expect(await typesIn(breach)).toEqual(['CaseOpened', 'CaseRouted', 'CaseResolved']);
  });

  it('wants only what a rule waits for', () => {
    expect(processes[0].filter).toEqual({ eventTypes: ['SlaBreached'] });
  });
});

const at = '2026-03-02T10:00:00.000Z';
const inQueue = { type: 'CaseRouted', data: { queue: 'money-movement', by: 'rule' } };
const assigned = { type: 'CaseAssigned', data: { assignee: 'mei' } };
const deescalated = {
  type: 'CaseDeescalated',
  data: { level: 0, previousLevel: 1, reason: 'It is on its way.' },
};
