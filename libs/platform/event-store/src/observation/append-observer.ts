/** Is told what appends cost. It must neither throw nor take time: it is called for each of them. */
export interface AppendObserver {
  /** An append was answered, or failed, after so many seconds. */
  appended(seconds: number, outcome: 'appended' | 'conflict' | 'failed'): void;
  /** So many appends were committed at once, by an adapter that groups them. */
  groupCommitted(appends: number): void;
}

/** Under this token an app may give Nest an `AppendObserver`. */
export const APPEND_OBSERVER = Symbol('AppendObserver');
