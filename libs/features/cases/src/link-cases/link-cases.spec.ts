import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DecisionHandler, type RecordedEvent } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { type AppendFault, MemoryEventStore, specify, withAppendFaults } from '#testing';
import { caseDecider } from '../case/case.js';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseEvent, caseStream } from '../case/case-events.js';
import { opened } from '../case/case-history.fixture.js';
import { CaseLinks } from '../case/case-links.provider.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { UnlinkCases } from '../unlink-cases/unlink-cases.js';
import { UnlinkCasesHandler } from '../unlink-cases/unlink-cases.handler.js';
import { CompleteLinkPolicy } from './complete-link.policy.js';
import { linkCases, LinkCases } from './link-cases.js';
import { LinkCasesHandler } from './link-cases.handler.js';

const clock = { now: () => new Date('2026-03-20T00:00:00.000Z') };
const relation = 'same-cause';
const [A, B] = ['a'.repeat(32), 'b'.repeat(32)] as const;

describe('linkCases', () => {
  const linked: CaseEvent = { type: 'CaseLinked', data: { caseId: 'c2', relation } };
  const linking = (past: readonly CaseEvent[], caseId: string) =>
    specify(caseDecider(playbooks))
      .given(opened, ...past)
      .when(({ state }) => linkCases(state!.overview, { link: { caseId, relation } }));

  it('links once, and again after the link was removed', () => {
    linking([], 'c2').thenEvents(linked);
    linking([linked], 'c2').thenNothing();
    linking([linked, { ...linked, type: 'CaseUnlinked' }], 'c2').thenEvents(linked);
  });

  it('refuses a case itself', () => {
    linking([], 'c1').thenRefused('same-case');
  });
});

describe('links of two cases', () => {
  let log: MemoryEventStore;
  let acts = 0;

  beforeEach(async () => {
    log = new MemoryEventStore();
    await openBoth(log);
  });

  it('hold both ways when the process stopped in between', async () => {
    let left = 1;
    const once = withAppendFaults(log, () => (left-- > 0 ? 'none' : 'append lost'));
    const process = startProcess(once);
    const interrupted = process.link.execute(new LinkCases(about(A), { caseId: B, relation }));
    await expect(interrupted).rejects.toThrow(CaselineError);
    expect(await linksOf(log)).toEqual([[B], []]);
    await complete(log);
    expect(await linksOf(log)).toEqual([[B], [A]]);
    await complete(log);
    expect((await eventsOf(log)).filter(({ type }) => type === 'CaseLinked')).toHaveLength(2);
  });

  it('agree in the end, whoever linked and unlinked at once and stopped where', async () => {
    const act = fc.record({
      link: fc.boolean(),
      fromA: fc.boolean(),
      process: fc.constantFrom(0 as const, 1 as const),
    });
    const meetings = fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { maxLength: 8 });
    const faults = fc.array(fc.constantFrom<AppendFault>('none', 'append lost', 'answer lost'), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(meetings, faults, async (schedule, planned) => {
        const shared = new MemoryEventStore();
        await openBoth(shared);
        const toCome = [...planned];
        const faulty = withAppendFaults(shared, () => toCome.shift() ?? 'none');
        const processes = [startProcess(faulty), startProcess(faulty)] as const;
        for (const meeting of schedule) {
          const acting = meeting.map(async ({ link, fromA, process }) => {
            const { link: linkHandler, unlink } = processes[process];
            const to = { caseId: fromA ? B : A, relation } as const;
            const from = about(fromA ? A : B);
            await (link
              ? linkHandler.execute(new LinkCases(from, to))
              : unlink.execute(new UnlinkCases(from, to)));
          });
          await Promise.allSettled(acting);
        }
        await complete(shared);
        const [ofA, ofB] = await linksOf(shared);
        expect(ofA!.length).toBe(ofB!.length);
        expect(ofA!.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  function about(caseId: string) {
    acts += 1;
    const id = `00000000-0000-4000-8000-${String(acts).padStart(12, '0')}`;
    return {
      caseId,
      cause: { id, actor: { kind: 'agent', id: 'mei' }, correlationId: id },
    } as const;
  }
});

function startProcess(store: Parameters<typeof withAppendFaults>[0]) {
  const cases = new DecisionHandler(store, caseDecider(playbooks), { clock });
  const [links, decisions] = [new CaseLinks(cases), new CaseDecisions(cases)];
  return {
    cases,
    link: new LinkCasesHandler(decisions, links),
    unlink: new UnlinkCasesHandler(decisions, links),
    policy: new CompleteLinkPolicy(links),
  };
}

async function openBoth(log: MemoryEventStore): Promise<void> {
  const { cases } = startProcess(log);
  for (const caseId of [A, B]) {
    const id = `00000000-0000-4000-9000-${caseId.slice(0, 12)}`;
    const cause = { id, actor: { kind: 'agent', id: 'mei' }, correlationId: id } as const;
    const data = { ...opened.data, caseId } as never;
    await cases.decide(caseStream(caseId), cause, () => [{ type: 'CaseOpened', data }]);
  }
}

/** Follows the log to its end, what this adds included. */
async function complete(log: MemoryEventStore): Promise<void> {
  const { policy } = startProcess(log);
  for (let handled = 0; ;) {
    const fresh = (await eventsOf(log)).slice(handled);
    if (fresh.length === 0) return;
    handled += fresh.length;
    for (const event of fresh) {
      if (event.type === 'CaseLinked' || event.type === 'CaseUnlinked') await policy.handle(event);
    }
  }
}

async function linksOf(log: MemoryEventStore): Promise<readonly (readonly string[])[]> {
  const { cases } = startProcess(log);
  return Promise.all(
    [A, B].map(async (caseId) =>
      (await cases.load(caseStream(caseId))).state!.overview.links.map((link) => link.caseId),
    ),
  );
}

async function eventsOf(log: MemoryEventStore): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.readAll()) events.push(event);
  return events;
}
