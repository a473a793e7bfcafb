import { faultsOf } from './playbook-faults.js';
import { type CaseType, type Playbook, type SignalRole } from './playbook.js';

export interface Concern {
  readonly playbook: Playbook;
  readonly role: SignalRole;
}

/** All playbooks in all their versions. Which events concern cases, and how cases begin, the newest ones say. */
export class Playbooks {
  readonly #byType = new Map<CaseType, readonly Playbook[]>();
  readonly #concerns: ReadonlyMap<string, Concern>;

  /** @throws TypeError that names every fault of the data. */
  constructor(versions: readonly Playbook[]) {
    const faults = faultsOf(versions);
    if (faults.length > 0) throw new TypeError(faults.join('\n'));
    for (const playbook of versions) {
      const others = this.#byType.get(playbook.caseType) ?? [];
      this.#byType.set(playbook.caseType, [...others, playbook].sort(byVersion));
    }
    this.#concerns = new Map([...this.#each('goal'), ...this.#each('opening')]);
  }

  get caseTypes(): readonly CaseType[] {
    return [...this.#byType.keys()];
  }

  /** Each type's oldest first. */
  get all(): readonly Playbook[] {
    return [...this.#byType.values()].flat();
  }

  /**
   * These and another one, in the place of the one of its type and version if there is one.
   *
   * @throws TypeError that names every fault of its data
   */
  with(playbook: Playbook): Playbooks {
    const others = this.all.filter(
      ({ caseType, version }) => caseType !== playbook.caseType || version !== playbook.version,
    );
    return new Playbooks([...others, playbook]);
  }

  /** Those that new cases are opened with. */
  get newest(): readonly Playbook[] {
    return this.caseTypes.map((caseType) => this.of(caseType));
  }

  /**
   * @param version the newest one without it
   * @throws TypeError when there is none
   */
  of(caseType: CaseType, version?: number): Playbook {
    const versions = this.versionsOf(caseType);
    const playbook =
      version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
    if (playbook) return playbook;
    throw new TypeError(`There is no playbook ${version ?? ''} for ${caseType} cases.`);
  }

  /** Oldest first; none of a type that there is not. */
  versionsOf(caseType: CaseType): readonly Playbook[] {
    return this.#byType.get(caseType) ?? [];
  }

  /** What a type of wallet event means for cases; undefined for one that concerns none. */
  concernOf(walletEventType: string): Concern | undefined {
    return this.#concerns.get(walletEventType);
  }

  #each(role: SignalRole): readonly (readonly [string, Concern])[] {
    return this.newest.flatMap((playbook) => {
      const types = role === 'goal' ? playbook.goal.flat() : playbook.openedBy;
      return types.map((type) => [type, { playbook, role }] as const);
    });
  }
}

function byVersion(one: Playbook, other: Playbook): number {
  return one.version - other.version;
}
