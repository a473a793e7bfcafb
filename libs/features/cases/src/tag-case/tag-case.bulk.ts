import { bulkForm } from '../case/bulk-form.js';
import { TagCase } from './tag-case.js';
import { TagCaseRequest } from './tag-case.request.js';

export const tagCaseInBulk = bulkForm(
  'tag',
  TagCaseRequest,
  (about, change) => new TagCase(about, change),
);
