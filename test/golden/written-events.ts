import { readdirSync } from 'node:fs';
import path from 'node:path';
import { exampleWalletEvent, walletEventTypes } from '#contracts';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#platform/event-store';
import { type StartedApp } from '../e2e/start-app.js';
import { type Play } from './plays/play.js';

const STUCK = 'wallet.WithdrawalStuck.v1';
const folder = path.join(import.meta.dirname, 'plays');

/** Makes a running Caseline, whose cases reopen for no time at all, write every event with every field it can have. */
export async function writeEveryEvent(caseline: StartedApp): Promise<readonly RecordedEvent[]> {
  const service = await caseline.as('service');
  const agent = await caseline.as('agent');
  const supervisor = await caseline.as('supervisor');
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
  for (const play of await plays()) await play({ service, agent, supervisor });
  return written(caseline);
}

/** Each file of the folder is one: whoever adds an event adds who makes it. */
async function plays(): Promise<readonly Play[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.play.ts'));
  const found: Play[] = [];
  // One by one: Jest loses its way when two modules ask for a third at the same time.
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
