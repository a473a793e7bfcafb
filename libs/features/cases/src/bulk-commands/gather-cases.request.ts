import { PublishedAs } from '#platform/json-schema';
import { CaseSelectionRequest } from './case-selection.request.js';

@PublishedAs<GatherCasesRequest>({
  direction: 'in',
  example: { type: 'withdrawal', openedFrom: '2026-03-01T07:40:00.000Z' },
})
export class GatherCasesRequest extends CaseSelectionRequest {}
