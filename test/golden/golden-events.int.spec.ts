import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { validateWalletEvent } from '#contracts';
import { claimLog, EVENT_STORE, type EventStore, type RecordedEvent } from '#platform/event-store';
import { Keyring, systemClock } from '#platform/kernel';
import { eventVersions, upcasters } from '../../apps/standalone/src/upcasters.js';
import { startApp, type StartedApp } from '../e2e/start-app.js';
import { ofClock } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { SPEC_SCANNER } from '../processes/spec-scanner.js';
import {
  coveringShape,
  fileOf,
  type GoldenFile,
  goldenFiles,
  namesOfFiles,
  shapeOf,
} from './golden-files.js';
import { writeEveryEvent } from './written-events.js';

const files = goldenFiles();
const current = Object.entries(eventVersions);

function recorded({ type, schemaVersion }: GoldenFile, data: object): RecordedEvent {
  return { type, data, metadata: { schemaVersion } } as RecordedEvent;
}

describe('golden files of events', () => {
  it('are there for each type in each version, and for nothing else', () => {
    const wanted = current.flatMap(([type, newest]) => {
      const first = type.endsWith(`.v${newest}`) ? newest : 1;
      return Array.from({ length: newest - first + 1 }, (_, index) => fileOf(type, first + index));
    });
    expect(namesOfFiles()).toEqual(wanted.sort());
    expect(files.map(({ type, schemaVersion }) => fileOf(type, schemaVersion))).toEqual(wanted);
  });

  it.each(files.map((file) => [fileOf(file.type, file.schemaVersion), file] as const))(
    '%s is read as an event of today',
    (_, file) => {
      const { type, schemaVersion, events } = file.readAs ?? file;
      const read = file.events.map((data) => upcasters.current(recorded(file, data)));
      expect(read.map(({ data }) => data)).toEqual(events);
      for (const event of read) {
        expect([event.type, event.metadata.schemaVersion]).toEqual([type, schemaVersion]);
      }
      expect((eventVersions as Readonly<Record<string, number>>)[type]).toBe(schemaVersion);
    },
  );

  it('of old versions are read as events that have the shape of those of today', () => {
    for (const { readAs } of files) {
      if (!readAs) continue;
      const today = files.find(
        (one) => one.type === readAs.type && one.schemaVersion === readAs.schemaVersion,
      )!;
      const known = shapeOf(today.type, today.events);
      expect(shapeOf(readAs.type, readAs.events).filter((field) => !known.includes(field))).toEqual(
        [],
      );
    }
  });

  it('of wallet events would still be accepted', () => {
    for (const { type, events } of files.filter((file) => file.type.startsWith('wallet.'))) {
      for (const event of events)
        expect([type, validateWalletEvent(event).ok]).toEqual([type, true]);
    }
  });
});

describe('a running Caseline', () => {
  let caseline: StartedApp;
  let store: EventStore;
  let events: readonly RecordedEvent[];

  beforeAll(async () => {
    caseline = await startApp({
      CASE_REOPEN_WINDOW_HOURS: '0',
      EVIDENCE_SCAN: SPEC_SCANNER,
      SLA_CHAT_RESPONSE_MINUTES: '0.05',
    });
    store = caseline.app.get<EventStore>(EVENT_STORE);
    await claimLog(store, new Keyring(Buffer.alloc(32, 1)), systemClock);
    events = await writeEveryEvent(caseline);
  });

  afterAll(() => caseline.close());

  it.each(current)(
    'writes %s with exactly the fields of its golden file, version %i',
    (type, version) => {
      const written = events.filter((event) => event.type === type);
      expect(new Set(written.map(({ metadata }) => metadata.schemaVersion))).toEqual(
        new Set([version]),
      );
      const golden = files.find((file) => file.type === type && file.schemaVersion === version);
      const data = written.map((event) => event.data);
      // To be committed as it is, but only for a type or a version that is new.
      const file = { type, schemaVersion: version, events: coveringShape(type, data) };
      expect(golden ? '' : JSON.stringify(file)).toBe('');
      expect(shapeOf(type, golden?.events ?? [])).toEqual(shapeOf(type, data));
    },
  );

  it('writes no event whose version nobody keeps', () => {
    const types = new Set(events.map(({ type }) => type));
    expect([...types].sort()).toEqual(current.map(([type]) => type).sort());
  });

  it('goes on with a case that began in an older version', async () => {
    const {
      type,
      schemaVersion,
      events: [data],
    } = files.find((file) => file.type === 'CaseOpened' && file.schemaVersion === 1)!;
    const caseId = 'c'.repeat(32);
    const id = 'c0000000-0000-4000-8000-000000000001';
    // Today: a promise that was broken long ago would escalate it beneath us.
    const at = new Date().toISOString();
    const metadata = {
      schemaVersion,
      occurredAt: at,
      recordedAt: at,
      actor: { kind: 'system' as const, id: 'caseline' },
      correlationId: id,
      causationId: id,
    };
    await store.append(`case-${caseId}`, 'none', [
      { id, type, data: { ...data, caseId }, metadata },
    ]);
    const agent = await caseline.as('agent');
    const path = `/v1/cases/${caseId}`;
    const seen = await eventually('the read side has it', async () => {
      const { status, body } = await agent.get(path);
      return status === 200 && body.queue !== null ? body : undefined;
    });
    expect(seen).toMatchObject({ amount: '1500.00', currency: 'CNY', revision: 1 });
    const { body: timeline } = await agent.get(`${path}/timeline?minRevision=1`);
    const entries = timeline.data as readonly { readonly type: string }[];
    expect(entries.filter(({ type: happened }) => !ofClock(happened))).toMatchObject([
      {
        summary: 'withdrawal case opened by a signal, number 2 of its situation, about 1500.00 CNY',
        details: { amount: '1500.00', currency: 'CNY' },
      },
      { type: 'CaseRouted' },
    ]);
    const assigned = await agent.post(`${path}/assign`, { assignee: 'a' }, { 'if-match': '"1"' });
    expect(assigned.body).toMatchObject({ status: 'open', amount: '1500.00', revision: 2 });
  });
});
