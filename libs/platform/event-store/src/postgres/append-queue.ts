import { EventStoreBusyError, EventStoreUnavailableError } from '../errors.js';
import { type AppendResult, type StreamRevision } from '../event-store.js';
import { type SerializedEvent } from '../serialize-append.js';

export interface PendingAppend {
  readonly streamName: string;
  readonly expectedRevision: StreamRevision;
  readonly events: readonly SerializedEvent[];
}

/** Commits a group in one transaction and answers each member, in their order. */
export type CommitGroup = (group: readonly PendingAppend[]) => Promise<readonly AppendResult[]>;

export interface AppendQueueLimits {
  /** Appends that may wait; beyond that the caller is sent away. */
  readonly waiting: number;
  /** Events, and characters of their payloads, in one group. A single append may have more. */
  readonly eventsPerGroup: number;
  readonly charactersPerGroup: number;
  /** Groups under way at once: while one is being flushed to disk, the next travels. */
  readonly groupsAtOnce: number;
}

interface Member extends PendingAppend {
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Appends that wait share a commit, at most one of each stream in a group, so that each member is judged
 * on its own. A group that the store cannot take is tried member by member: a bad one harms only itself.
 */
export class AppendQueue {
  readonly #waiting = new Set<Member>();
  readonly #underWay = new Set<Promise<void>>();
  #closed = false;
  #scheduled = false;

  constructor(
    private readonly commit: CommitGroup,
    private readonly limits: AppendQueueLimits,
  ) {}

  async append(append: PendingAppend): Promise<AppendResult> {
    if (this.#closed) throw new EventStoreUnavailableError('The event store is shutting down.');
    if (this.#waiting.size >= this.limits.waiting)
      throw new EventStoreBusyError(this.#waiting.size);
    return new Promise((resolve, reject) => {
      this.#waiting.add({ resolve, reject, ...append });
      this.#schedule();
    });
  }

  /** Resolves when the groups that are under way have their answers; at once where there are none. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Refuses new appends; resolves when those that wait have their answers. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#waiting.size > 0 || this.#underWay.size > 0) {
      this.#startGroups();
      await Promise.race(this.#underWay);
    }
  }

  /** After the current turn, in which more appends may come and share the group. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#startGroups();
    });
  }

  #startGroups(): void {
    while (this.#waiting.size > 0 && this.#underWay.size < this.limits.groupsAtOnce) {
      const group = this.#commitGroup(this.#takeGroup()).finally(() => {
        this.#underWay.delete(group);
        this.#schedule();
      });
      this.#underWay.add(group);
    }
  }

  #takeGroup(): readonly Member[] {
    const group: Member[] = [];
    const streams = new Set<string>();
    let events = 0;
    let characters = 0;
    for (const member of this.#waiting) {
      if (streams.has(member.streamName)) continue;
      events += member.events.length;
      characters += charactersOf(member);
      const full =
        events > this.limits.eventsPerGroup || characters > this.limits.charactersPerGroup;
      if (full && group.length > 0) break;
      streams.add(member.streamName);
      group.push(member);
      this.#waiting.delete(member);
    }
    return group;
  }

  async #commitGroup(group: readonly Member[]): Promise<void> {
    try {
      const results = await this.commit(group);
      group.forEach((member, index) => {
        const result = results[index];
        if (result) member.resolve(result);
        else member.reject(new Error('The event store left an append without an answer.'));
      });
    } catch (error) {
      if (group.length === 1 || error instanceof EventStoreUnavailableError) {
        for (const member of group) member.reject(error);
      } else {
        for (const member of group) await this.#commitGroup([member]);
      }
    }
  }
}

function charactersOf({ events }: PendingAppend): number {
  return events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
}
