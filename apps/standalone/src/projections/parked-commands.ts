import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ParkedEvent,
  presentParkedEvent,
  retryParkedHere,
  type WhichParked,
} from '#platform/subscriptions';
import { type Said } from './rebuild-command.js';
import { textTable } from './text-table.js';
import { type Tools } from './tools.js';

const SHOWN = 1_000;
const PATIENCE_MS = 60_000;

/** What could not be digested: where it stands in the log and why, nothing of what is in it. */
export async function parked(tools: Tools, which: WhichParked, asJson: boolean): Promise<string> {
  const events = await tools.parked.which(which, SHOWN + 1);
  if (asJson) return JSON.stringify(events.slice(0, SHOWN).map(presentParkedEvent), undefined, 2);
  if (events.length === 0) return 'Nothing is parked.';
  const more = events.length > SHOWN ? [`Only the first ${SHOWN} are shown.`] : [];
  return [
    textTable([
      ['SUBSCRIPTION', 'EVENT', 'TYPE', 'SINCE', 'TRIED', 'REASON'],
      ...events.slice(0, SHOWN).map((event) => [...placeOf(event), reasonOf(event)]),
    ]),
    ...more,
    '`npm run projections -- retry` tries them again.',
  ].join('\n');
}

function placeOf(event: ParkedEvent): string[] {
  return [
    event.subscription,
    `${event.stream_name}@${event.revision}`,
    event.event_type,
    event.parked_at.toISOString(),
    String(event.attempts),
  ];
}

function reasonOf({ reason }: ParkedEvent): string {
  return reason ?? 'waits behind an earlier one';
}

/** Tries them again, here or in the process that runs the subscription, and says what became of each. */
export async function retry(
  tools: Tools,
  which: WhichParked,
  asJson: boolean,
  signal: AbortSignal,
): Promise<Said> {
  const before = await tools.parked.which(which, SHOWN);
  await tools.claimLog();
  await tools.parked.requestRetry(which);
  const names = new Set(before.map(({ subscription }) => subscription));
  for (const subscription of tools.catalogue.subscriptions()) {
    if (!names.has(subscription.name)) continue;
    const { store, checkpoints, parked, takeLease } = tools;
    await retryParkedHere({ subscription, store, checkpoints, parked, takeLease, signal });
  }
  const isDone = await hasBeenTried(tools, which, signal);
  const after = new Map((await tools.parked.which(which, SHOWN)).map((e) => [e.event_id, e]));
  const outcomes = before.map((event) => {
    const left = after.get(event.event_id);
    const outcome = left === undefined ? 'digested' : isDone ? 'parked' : 'not tried yet';
    return Object.assign(presentParkedEvent(left ?? event), { outcome });
  });
  const isGood = outcomes.every(({ outcome }) => outcome === 'digested');
  if (asJson) return { isGood, text: JSON.stringify(outcomes, undefined, 2) };
  if (outcomes.length === 0) return { isGood, text: 'Nothing is parked.' };
  const lines = before.map((event, index) => {
    const left = after.get(event.event_id);
    const outcome = outcomes[index]?.outcome ?? '';
    return [...placeOf(left ?? event), left ? `${outcome}: ${reasonOf(left)}` : outcome];
  });
  return {
    isGood,
    text: textTable([['SUBSCRIPTION', 'EVENT', 'TYPE', 'SINCE', 'TRIED', 'NOW'], ...lines]),
  };
}

async function hasBeenTried(
  { parked }: Tools,
  which: WhichParked,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && !signal.aborted) {
    const left = await parked.which(which, SHOWN);
    if (!left.some(({ retry_requested }) => retry_requested)) return true;
    await sleep(200);
  }
  return false;
}
