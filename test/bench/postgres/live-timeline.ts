import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from '#platform/postgres';
import { type Api } from '../../processes/api.js';
import { eventually } from '../../processes/eventually.js';
import { withdrawalStuck } from '../../processes/wallet-events.js';
import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, milliseconds } from '../comparison.js';
import { openedCase } from '../opened-case.js';
import { startCaseline } from '../running-caseline.js';
import { percentiles } from '../statistics.js';

const CASES = 20;
const EVERY_MS = 5;

/** Wallet events at 200/s until the live timelines of their cases bring them; beside each a bare commit. */
export async function liveTimeline(postgres: BenchPostgres, seconds: number): Promise<Comparison> {
  const caseline = await startCaseline(postgres);
  const bare = createPool(await postgres.createDatabase(), { max: 1 });
  await bare.query('create table bare (id uuid primary key, event text not null)');
  const ending = new AbortController();
  const arrivals = new Map<string, number>();
  const cases = await Promise.all(Array.from({ length: CASES }, () => openedCase(caseline)));
  const following = cases.map(({ caseId }) =>
    follow(caseline.agent, caseId, arrivals, ending.signal),
  );
  return {
    beside: 'commits of one row, in the same seconds',
    figures: [
      { name: 'published to live timeline at 200/s, p50', unit: 'ms', bound: { atMost: 8 } },
      { name: 'published to live timeline at 200/s, p99', unit: 'ms', bound: { atMost: 10 } },
    ],
    measure: async () => {
      const published: Promise<{ readonly eventId: string; readonly at: number }>[] = [];
      const commits: Promise<number>[] = [];
      const began = performance.now();
      for (let count = 0; count < (seconds * 1_000) / EVERY_MS; count += 1) {
        await sleep(Math.max(0, began + count * EVERY_MS - performance.now()));
        const { number } = cases[count % CASES]!;
        const again = { ...withdrawalStuck(number), id: randomUUID() };
        published.push(publish(caseline.service, again));
        commits.push(
          milliseconds(() =>
            bare.query('insert into bare values ($1, $2)', [randomUUID(), 'x'.repeat(700)]),
          ),
        );
      }
      const times = (await Promise.all(published)).map(async ({ eventId, at }) => {
        const arrival = await eventually('the live timeline', () =>
          Promise.resolve(arrivals.get(eventId)),
        );
        return arrival - at;
      });
      return {
        caseline: percentiles(await Promise.all(times)),
        beside: percentiles(await Promise.all(commits)),
      };
    },
    close: async () => {
      ending.abort();
      await Promise.all(following);
      await bare.end();
      await caseline.stop();
    },
  };
}

async function publish(service: Api, event: object) {
  const at = performance.now();
  const { status, body } = await service.publish(event);
  if (status !== 202) throw new Error(`A wallet event was answered with ${status}.`);
  return { eventId: String(body.eventId), at };
}

async function follow(
  agent: Api,
  caseId: string,
  arrivals: Map<string, number>,
  signal: AbortSignal,
): Promise<void> {
  for await (const { data } of agent.follow(`/v1/cases/${caseId}/timeline`, signal)) {
    const { causationId } = JSON.parse(data) as { readonly causationId?: string };
    if (causationId !== undefined) arrivals.set(causationId, performance.now());
  }
}
