import { bulkForm } from '../case/bulk-form.js';
import { ResolveCase } from './resolve-case.js';
import { ResolveCaseRequest } from './resolve-case.request.js';

export const resolveCaseInBulk = bulkForm(
  'resolve',
  ResolveCaseRequest,
  (about, { resolution }) => new ResolveCase(about, resolution),
);
