import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line and event of one piece of work has in common. */
export interface RequestContext {
  readonly correlationId: string;
  /** Who asked for it, once that is known. */
  caller?: { readonly id: string; readonly role: string };
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Everything that `work` starts, however late, sees this context. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** Nothing outside of a request or another piece of work that has a context. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}
