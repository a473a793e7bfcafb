import { type CaseOverview } from '../case/case-overview.js';
import { mustBeIdentified } from '../case/contact-identity.js';
import { type CaseDecision, standingDecision } from '../case/decisions.js';
import { refused } from '../case/refusals.js';
import { type Playbook, type WalletActionRule } from '../playbooks/playbook.js';

/** @throws CaselineError `wallet-action-unknown` for one that the playbook does not have. */
export function ruleOf(
  overview: CaseOverview,
  { caseType, walletActions }: Playbook,
  action: string,
): WalletActionRule {
  const rule = walletActions.find((one) => one.action === action);
  if (rule) return rule;
  const known = walletActions.map((one) => one.action).join(', ');
  throw refused(
    'wallet-action-unknown',
    overview,
    `A case asks the wallet only for what its playbook has; ${caseType} cases ask for: ${known || 'nothing'}.`,
    'Choose one of these, or classify the case anew.',
  );
}

/** The step that the action completes: the one that was named, else the one that asks for it and is not over. */
export function stepOf(
  overview: CaseOverview,
  { steps: rules }: Playbook,
  action: string,
  wished: string | undefined,
): string | undefined {
  const asking = rules.filter((rule) => rule.walletAction === action).map(({ id }) => id);
  const steps = overview.steps.filter(({ state }) => state === 'available' || state === 'active');
  if (wished === undefined) return steps.find(({ stepId }) => asking.includes(stepId))?.stepId;
  if (steps.some(({ stepId }) => stepId === wished)) return wished;
  throw refused(
    'step-not-open',
    overview,
    `An action completes a step of the case that is not over; ${wished} is none.`,
    'Name a step that is still to be done, or none.',
  );
}

/** @throws CaselineError `identity-not-verified` where it has to be known who wishes it. */
export function mayBeWished(
  overview: CaseOverview,
  { safe, identityMayFollow }: WalletActionRule,
): void {
  if (!safe && !identityMayFollow) mustBeIdentified(overview, { needsIdentity: true });
}

/**
 * The approved decision that the action carries out, which does so once: what is decided of one freeze is
 * not decided of the next.
 *
 * @throws CaselineError `not-approved` while there is none.
 */
export function approvalOf(
  overview: CaseOverview,
  { action, approvedAs }: WalletActionRule,
): CaseDecision | undefined {
  if (approvedAs === undefined) return undefined;
  const standing = standingDecision(overview);
  const isUsed = overview.walletActions.some(
    ({ decisionId, state }) => decisionId === standing?.decisionId && state === 'confirmed',
  );
  if (standing?.decision === approvedAs && !isUsed) return standing;
  throw refused(
    'not-approved',
    overview,
    `${action} carries out the decision ${approvedAs}, which somebody other than its proposer approves first.`,
    `Propose the decision ${approvedAs}, and have it approved.`,
  );
}
