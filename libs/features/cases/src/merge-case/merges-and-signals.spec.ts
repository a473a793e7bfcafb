import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DecisionHandler, type EventStore, type RecordedEvent } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import {
  type AppendFault,
  MemoryEventStore,
  recordWalletEvent,
  testKeyring,
  withAppendFaults,
} from '#testing';
import { AttachSignalPolicy } from '../attach-signal/attach-signal.policy.js';
import { caseDecider } from '../case/case.js';
import { caseIdOf, type CaseEvent, caseStream } from '../case/case-events.js';
import { CaseMerges } from '../customer-register/case-merges.provider.js';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { registerDecider } from '../customer-register/register-decider.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { UnmergeCase } from '../unmerge-case/unmerge-case.js';
import { UnmergeCaseHandler } from '../unmerge-case/unmerge-case.handler.js';
import { CompleteMergePolicy } from './complete-merge.policy.js';
import { MergeCase } from './merge-case.js';
import { MergeCaseHandler } from './merge-case.handler.js';

const CASES = 8;
const clock = { now: () => new Date('2026-03-20T00:00:00.000Z') };
const actor = { kind: 'agent', id: 'mei' } as const;

/** What one process has. */
function startProcess(store: EventStore) {
  const cases = new DecisionHandler(store, caseDecider(playbooks), { clock });
  const registers = new DecisionHandler(store, registerDecider, { clock });
  const register = new CaseRegister(registers, cases, store, playbooks);
  const merges = new CaseMerges(registers, cases, register, testKeyring);
  return {
    cases,
    signals: new AttachSignalPolicy(register, testKeyring, playbooks),
    merge: new MergeCaseHandler(merges),
    unmerge: new UnmergeCaseHandler(merges),
    completion: new CompleteMergePolicy(merges),
  };
}
type Process = ReturnType<typeof startProcess>;

const one = fc.integer({ min: 0, max: CASES - 1 });
const act = fc.record({
  kind: fc.constantFrom('merge' as const, 'merge' as const, 'unmerge' as const, 'signal' as const),
  of: one,
  to: one,
  process: fc.constantFrom(0 as const, 1 as const),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** One after the other, meetings of what happens at the same time in two processes. */
const meetings = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 12,
});
const faults = fc.array(
  fc.constantFrom<AppendFault>('none', 'none', 'none', 'append lost', 'answer lost'),
  { maxLength: 30 },
);

describe('merges, unmerges and signals that race from two processes', () => {
  it('never make a circle, and every signal reaches exactly the cases that the register says', async () => {
    await fc.assert(
      fc.asyncProperty(meetings, faults, async (schedule, planned) => {
        const log = new MemoryEventStore();
        const caseIds = await openedCases(log);
        const toCome = [...planned];
        const faulty = withAppendFaults(log, () => toCome.shift() ?? 'none');
        const processes = [startProcess(faulty), startProcess(faulty)] as const;
        let acts = 0;
        for (const meeting of schedule) {
          await Promise.all(
            meeting.map((each) => {
              acts += 1;
              return orAbandoned(perform(log, processes[each.process], each, caseIds, acts));
            }),
          );
        }
        await goOn(log, startProcess(log));
        await expectAgreement(log, caseIds);
      }),
      { numRuns: 200 },
    );
  });
});

async function openedCases(log: EventStore): Promise<readonly string[]> {
  const { signals } = startProcess(log);
  for (let number = 0; number < CASES; number += 1) {
    await signals.handle(await report(log, 'wallet.TopUpFailed.v1', number, `first-${number}`));
  }
  const opened = (await eventsOf(log)).filter(({ type }) => type === 'CaseOpened');
  return opened.map(({ streamName }) => caseIdOf(streamName));
}

function report(log: EventStore, type: string, number: number, id: string): Promise<RecordedEvent> {
  const time = '2026-03-10T00:00:00.000Z';
  const data = { customerId: 'cust-1', transactionId: `tu-${number}` };
  return recordWalletEvent(log, type, { id, time, data }, time);
}

