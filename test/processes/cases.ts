import { expect } from '@jest/globals';
import { type Api } from './api.js';
import { eventually } from './eventually.js';

export interface CaseSeen {
  readonly caseId: string;
  readonly signals: number;
  readonly status: string;
  readonly revision: number;
  readonly queue: string | null;
}

/**
 * All cases of a customer whom a service has reported, once there is one. The case, its first signal and its
 * routing are one append, which readers may see in parts.
 */
export async function casesOf(agent: Api, customerId: string): Promise<readonly CaseSeen[]> {
  return eventually(`a case of ${customerId} appears`, async () => {
    const { body } = await agent.get(`/v1/cases?customerId=${customerId}`);
    const { data } = body as { data?: readonly CaseSeen[] };
    const hasCases = data !== undefined && data.length > 0;
    return hasCases && data.every(({ queue }) => queue !== null) ? data : undefined;
  });
}

export interface EntrySeen {
  readonly entry: number;
  readonly type: string;
}

/** The timeline without what its clocks say, which comes when it comes; once it has come as far as the list of cases. */
export async function timelineOf(
  agent: Api,
  { caseId, revision }: Pick<CaseSeen, 'caseId' | 'revision'>,
): Promise<readonly EntrySeen[]> {
  return eventually(`the timeline of ${caseId} reaches revision ${revision}`, async () => {
    const path = `/v1/cases/${caseId}/timeline?limit=100&minRevision=${revision}`;
    const { body } = await agent.get(path);
    return (body as { data?: readonly EntrySeen[] }).data?.filter(({ type }) => !ofClock(type));
  });
}

export function ofClock(type: string): boolean {
  return type.startsWith('Sla');
}

/** Each of these withdrawals has one case, opened by one signal, and nothing else on its timeline. */
export async function expectOneSignalEach(
  agent: Api,
  numbers: readonly (number | string)[],
): Promise<void> {
  for (const number of numbers) {
    const cases = await casesOf(agent, `cust-${number}`);
    expect(cases).toMatchObject([{ signals: 1, revision: 2 }]);
    const timeline = await timelineOf(agent, cases[0]!);
    expect(timeline.map(({ entry, type }) => [entry, type])).toEqual([
      [1, 'CaseOpened'],
      [2, 'SignalAttached'],
      [3, 'CaseRouted'],
    ]);
  }
}
