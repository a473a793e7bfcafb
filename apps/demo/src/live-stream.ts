import { eventually } from './eventually.js';

/** What a live stream has brought so far. */
export class LiveStream<Message> {
  readonly #seen: Message[] = [];
  #end: Error | undefined;

  constructor(messages: AsyncIterable<Message>, onMessage?: (message: Message) => void) {
    void this.#follow(messages, onMessage);
  }

  get seen(): readonly Message[] {
    return this.#seen;
  }

  /** The first message of this kind, also if it has still to come. */
  async first(what: string, isIt: (message: Message) => boolean): Promise<Message> {
    return eventually(what, () => {
      const found = this.#seen.find(isIt);
      if (!found && this.#end) throw this.#end;
      return found;
    });
  }

  /** A stream that breaks is a failure of whoever waits for what it would have brought. */
  async #follow(
    messages: AsyncIterable<Message>,
    onMessage: ((message: Message) => void) | undefined,
  ): Promise<void> {
    try {
      for await (const message of messages) {
        this.#seen.push(message);
        onMessage?.(message);
      }
      this.#end = new Error('A live stream has ended.');
    } catch (error) {
      this.#end = new Error('A live stream broke.', { cause: error });
    }
  }
}
