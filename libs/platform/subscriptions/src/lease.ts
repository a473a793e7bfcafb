/** The right to act alone. It saves two processes from doing the same work; safety comes from the term. */
export interface Lease {
  /** Aborts when the lease is gone without `release`. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** `undefined` while another process holds it. */
export type TakeLease = (name: string) => Promise<Lease | undefined>;
