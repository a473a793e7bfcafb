import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type EventToAppend } from '#platform/event-store';
import { type Comparison } from '../comparison.js';
import { percentiles } from '../statistics.js';
import { type Ground } from './ground.js';
import { sampleEvent } from '../sample-events.js';

/** How events get to the handler of a live subscription. */
interface Route {
  append(event: EventToAppend): Promise<unknown>;
  /** When the handler had the event. */
  arrival(id: string): Promise<number>;
}

/** From the call of an append until a live handler has the event, one event at a time, in turn. */
export async function live(ground: Ground, samples: number): Promise<Comparison> {
  const ending = new AbortController();
  const caseline = await throughPort(ground, ending.signal);
  const beside = await throughBareClient(ground, ending.signal);
  return {
    beside: 'appendToStream and subscribeToAll of the bare client',
    figures: [
      { name: 'append to handler, p50', unit: 'ms', bound: { atMost: 1.3 } },
      { name: 'append to handler, p99', unit: 'ms', bound: { atMost: 1.5 } },
    ],
    measure: async () => {
      const times = { caseline: [] as number[], beside: [] as number[] };
      for (let sample = 0; sample < samples; sample += 1) {
        times.caseline.push(await latency(caseline));
        times.beside.push(await latency(beside));
      }
      return { caseline: percentiles(times.caseline), beside: percentiles(times.beside) };
    },
    close: () => {
      ending.abort();
      return Promise.resolve();
    },
  };
}

async function latency(route: Route): Promise<number> {
  const event = sampleEvent();
  const arrival = route.arrival(event.id);
  const began = performance.now();
  await route.append(event);
  return (await arrival) - began;
}

async function throughPort({ store }: Ground, signal: AbortSignal): Promise<Route> {
  const arrivals = new Arrivals();
  const filter = { streamPrefixes: ['benchLive-'] };
  const messages = store.subscribe({ after: await store.head(), filter, signal });
  const isLive = new Promise<void>((resolve, reject) => {
    const follow = async (): Promise<void> => {
      for await (const message of messages) {
        if (message.kind === 'caught-up') resolve();
        else for (const { id } of message.events) arrivals.note(id);
      }
    };
    follow().catch(reject);
  });
  await isLive;
  return {
    append: (event) => store.append(`benchLive-${randomUUID()}`, 'none', [event]),
    arrival: (id) => arrivals.of(id),
  };
}

async function throughBareClient({ bare, namespace }: Ground, signal: AbortSignal): Promise<Route> {
  const arrivals = new Arrivals();
  const prefix = `${namespace}Bare-`;
  const subscription = bare.client.subscribeToAll({
    fromPosition: 'end',
    filter: { filterOn: 'streamName', prefixes: [prefix], checkpointInterval: 1 },
  });
  subscription.on('data', ({ event }) => {
    if (event) arrivals.note(event.id);
  });
  signal.addEventListener('abort', () => void subscription.unsubscribe());
  await once(subscription, 'caughtUp');
  return {
    append: (event) => bare.append(`${prefix}${randomUUID()}`, 'none', [event]),
    arrival: (id) => arrivals.of(id),
  };
}

class Arrivals {
  readonly #expected = new Map<string, (at: number) => void>();

  note(id: string): void {
    this.#expected.get(id)?.(performance.now());
    this.#expected.delete(id);
  }

  of(id: string): Promise<number> {
    return new Promise((resolve) => this.#expected.set(id, resolve));
  }
}