async function perform(
  log: EventStore,
  process: Process,
  { kind, of, to }: Act,
  caseIds: readonly string[],
  number: number,
): Promise<void> {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const caseId = caseIds[of]!;
  const about = { caseId, cause: { id, actor, correlationId: id } };
  if (kind === 'merge') await process.merge.execute(new MergeCase(about, caseIds[to]!));
  if (kind === 'unmerge') {
    const { state } = await process.cases.load(caseStream(caseId));
    const from = state?.overview.mergedInto?.caseId ?? caseIds[to]!;
    await process.unmerge.execute(new UnmergeCase(about, from));
  }
  if (kind === 'signal') {
    const type = number % 2 === 0 ? 'wallet.TopUpFailed.v1' : 'wallet.TopUpCredited.v1';
    await process.signals.handle(await report(log, type, of, `later-${number}`));
  }
}

/** What is refused leaves no trace; what broke off is for the policies. */
async function orAbandoned(action: Promise<void>): Promise<void> {
  try {
    await action;
  } catch (error) {
    if (!(error instanceof CaselineError)) throw error;
  }
}

/** The policies go through the log from its beginning. */
async function goOn(log: EventStore, { signals, completion }: Process): Promise<void> {
  for (const event of await eventsOf(log)) {
    if (event.type.startsWith('wallet.')) await signals.handle(event);
  }
  for (const event of await eventsOf(log)) {
    if (event.type === 'CasesMerged' || event.type === 'CasesUnmerged') {
      await completion.handle(event);
    }
  }
}

/** Told anew from the register alone, in the simplest way: which case goes on as which, and has which signals. */
function toldByTheRegister(events: readonly RegisterEvent[]) {
  const into = new Map<string, string>();
  const away = new Map<string, Set<string>>();
  const signals = new Map<string, Set<string>>();
  const add = (sets: Map<string, Set<string>>, key: string, id: string) =>
    sets.set(key, (sets.get(key) ?? new Set()).add(id));
  for (const { type, data } of events) {
    if (type === 'CasesMerged') {
      expect([into.has(data.caseId), into.has(data.into)]).toEqual([false, false]);
      into.set(data.caseId, data.into);
    }
    if (type === 'CasesUnmerged') {
      expect(into.get(data.caseId)).toBe(data.from);
      into.delete(data.caseId);
      for (const id of away.get(data.caseId) ?? []) add(signals, data.caseId, id);
      away.delete(data.caseId);
    }
    if (type === 'SignalAssigned') {
      let { caseId } = data;
      for (let next = into.get(caseId); next !== undefined; next = into.get(caseId)) {
        add(away, caseId, data.walletEventId);
        caseId = next;
      }
      add(signals, caseId, data.walletEventId);
    }
  }
  return { into, signals };
}

async function expectAgreement(log: EventStore, caseIds: readonly string[]): Promise<void> {
  const all = await eventsOf(log);
  const register = all.filter(({ streamName }) => streamName.startsWith('customer-'));
  const { into, signals } = toldByTheRegister(register as unknown as RegisterEvent[]);
  for (const caseId of caseIds) {
    const seen = new Set<string>();
    for (let at: string | undefined = caseId; at !== undefined; at = into.get(at)) {
      expect(seen.has(at)).toBe(false);
      seen.add(at);
    }
  }
  const { cases } = startProcess(log);
  for (const caseId of caseIds) {
    const { state } = await cases.load(caseStream(caseId));
    const { mergedInto, mergedCases, status } = state!.overview;
    expect(mergedInto?.caseId).toBe(into.get(caseId));
    expect(status === 'merged').toBe(into.has(caseId));
    expect(mergedCases.toSorted()).toEqual(caseIds.filter((id) => into.get(id) === caseId).sort());
    const attached = attachedIn(all, caseId);
    expect(attached.toSorted()).toEqual([...(signals.get(caseId) ?? [])].sort());
  }
  const wallet = all.filter(({ type }) => type.startsWith('wallet.')).map(({ id }) => id);
  const everywhere = new Set(caseIds.flatMap((caseId) => attachedIn(all, caseId)));
  expect([...everywhere].sort()).toEqual(wallet.sort());
}

function attachedIn(events: readonly RecordedEvent[], caseId: string): readonly string[] {
  const mine = events.filter(({ streamName }) => streamName === caseStream(caseId));
  return (mine as unknown as CaseEvent[]).flatMap((event) =>
    event.type === 'SignalAttached' ? [event.data.walletEventId] : [],
  );
}

async function eventsOf(log: EventStore): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.readAll()) events.push(event);
  return events;
}
