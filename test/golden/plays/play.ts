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

export async function command(agent: Api, { caseId, revision }: Case, name: string, body: object) {
  const path = `/v1/cases/${caseId}/${name}`;
  const answer = await agent.post(path, body, { 'if-match': `"${revision}"` });
  if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as Case;
}
