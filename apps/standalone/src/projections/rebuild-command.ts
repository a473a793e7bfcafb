import {
  CheckpointMismatchError,
  rebuildProjection,
  type RebuildProgress,
  type RebuildResult,
  type RowDifference,
} from '#platform/subscriptions';
import { count, duration } from '../progress/progress-line.js';
import { ProgressReport } from '../progress/progress-report.js';
import { ConfigError } from '../read-settings.js';
import { keepHeapSmall } from './small-heap.js';
import { type Tools } from './tools.js';

export interface RebuildFlags {
  readonly all?: boolean;
  readonly acceptDifferences?: boolean;
  readonly json?: boolean;
}

export interface Said {
  readonly isGood: boolean;
  readonly text: string;
}

/** One projection, or all and the policies that belong to another log. */
export async function rebuild(
  tools: Tools,
  name: string | undefined,
  flags: RebuildFlags,
  signal: AbortSignal,
): Promise<Said> {
  if ((name === undefined) === (flags.all !== true)) {
    throw new ConfigError('Name a projection, or say --all.');
  }
  keepHeapSmall();
  const names = name === undefined ? tools.catalogue.projectors().map((each) => each.name) : [name];
  const said: Said[] = [];
  for (const each of names) said.push(await rebuildOne(tools, each, flags, signal));
  if (flags.all) said.push(...(await restartPolicies(tools)));
  const text =
    flags.json && flags.all
      ? `[${said.map((each) => each.text).join(',')}]`
      : said.map((each) => each.text).join('\n');
  return { isGood: said.every(({ isGood }) => isGood), text };
}

async function rebuildOne(
  tools: Tools,
  name: string,
  flags: RebuildFlags,
  signal: AbortSignal,
): Promise<Said> {
  const projector = tools.projector(name);
  const { store, db, pool, takeLease } = tools;
  const began = performance.now();
  const show = progress(name);
  try {
    const result = await rebuildProjection({
      ...{ projector, store, db, pool, takeLease, signal },
      onProgress: show.progress,
      acceptDifferences: flags.acceptDifferences ?? false,
    });
    const seconds = (performance.now() - began) / 1_000;
    const isGood = result.outcome === 'swapped-in';
    if (flags.json)
      return { isGood, text: JSON.stringify({ projection: name, seconds, ...result }) };
    return { isGood, text: describe(`${name}/${projector.version}`, result, seconds) };
  } finally {
    show.end();
  }
}

/** Lines of a terminal are rewritten; elsewhere each phase is told when it begins. */
function progress(name: string) {
  const report = new ProgressReport(process.stderr, () => performance.now());
  let phase: string | undefined;
  return {
    progress: ({ share, ...rest }: RebuildProgress): void => {
      if (rest.phase !== phase && !process.stderr.isTTY) {
        process.stderr.write(`${name}: ${rest.phase}\n`);
      }
      ({ phase } = rest);
      const total = share > 0 ? { total: rest.events / share } : {};
      report.show({ ...rest, ...total, share });
    },
    end: () => {
      report.end();
    },
  };
}

function describe(name: string, result: RebuildResult, seconds: number): string {
  const { outcome, events, comparison, healed } = result;
  const pace = `${count(events)} events in ${duration(seconds)}, ${count(events / seconds)}/s`;
  const compared = comparison
    ? `${count(comparison.rows)} rows compared with those that were served, ${count(comparison.differences)} differ.`
    : 'There were no rows of this version and this log to compare with.';
  if (outcome === 'swapped-in') {
    const freed = healed === 0 ? '' : ` ${count(healed)} events that were parked are digested.`;
    return `${name} is rebuilt and swapped in: ${pace}. ${compared}${freed}`;
  }
  return [
    `${name} was NOT swapped in: ${pace}. ${compared} What is served is untouched.`,
    ...(comparison?.examples ?? []).map((example) => `  ${explain(example)}`),
    'The served rows were not made by this code from this log: somebody changed them by hand, or the projector was',
    'changed without raising its version. To serve the rows that the log amounts to, add --accept-differences.',
  ].join('\n');
}

function explain({ kind, row, columns }: RowDifference): string {
  if (kind === 'missing') return `${row} is missing among the served rows`;
  if (kind === 'superfluous') return `${row} is served, and the log knows nothing of it`;
  return `${row} differs in ${columns.join(', ')}`;
}

/** Policies have no rows. What they handle again they have decided already, and decide nothing new. */
async function restartPolicies({
  catalogue,
  checkpoints,
  store,
  takeLease,
}: Tools): Promise<Said[]> {
  const said: Said[] = [];
  for (const { name } of catalogue.subscriptions()) {
    try {
      await checkpoints.check(name, store);
    } catch (error) {
      if (!(error instanceof CheckpointMismatchError)) throw error;
      const lease = await takeLease(`subscription ${name}`);
      if (!lease) throw new ConfigError(`${name} runs. Stop Caseline first.`);
      await checkpoints.forget(name);
      await lease.release();
      said.push({ isGood: true, text: JSON.stringify({ policy: name, outcome: 'begins anew' }) });
    }
  }
  return said;
}
