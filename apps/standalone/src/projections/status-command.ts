import { CheckpointMismatchError, Rebuilds, type Subscription } from '#platform/subscriptions';
import { count, duration } from '../progress/progress-line.js';
import { textTable } from './text-table.js';
import { type Tools } from './tools.js';

interface SubscriptionState {
  readonly subscription: string;
  readonly runs: boolean;
  readonly lagEvents: number | null;
  readonly lagIsEstimate: boolean;
  readonly lagSeconds: number | null;
  readonly parked: number;
  /** What is wrong with its checkpoint. */
  readonly refused: string | null;
}

/** How far every policy and projection has come, and the rebuilds under way. */
export async function status(tools: Tools, asJson: boolean): Promise<string> {
  const rebuilds = new Rebuilds(tools.db);
  await rebuilds.sweep(tools.takeLease);
  const parked = await tools.parked.counts();
  const states: SubscriptionState[] = [];
  for (const subscription of tools.catalogue.subscriptions()) {
    states.push(await stateOf(tools, subscription, parked.get(subscription.name) ?? 0));
  }
  const underWay = (await rebuilds.list()).map((row) => ({
    projection: row.projection,
    version: row.version,
    phase: row.phase,
    events: Number(row.events),
    share: row.share,
    startedAt: row.started_at.toISOString(),
  }));
  if (asJson) return JSON.stringify({ subscriptions: states, rebuilds: underWay }, undefined, 2);
  return [
    textTable([
      ['PROJECTION OR POLICY', 'RUNS', 'BEHIND', 'FOR', 'PARKED'],
      ...states.map((state) => [
        state.subscription,
        state.runs ? 'yes' : 'no',
        behind(state),
        (state.lagSeconds ?? 0) > 0 ? duration(state.lagSeconds ?? 0) : '',
        state.parked === 0 ? '' : count(state.parked),
      ]),
    ]),
    ...states.flatMap(({ refused }) => (refused === null ? [] : ['', refused])),
    ...underWay.map(
      ({ projection, version, phase, events, share }) =>
        `\nRebuilding ${projection}/${version}, ${phase}: ${count(events)} events, ${Math.floor(share * 100)} %`,
    ),
  ].join('\n');
}

async function stateOf(
  { checkpoints, lags, takeLease, store }: Tools,
  subscription: Subscription,
  parked: number,
): Promise<SubscriptionState> {
  const { name } = subscription;
  const lease = await takeLease(`subscription ${name}`);
  await lease?.release();
  const known = { subscription: name, runs: lease === undefined, parked };
  try {
    await checkpoints.check(name, store);
  } catch (error) {
    if (!(error instanceof CheckpointMismatchError)) throw error;
    const unknown = { lagEvents: null, lagIsEstimate: false, lagSeconds: null };
    return { ...known, ...unknown, refused: error.message };
  }
  const { events, isEstimate, seconds } = await lags.of(subscription);
  return {
    ...known,
    lagEvents: events,
    lagIsEstimate: isEstimate,
    lagSeconds: seconds,
    refused: null,
  };
}

function behind({ lagEvents, lagIsEstimate }: SubscriptionState): string {
  if (lagEvents === null) return 'another log';
  if (lagEvents === 0) return 'up to date';
  return `${lagIsEstimate ? 'about ' : ''}${count(lagEvents)} events`;
}
