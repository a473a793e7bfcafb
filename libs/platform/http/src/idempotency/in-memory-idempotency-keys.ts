import { idempotencyKeyReused } from './idempotency-key.js';
import { type Binding, IdempotencyKeys } from './idempotency-keys.js';

/** For tests that have no database: forgets everything with the process. */
export class InMemoryIdempotencyKeys extends IdempotencyKeys {
  readonly #digests = new Map<string, string>();

  override bind(commandId: string, requestDigest: string): Promise<Binding> {
    const known = this.#digests.get(commandId);
    if (known === undefined) this.#digests.set(commandId, requestDigest);
    else if (known !== requestDigest) return Promise.reject(idempotencyKeyReused());
    return Promise.resolve(known === undefined ? 'new' : 'known');
  }

  override release(commandId: string, requestDigest: string): Promise<void> {
    if (this.#digests.get(commandId) === requestDigest) this.#digests.delete(commandId);
    return Promise.resolve();
  }

  override forgetOld(): Promise<number> {
    return Promise.resolve(0);
  }
}
