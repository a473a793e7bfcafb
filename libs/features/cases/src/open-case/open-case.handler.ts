import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Keyring } from '#platform/kernel';
import { type CaseOverview } from '../case/case-overview.js';
import { caseNotFound } from '../case/refusals.js';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import {
  caseIdFor,
  type Owner,
  registerStream,
  scopeOf,
  type Situation,
  situationOf,
} from '../customer-register/situation.js';
import { type Playbook } from '../playbooks/playbook.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { type CaseByHand, OpenCase, openCaseByHand } from './open-case.js';

@CommandHandler(OpenCase)
export class OpenCaseHandler implements ICommandHandler<OpenCase, CaseOverview> {
  constructor(
    private readonly register: CaseRegister,
    private readonly keyring: Keyring,
    private readonly playbooks: Playbooks,
  ) {}

  async execute({ cause, byHand }: OpenCase): Promise<CaseOverview> {
    const playbook = this.playbooks.of(byHand.type);
    const owner = ownerOf(byHand, playbook);
    const facts = { ...byHand, owner, ownId: cause.id };
    const situation = situationOf(playbook, facts, this.keyring);
    const scope = scopeOf(playbook.caseType, facts, this.keyring);
    const caseIdOf = (of: Situation, generation: number) => caseIdFor(of, generation, this.keyring);
    const known = await this.register.decide(
      registerStream(owner, this.keyring),
      cause,
      (register, { advice, now }) =>
        openCaseByHand(register, { byHand, playbook, situation, scope, now }, advice, caseIdOf),
    );
    const [opened] = await this.register.carryOut(known, cause);
    if (!opened?.state) throw caseNotFound();
    return opened.state.overview;
  }
}

/** The request names the one that its type of case is about. */
function ownerOf({ registrationId, customerId }: CaseByHand, { situation }: Playbook): Owner {
  return situation === 'registration'
    ? { kind: 'registration', id: registrationId ?? '' }
    : { kind: 'customer', id: customerId ?? '' };
}
