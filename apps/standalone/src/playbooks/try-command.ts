import {
  type CaseEvent,
  caseStream,
  differs,
  type Playbook,
  playbooks,
  type RecordedCaseEvent,
  type TriedCase,
  tryPlaybook,
} from '#features/cases';
import { type EventStore } from '#platform/event-store';
import { ProgressReport } from '../progress/progress-report.js';
import { givenPlaybook, type WhichPlaybook } from './given-playbook.js';
import { type Findings, findingsOf, inWords } from './findings.js';

export interface TryFlags extends WhichPlaybook {
  readonly json?: boolean;
}

/** What would differ in the cases of a type by another version of their playbook, in words or JSON. */
export async function tryOut(
  store: EventStore,
  caseType: string,
  flags: TryFlags,
  signal: AbortSignal,
): Promise<string> {
  const playbook = await givenPlaybook(caseType, flags);
  const caseIds = await casesOf(store, caseType, signal);
  const tried = await tryEach(store, playbook, caseIds, signal);
  const findings: Findings = findingsOf(playbook, tried);
  if (!flags.json) return inWords(findings);
  return JSON.stringify({ ...findings, differing: tried.filter(differs) }, undefined, 2);
}

async function casesOf(
  store: EventStore,
  caseType: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const event of store.readAll({ filter: { eventTypes: ['CaseOpened'] } })) {
    signal.throwIfAborted();
    const { data } = event as Extract<CaseEvent, { readonly type: 'CaseOpened' }>;
    if (data.caseType === caseType) found.push(data.caseId);
  }
  return found;
}

async function tryEach(
  store: EventStore,
  playbook: Playbook,
  caseIds: readonly string[],
  signal: AbortSignal,
): Promise<readonly TriedCase[]> {
  const report = new ProgressReport(process.stderr, () => performance.now());
  const tried: TriedCase[] = [];
  let events = 0;
  try {
    for (const caseId of caseIds) {
      signal.throwIfAborted();
      const history = await historyOf(store, caseId);
      events += history.length;
      tried.push(tryPlaybook(playbooks, playbook, history));
      report.show({ phase: 'replaying', events, share: tried.length / caseIds.length });
    }
  } finally {
    report.end();
  }
  return tried;
}

async function historyOf(store: EventStore, caseId: string): Promise<readonly RecordedCaseEvent[]> {
  const history: RecordedCaseEvent[] = [];
  for await (const event of store.readStream(caseStream(caseId))) {
    history.push(event as RecordedCaseEvent);
  }
  return history;
}
