import { helpsAgainst, metGoal, type Playbook } from '../playbooks/playbook.js';
import { type Case } from './case.js';
import { type CaseEvent } from './case-events.js';
import { carriedOver, stepsAfter } from './case-steps.js';
import { stepsAfterSignals, terminateSteps } from './steps-after-signals.js';

/** What the signals of a case amount to by the playbook that it is moved to. */
export function afterChangeOfPlaybook(
  { overview, signals }: Pick<Case, 'overview' | 'signals'>,
  playbook: Playbook,
): readonly CaseEvent[] {
  const steps = carriedOver(overview.steps, playbook);
  const met = metGoal(playbook, signals.goalTimes);
  const isGoalMet = helpsAgainst(met, signals.troubleSince);
  const fresh = [...signals.lastOfType.values()];
  const events = stepsAfterSignals(playbook, steps, { fresh, signals, isGoalMet });
  if (!met || !isGoalMet) return events;
  return [
    ...events,
    ...terminateSteps(events.reduce(stepsAfter, steps), 'goal'),
    { type: 'ResolutionProposed', data: { by: 'goal', ...met } },
  ];
}
