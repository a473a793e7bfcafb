import { randomUUID } from 'node:crypto';
import { type Api } from '../../processes/api.js';
import { type Comparison, milliseconds } from '../comparison.js';
import { openedCase } from '../opened-case.js';
import { type RunningCaseline, startCaseline } from '../running-caseline.js';
import { quantile } from '../statistics.js';
import { type Ground } from './ground.js';
import { sampleEvent } from '../sample-events.js';

const EVENTS_OF_THE_CASE = 200;
const CASES = 4;

/** Notes on cases of 200 events over HTTP, one at a time, each beside one bare append. */
export async function commands(ground: Ground, samples: number): Promise<Comparison> {
  const caseline = await startCaseline(ground.postgres, {
    KURRENTDB_URL: ground.connectionString,
    KURRENTDB_NAMESPACE: ground.namespace,
  });
  return {
    beside: 'appendToStream of one event with the bare client',
    figures: [{ name: 'command on a case of 200 events, p99', unit: 'ms', bound: { atMost: 3 } }],
    measure: async () => {
      const caseIds = await Promise.all(Array.from({ length: CASES }, () => longCase(caseline)));
      const times = { caseline: [] as number[], beside: [] as number[] };
      for (let sample = 0; sample < samples; sample += 1) {
        const caseId = caseIds[sample % CASES]!;
        times.caseline.push(await milliseconds(() => addNote(caseline.agent, caseId)));
        const bare = () => ground.bare.append(`bench-${randomUUID()}`, 'none', [sampleEvent()]);
        times.beside.push(await milliseconds(bare));
      }
      return {
        caseline: [quantile(times.caseline, 0.99)],
        beside: [quantile(times.beside, 0.99)],
      };
    },
    close: () => caseline.stop(),
  };
}

/** The id of a new case that has 200 events. */
async function longCase(caseline: RunningCaseline): Promise<string> {
  const { caseId } = await openedCase(caseline);
  // Opened, and its signal attached.
  for (let events = 2; events < EVENTS_OF_THE_CASE; events += 1)
    await addNote(caseline.agent, caseId);
  return caseId;
}

async function addNote(agent: Api, caseId: string): Promise<void> {
  const text = 'The bank was asked; it answers within two hours.';
  const { status } = await agent.post(`/v1/cases/${caseId}/notes`, { text });
  if (status !== 200 && status !== 201) throw new Error(`A note was answered with ${status}.`);
}
