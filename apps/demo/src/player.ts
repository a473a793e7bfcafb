import { setTimeout as wait } from 'node:timers/promises';
import {
  type CaselineClient,
  type CaseView,
  RefusedError,
  type TimelineEntry,
} from './caseline-client.js';
import { type Narrator } from './narrator.js';
import { cloudEvent, type Scene, type StoryEvent } from './story.js';

type Act = Extract<Scene, { kind: 'act' }>;

export interface Desk {
  readonly wallet: CaselineClient;
  readonly agents: Readonly<Record<string, CaselineClient>>;
}

/** How long something may take to show on the read side before the demo calls it a failure. */
const PATIENCE_MS = 20_000;

/** An entry, and when it appeared by the clock of the story. */
export interface Appearance {
  readonly at: Date;
  readonly entry: TimelineEntry;
}

/** Plays scenes against a running Caseline and follows every case that they open. */
export class Player {
  readonly #caseIds = new Map<string, string>();
  readonly #seenRevision = new Map<string, number>();
  readonly #timelines = new Map<string, Appearance[]>();
  readonly #followers: Promise<void>[] = [];
  readonly #end = new AbortController();
  #now: Date;

  constructor(
    private readonly desk: Desk,
    private readonly narrator: Narrator,
    /** Keeps a second run apart from the first: customers, accounts and event ids end with it. */
    private readonly run: string,
    private readonly begin: Date,
  ) {
    this.#now = begin;
  }

  /** @param pause milliseconds that a minute of the story takes; 0 plays without pauses. */
  async play(scenes: readonly Scene[], pause: number): Promise<void> {
    let minute = 0;
    for (const scene of scenes) {
      await wait((scene.minute - minute) * pause);
      minute = scene.minute;
      this.#now = new Date(this.begin.getTime() + minute * 60_000);
      await this.#perform(scene, this.#now);
    }
  }

  /** Follows until all cases have come to the expected status, then ends. @throws what did not happen. */
  async finish(
    expected: Readonly<Record<string, string>>,
  ): Promise<ReadonlyMap<string, readonly Appearance[]>> {
    for (const [who, status] of Object.entries(expected)) {
      await until(`${who}'s case is ${status}`, async () => {
        const view = await this.#anyAgent().caseOf(this.#caseIdOf(who));
        const shown = this.#timelines.get(who) ?? [];
        // An entry for each event of the case, whose revisions count from 0; those of its clocks stand between them.
        const ofCase = shown.filter(({ entry }) => !entry.type.startsWith('Sla')).length;
        return view.status === status && ofCase === view.revision + 1 ? view : undefined;
      });
    }
    this.#end.abort();
    await Promise.all(this.#followers);
    return this.#timelines;
  }

  async #perform(scene: Scene, at: Date): Promise<void> {
    switch (scene.kind) {
      case 'publish':
        return this.#publish(scene.who, scene.event, at);
      case 'open':
        return this.#open(scene.agent, scene.who, scene.body, at);
      case 'act':
        return this.#act(scene, at);
    }
  }

  async #publish(who: string, event: StoryEvent, at: Date): Promise<void> {
    const late = event.late === undefined ? '' : `, ${event.late} min late`;
    this.narrator.deed(at, 'wallet', `${event.type} for ${who} (${event.id}${late})`);
    const customer = this.#name(who);
    await this.desk.wallet.publish(
      cloudEvent(customer, { ...event, id: `${event.id}-${this.run}` }, at),
    );
    if (opensCase(event) && !this.#caseIds.has(who)) {
      this.#follow(who, await this.#appearanceOf(who));
    }
  }

  async #open(agent: string, who: string, body: object, at: Date): Promise<void> {
    this.narrator.deed(at, agent, `opens a case for ${who} by hand`);
    const customer = this.#name(who);
    const opened = await this.#agent(agent).act('', {
      customerId: `cust-${customer}`,
      accountId: `acct-${customer}`,
      ...body,
    });
    this.#seenRevision.set(who, opened.revision);
    this.#follow(who, opened.caseId);
  }

  async #act(scene: Act, at: Date): Promise<void> {
    const { agent, who, command, stale } = scene;
    if (stale) return this.#actOnWhatIsStale(scene, at);
    const view = await until(`${agent} can ${command.slice(1)}`, () => this.#look(scene));
    this.#seenRevision.set(who, view.revision);
    this.narrator.deed(at, agent, `${command.slice(1)}: ${who}'s case, now ${view.status}`);
  }

  /** Looks and acts; undefined when the case changed in between, so that one has to look again. */
  async #look({ agent, who, command, body }: Act): Promise<CaseView | undefined> {
    const client = this.#agent(agent);
    const caseId = this.#caseIdOf(who);
    const { revision } = await client.caseOf(caseId);
    return client.act(`/${caseId}${command}`, body, revision).catch((error: unknown) => {
      if (error instanceof RefusedError && error.status === 412) return undefined;
      throw error;
    });
  }

  async #actOnWhatIsStale({ agent, who, command, body }: Act, at: Date): Promise<void> {
    const seenBefore = (this.#seenRevision.get(who) ?? 0) - 1;
    const path = `/${this.#caseIdOf(who)}${command}`;
    const refusal = await this.#agent(agent)
      .act(path, body, seenBefore)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (!(refusal instanceof RefusedError)) throw new Error(`${path} took a stale revision.`);
    this.narrator.deed(at, agent, `${command.slice(1)}: ${who}'s case: ${refusal.message}`);
  }

  async #appearanceOf(who: string): Promise<string> {
    const { caseId } = await until(`a case of ${who} appears`, async () => {
      const [found] = await this.#anyAgent().casesOf(`cust-${this.#name(who)}`);
      return found;
    });
    return caseId;
  }

  #follow(who: string, caseId: string): void {
    this.#caseIds.set(who, caseId);
    const timeline: Appearance[] = [];
    this.#timelines.set(who, timeline);
    const follow = async () => {
      for await (const entry of this.#anyAgent().follow(caseId, this.#end.signal)) {
        timeline.push({ at: this.#now, entry });
        this.narrator.entry(this.#now, who, entry);
      }
    };
    this.#followers.push(follow());
  }

  #name(who: string): string {
    return `${who}-${this.run}`;
  }

  #agent(name: string): CaselineClient {
    const client = this.desk.agents[name];
    if (!client) throw new Error(`The story has no agent ${name}.`);
    return client;
  }

  #anyAgent(): CaselineClient {
    const [client] = Object.values(this.desk.agents);
    if (!client) throw new Error('The story has no agents.');
    return client;
  }

  #caseIdOf(who: string): string {
    const caseId = this.#caseIds.get(who);
    if (caseId === undefined) throw new Error(`No case of ${who} was opened yet.`);
    return caseId;
  }
}

function opensCase({ type }: StoryEvent): boolean {
  return !/Credited|Completed|Unlocked|PasswordReset/.test(type);
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(20);
  }
  throw new Error(`It did not happen within ${PATIENCE_MS / 1000} s: ${what}.`);
}
