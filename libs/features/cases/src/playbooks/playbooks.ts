import { faultsOf } from './playbook-faults.js';
import { type CaseType, type Playbook, type SignalRole } from './playbook.js';

/** What a wallet event means for the cases of one type. */
export interface Meaning {
  readonly playbook: Playbook;
  readonly role: SignalRole;
  /** By its type it would be about cases of another type; it says itself that it belongs to this one's. */
  readonly isWithin: boolean;
}

/** All playbooks in all their versions. Which events concern cases, and how cases begin, the newest ones say. */
export class Playbooks {
  readonly #byType = new Map<CaseType, readonly Playbook[]>();
  readonly #meanings = new Map<string, readonly Omit<Meaning, 'isWithin'>[]>();

  /** @throws TypeError that names every fault of the data. */
  constructor(versions: readonly Playbook[]) {
    const faults = faultsOf(versions);
    if (faults.length > 0) throw new TypeError(faults.join('\n'));
    for (const playbook of versions) {
      const others = this.#byType.get(playbook.caseType) ?? [];
      this.#byType.set(playbook.caseType, [...others, playbook].sort(byVersion));
    }
    for (const playbook of this.newest) {
      for (const type of playbook.openedBy) this.#learn(type, { playbook, role: 'opening' });
      for (const type of new Set(playbook.goal.flat())) {
        this.#learn(type, { playbook, role: 'goal' });
      }
    }
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

  /** What a wallet event means for cases, for each type once; nothing for one that concerns none. */
  meaningsOf(
    walletEventType: string,
    fields: Readonly<Record<string, unknown>>,
  ): readonly Meaning[] {
    const meanings = this.#meanings.get(walletEventType) ?? [];
    return meanings.map(({ playbook, role }) => {
      const other = playbook.belongsTo === undefined ? undefined : fields[playbook.belongsTo];
      const isWithin = typeof other === 'string' && this.#byType.has(other);
      return { playbook: isWithin ? this.of(other) : playbook, role, isWithin };
    });
  }

  #learn(type: string, meaning: Omit<Meaning, 'isWithin'>): void {
    this.#meanings.set(type, [...(this.#meanings.get(type) ?? []), meaning]);
  }
}

function byVersion(one: Playbook, other: Playbook): number {
  return one.version - other.version;
}
