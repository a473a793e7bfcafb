/** When the case can be reopened no more; null unless it is closed. */
export type ReopenableUntil = string | null;

/**
 * What cases say of themselves. Only being closed for good is final, and only the case knows of it. Decisions
 * ask; whom they asked in vain is asked before they are made again.
 */
export class Advice {
  readonly #unasked = new Set<string>();

  /**
   * @param known by case id.
   * @param goesOnAs which case goes on in place of one: whether that one is closed is what counts.
   */
  constructor(
    private readonly known: ReadonlyMap<string, ReopenableUntil> = new Map(),
    private readonly goesOnAs: (caseId: string) => string = (caseId) => caseId,
  ) {}

  /** Cases that a decision asked for and that have not answered yet: what it decided counts for nothing. */
  get unasked(): ReadonlySet<string> {
    return this.#unasked;
  }

  /** Whether the case can no longer be reopened by something that was recorded at this time. */
  isClosedForGood(caseId: string, recordedAt: string): boolean {
    const asked = this.goesOnAs(caseId);
    const until = this.known.get(asked);
    if (until === undefined) this.#unasked.add(asked);
    return typeof until === 'string' && until < recordedAt;
  }
}
