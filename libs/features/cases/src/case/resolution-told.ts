import { type CaseOverview } from './case-overview.js';
import { refused } from './refusals.js';
import { mustNotHaveEnded } from './working-states.js';

/**
 * What the customer answers: the resolution of a resolved case, or what an agent proposed.
 *
 * @throws CaselineError `resolution-not-told` where there is neither
 */
export function mustHaveBeenTold(overview: CaseOverview): string {
  mustNotHaveEnded(overview);
  const { status, resolution, proposedResolution } = overview;
  const told = status === 'resolved' ? resolution : proposedResolution?.resolution;
  if (told !== null && told !== undefined) return told;
  throw refused(
    'resolution-not-told',
    overview,
    'The customer answers a resolution that they were told in words.',
    'Propose one to the customer, or resolve the case.',
  );
}
