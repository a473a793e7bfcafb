import { type EventStore } from '#platform/event-store';
import { type Api } from '../../processes/api.js';

/** What somebody does in a running Caseline, so that it writes certain events. */
export type Play = (people: {
  readonly service: Api;
  readonly agent: Api;
  readonly supervisor: Api;
  /** Returns when the wallet action has timed out, which takes minutes else. */
  readonly timeIsUp: (actionId: string) => Promise<void>;
  /** For what an older Caseline wrote. */
  readonly store: EventStore;
}) => Promise<void>;

/** A case as its commands answer it. */
export interface Case {
  readonly caseId: string;
  readonly revision: number;
  readonly steps: readonly {
    readonly stepId: string;
    readonly state: string;
    readonly required: boolean;
  }[];
}

/** Done at whatever revision the case has by now: policies may act in between. */
export async function command(
  agent: Api,
  { caseId, revision }: Case,
  name: string,
  body: object,
): Promise<Case> {
  const path = `/v1/cases/${caseId}/${name}`;
  let expected: unknown = revision;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answer = await agent.post(path, body, { 'if-match': `"${String(expected)}"` });
    if (answer.status === 200) return answer.body as unknown as Case;
    if (answer.status !== 412) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
    expected = answer.body.currentRevision;
  }
  throw new Error(`${name}: the case kept changing.`);
}

/** For a case of which only the end matters. */
export async function skipSteps(agent: Api, current: Case): Promise<Case> {
  let seen = current;
  for (const { stepId, required, state } of current.steps) {
    if (!required || state !== 'available') continue;
    seen = await command(agent, seen, `steps/${stepId}/skip`, { reason: 'Not needed.' });
  }
  return seen;
}
