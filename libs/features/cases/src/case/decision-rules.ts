import { type Actor } from '#platform/kernel';
import { type DecisionRule, type Playbook } from '../playbooks/playbook.js';
import { type Case } from './case.js';
import { type CaseOverview } from './case-overview.js';
import { type CaseDecision } from './decisions.js';
import { refused } from './refusals.js';
import { mustBeWorkedOn } from './working-states.js';

/** @throws CaselineError `decision-unknown` for one that the playbook does not have. */
export function decisionRuleOf(
  overview: CaseOverview,
  { caseType, decisions = [] }: Playbook,
  decision: string,
): DecisionRule {
  const rule = decisions.find((one) => one.decision === decision);
  if (rule) return rule;
  const known = decisions.map((one) => one.decision).join(', ');
  throw refused(
    'decision-unknown',
    overview,
    `Only what the playbook has is decided with a second person; of ${caseType} cases: ${known || 'nothing'}.`,
    'Choose one of these, or act without a decision.',
  );
}

/**
 * The proposal that somebody wants to approve or to refuse.
 *
 * @throws CaselineError when there is none any more, or this one may not.
 */
export function proposalToDecide(
  { overview, playbook }: Case,
  decisionId: string,
  actor: Actor,
): CaseDecision {
  mustBeWorkedOn(overview);
  const proposal = overview.decisions.find((one) => one.decisionId === decisionId);
  if (!proposal) throw notProposed(overview);
  if (proposal.state !== 'proposed') throw alreadyDecided(overview, proposal);
  const rule = decisionRuleOf(overview, playbook, proposal.decision);
  if (!(rule.approvedBy as readonly string[]).includes(actor.kind)) throw wrongRole(overview, rule);
  return proposal;
}

function notProposed(overview: CaseOverview) {
  return refused(
    'decision-not-proposed',
    overview,
    'Only what was proposed in this case is approved or refused.',
    'Look at the case’s decisions for the right id, or propose it.',
  );
}

function alreadyDecided(overview: CaseOverview, { state }: CaseDecision) {
  return refused(
    'already-decided',
    overview,
    `A proposal is decided once; this one is ${state}.`,
    'Propose it anew if it is to be decided otherwise.',
  );
}

function wrongRole(overview: CaseOverview, { decision, approvedBy }: DecisionRule) {
  const who = approvedBy.join(' or ');
  return refused(
    'may-not-decide',
    overview,
    `The decision ${decision} is approved or refused by: ${who}.`,
    `Ask one of them.`,
  );
}
