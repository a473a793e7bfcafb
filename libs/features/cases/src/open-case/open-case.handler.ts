import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Keyring } from '#platform/kernel';
import { type CaseOverview } from '../case/case-overview.js';
import { caseNotFound } from '../case/refusals.js';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { caseIdFor, customerStream, situationOf } from '../customer-register/situation.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { OpenCase, openCaseByHand } from './open-case.js';

@CommandHandler(OpenCase)
export class OpenCaseHandler implements ICommandHandler<OpenCase, CaseOverview> {
  constructor(
    private readonly register: CaseRegister,
    private readonly keyring: Keyring,
    private readonly playbooks: Playbooks,
  ) {}

  async execute({ cause, byHand }: OpenCase): Promise<CaseOverview> {
    const { customerId, accountId, transactionId } = byHand;
    const facts = { customerId, accountId, transactionId, ownId: cause.id };
    const playbook = this.playbooks.of(byHand.type);
    const situation = situationOf(playbook.situation, facts, this.keyring);
    const caseIdOf = (generation: number) => caseIdFor(situation, generation, this.keyring);
    const record = await this.register.decide(
      customerStream(customerId, this.keyring),
      situation,
      cause,
      (known, advice, now) =>
        openCaseByHand(known, { byHand, playbook, situation, now }, advice, caseIdOf),
    );
    const opened = await this.register.carryOut(record, cause);
    if (!opened?.state) throw caseNotFound();
    return opened.state.overview;
  }
}
