import { type CaseEvent } from '../case/case-events.js';

/** The customer is told something, whatever it is. */
export function tellsCustomer(event: CaseEvent): boolean {
  if (event.type === 'ReplySent') return true;
  if (event.type !== 'ContactRecorded') return false;
  const { direction, outcome } = event.data;
  return outcome === 'reached' || (direction === 'outbound' && outcome === 'left-message');
}

/** The customer hears a finding or a next step. That we got the message is neither. */
export function statesSomething(event: CaseEvent): boolean {
  if (event.type !== 'ReplySent' && event.type !== 'ContactRecorded') return false;
  const { states = [] } = event.data;
  return tellsCustomer(event) && states.some((one) => one !== 'acknowledgement');
}
