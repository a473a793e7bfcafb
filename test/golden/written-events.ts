import { readdirSync } from 'node:fs';
import path from 'node:path';
import { exampleWalletEvent, walletEventTypes } from '#contracts';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#platform/event-store';
import { type StartedApp } from '../e2e/start-app.js';
import { timeIsUp } from '../e2e/time-is-up.js';
import { type Play } from './plays/play.js';

const STUCK = 'wallet.WithdrawalStuck.v1';
const folder = path.join(import.meta.dirname, 'plays');

/** Makes a running Caseline, whose cases reopen for no time at all, write every event with every field it can have. */
export async function writeEveryEvent(caseline: StartedApp): Promise<readonly RecordedEvent[]> {
  const service = await caseline.as('service');
  const agent = await caseline.as('agent');
  const supervisor = await caseline.as('supervisor');
  const store = caseline.app.get<EventStore>(EVENT_STORE);
  for (const { type } of walletEventTypes()) {
    const answer = await service.publish(exampleWalletEvent(type, { id: type }));
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  }
  await service.publish(
    exampleWalletEvent(STUCK, {
      id: 'ahead',
      time: '2999-01-01T00:00:00Z',
      data: { transactionId: 'wd-2' },
    }),
  );
  const up = (actionId: string) => timeIsUp(caseline, actionId);
  const people = { service, agent, supervisor };
  for (const play of await plays()) await play({ ...people, store, timeIsUp: up });
  return written(caseline);
}

/** Each file of the folder is one: whoever adds an event adds who makes it. */
async function plays(): Promise<readonly Play[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.play.ts'));
  const found: Play[] = [];
  // One after the other: Jest mixes up modules that two of them import at once.
  for (const file of files.sort()) {
    const { default: play } = (await import(path.join(folder, file))) as { default: Play };
    found.push(play);
  }
  return found;
}

async function written({ app }: StartedApp): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of app.get<EventStore>(EVENT_STORE).readAll()) events.push(event);
  return events;
}
