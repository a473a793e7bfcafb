import { Inject, Injectable } from '@nestjs/common';
import { type Cause } from '#platform/event-store';
import { Keyring } from '#platform/kernel';
import { attachSignals } from '../case/attach-signals.js';
import { type Case } from '../case/case.js';
import { type AttachedSignal, type CaseEvent, caseStream, isCaseId } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { apartAgain } from '../case/folds/structure-fold.js';
import { caseNotFound } from '../case/refusals.js';
import { CaseRegister } from './case-register.provider.js';
import { CUSTOMER_REGISTERS, type CustomerRegisters } from './customer-registers.provider.js';
import { type Merge, type Merges } from './merges.js';
import { type RegisterEvent } from './register-events.js';
import { type Owner, registerStream } from './situation.js';

/** Decides in a customer's register which case goes on as which, then says so in the cases. */
@Injectable()
export class CaseMerges {
  constructor(
    @Inject(CUSTOMER_REGISTERS) private readonly registers: CustomerRegisters,
    @Inject(CASES) private readonly cases: Cases,
    private readonly register: CaseRegister,
    private readonly keyring: Keyring,
  ) {}

  /** As the log has it now. */
  async overviewOf(caseId: string): Promise<CaseOverview | undefined> {
    if (!isCaseId(caseId)) return undefined;
    return (await this.cases.load(caseStream(caseId))).state?.overview;
  }

  /** The register that decides about a case: its customer's, or that of its registration. */
  registerOf({ customerId, registrationId }: CaseOverview): string {
    const owner: Owner =
      customerId === null
        ? { kind: 'registration', id: registrationId ?? '' }
        : { kind: 'customer', id: customerId };
    return registerStream(owner, this.keyring);
  }

  /** The case right after the cause took effect, now or before. Anybody may take over from a process that stopped. */
  async decide(
    registerStream: string,
    caseId: string,
    cause: Cause,
    decide: (merges: Merges) => readonly RegisterEvent[],
  ): Promise<CaseOverview> {
    const { state } = await this.registers.decide(registerStream, cause, (register) =>
      decide(register.state.merges),
    );
    const overview = await this.#carryOut(caseId, state.merges.get(caseId) ?? []);
    if (!overview) throw caseNotFound();
    return overview;
  }

  /**
   * Every merge of the case from the first on, each step once by its cause: so the streams of both cases have them in the
   * order of the register, however many processes carry them out, and from wherever one of them stopped.
   */
  async #carryOut(caseId: string, merges: readonly Merge[]): Promise<CaseOverview | undefined> {
    let overview: CaseOverview | undefined;
    for (const { into, cause, signals, undoneBy } of merges) {
      overview = await this.#append(caseId, cause, () => [{ type: 'CaseMerged', data: { into } }]);
      await this.#append(into, cause, () => [{ type: 'CaseJoined', data: { caseId } }]);
      if (!undoneBy) continue;
      const missed = await this.register.signalsAt(signals.values());
      overview = await this.#append(caseId, undoneBy, (state) => unmerged(state, into, missed));
      await this.#append(into, undoneBy, () => [{ type: 'CaseParted', data: { caseId } }]);
    }
    return overview;
  }

  async #append(
    caseId: string,
    cause: Cause,
    events: (state: Case) => readonly CaseEvent[],
  ): Promise<CaseOverview | undefined> {
    const { state } = await this.cases.decide(caseStream(caseId), cause, (current) => {
      if (!current.state) throw new TypeError(`The case ${caseId} has no beginning.`);
      return events(current.state);
    });
    return state?.overview;
  }
}

/** What was reported meanwhile has its effect on the case as it is again. */
function unmerged(
  current: Case,
  from: string,
  missed: readonly AttachedSignal[],
): readonly CaseEvent[] {
  const { overview } = current;
  const again: Case = { ...current, overview: { ...overview, ...apartAgain(overview) } };
  return [{ type: 'CaseUnmerged', data: { from } }, ...attachSignals(again, missed)];
}
