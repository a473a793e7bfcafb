import { IsIn, IsObject } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, PublishedAs } from '#platform/json-schema';
import { type BulkCommandName, bulkCommandNames } from '../bulk-forms.js';
import { CaseSelectionRequest } from './case-selection.request.js';

@PublishedAs<RequestBulkCommandRequest>({
  direction: 'in',
  example: {
    command: 'send-reply',
    body: { channel: 'in-app-chat', text: 'The bank is repairing its gateway.' },
    type: 'withdrawal',
    reasonCode: 'BANK_TIMEOUT',
  },
})
export class RequestBulkCommandRequest extends CaseSelectionRequest {
  @IsIn(bulkCommandNames)
  command!: BulkCommandName;

  @PersonalData()
  @Describe('As the command’s own route takes it.')
  @IsObject()
  body!: object;
}
