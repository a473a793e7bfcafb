import { addNoteInBulk } from './add-note/add-note.bulk.js';
import { type BulkForm } from './case/bulk-form.js';
import { closeCaseInBulk } from './close-case/close-case.bulk.js';
import {
  linkToIncidentInBulk,
  unlinkFromIncidentInBulk,
} from './link-to-incident/link-to-incident.bulk.js';
import { resolveCaseInBulk } from './resolve-case/resolve-case.bulk.js';
import { sendReplyInBulk } from './send-reply/send-reply.bulk.js';
import { tagCaseInBulk } from './tag-case/tag-case.bulk.js';

/** What can be done with many cases at once: one line for each command. */
const forms = [
  addNoteInBulk,
  sendReplyInBulk,
  tagCaseInBulk,
  resolveCaseInBulk,
  closeCaseInBulk,
  linkToIncidentInBulk,
  unlinkFromIncidentInBulk,
] as const;

export type BulkCommandName = (typeof forms)[number]['name'];

export const bulkCommandNames: readonly BulkCommandName[] = forms.map(({ name }) => name);

/** @throws TypeError when the log has a command that cannot be done with many cases any more. */
export function bulkFormOf(command: string): BulkForm {
  const form = forms.find(({ name }) => name === command);
  if (!form) throw new TypeError(`No command has the form ${command}.`);
  return form;
}
