import { bulkForm } from '../case/bulk-form.js';
import { CloseCase } from './close-case.js';
import { CloseCaseRequest } from './close-case.request.js';

export const closeCaseInBulk = bulkForm(
  'close',
  CloseCaseRequest,
  (about, { reason }) => new CloseCase(about, reason),
);
