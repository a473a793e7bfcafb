import { setTimeout as wait } from 'node:timers/promises';
import { type CaselineClient, RefusedError, type TimelineEntry } from './caseline-client.js';
import { type Narrator } from './narrator.js';
import { cloudEvent, type Scene, type StoryEvent } from './story.js';

export interface Desk {
  readonly wallet: CaselineClient;
  readonly agents: Readonly<Record<string, CaselineClient>>;
}

/** How long a case may take to appear on the read side before the demo calls it a failure. */
const PATIENCE_MS = 10_000;

/** Plays scenes against a running Caseline and follows every case that they open. */
export class Player {
  readonly #caseIds = new Map<string, string>();
  readonly #seenRevision = new Map<string, number>();
  readonly #timelines = new Map<string, TimelineEntry[]>();
  readonly #followers: Promise<void>[] = [];
  readonly #end = new AbortController();

  constructor(
    private readonly desk: Desk,
    private readonly narrator: Narrator,
    /** Keeps a second run apart from the first: customers, accounts and event ids end with it. */
    private readonly run: string,
    private readonly begin: Date,
  ) {}

  /** @param pause milliseconds that a minute of the story takes; 0 plays without pauses. */
  async play(scenes: readonly Scene[], pause: number): Promise<void> {
    let minute = 0;
    for (const scene of scenes) {
      await wait((scene.minute - minute) * pause);
      minute = scene.minute;
      await this.#perform(scene, new Date(this.begin.getTime() + minute * 60_000));
    }
  }

  /** Waits until every timeline shows its case's last revision, then stops following. */
  async finish(): Promise<ReadonlyMap<string, readonly TimelineEntry[]>> {
    await wait(300);
    this.#end.abort();
    await Promise.all(this.#followers);
    return this.#timelines;
  }

  async statusOf(who: string): Promise<string> {
    return (await this.#anyAgent().caseOf(this.#caseIdOf(who))).status;
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
    const late = event.late === undefined ? '' : `, reported ${event.late} minutes late`;
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

  async #act(scene: Extract<Scene, { kind: 'act' }>, at: Date): Promise<void> {
    const { agent, who, command, body, stale } = scene;
    const client = this.#agent(agent);
    const caseId = this.#caseIdOf(who);
    const seen = stale
      ? (this.#seenRevision.get(who) ?? 0) - 1
      : (await client.caseOf(caseId)).revision;
    try {
      const view = await client.act(`/${caseId}${command}`, body, seen);
      this.#seenRevision.set(who, view.revision);
      this.narrator.deed(at, agent, `${command.slice(1)} ${who}'s case, now ${view.status}`);
    } catch (error) {
      if (!stale || !(error instanceof RefusedError) || error.status !== 412) throw error;
      this.narrator.deed(at, agent, `${command.slice(1)} ${who}'s case: refused, ${error.message}`);
    }
  }

  async #appearanceOf(who: string): Promise<string> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      const [found] = await this.#anyAgent().casesOf(`cust-${this.#name(who)}`);
      if (found) return found.caseId;
      await wait(20);
    }
    throw new Error(`No case of ${who} appeared within ${PATIENCE_MS / 1000} s.`);
  }

  #follow(who: string, caseId: string): void {
    this.#caseIds.set(who, caseId);
    const timeline: TimelineEntry[] = [];
    this.#timelines.set(who, timeline);
    const follow = async () => {
      for await (const entry of this.#anyAgent().follow(caseId, this.#end.signal)) {
        timeline.push(entry);
        this.narrator.entry(who, entry);
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
