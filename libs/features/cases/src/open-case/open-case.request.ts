import { IsIn, IsISO8601, Matches, ValidateIf } from 'class-validator';
import { type ContactChannel, contactChannels } from '../case/case-events.js';
import { ForeignId, MayBeLeftOut, WrittenText } from '../case/request-fields.decorator.js';
import { type CaseType } from '../playbooks/playbook.js';
import { caseTypes, playbookOf } from '../playbooks/playbooks.js';

export class OpenCaseRequest {
  @IsIn(caseTypes)
  type!: CaseType;

  @ForeignId()
  customerId!: string;

  /** Needed where the account is what the case is about. */
  @ValidateIf(
    ({ type, accountId }: OpenCaseRequest) => accountId !== undefined || isAboutAccount(type),
  )
  @ForeignId()
  accountId?: string;

  @MayBeLeftOut()
  @ForeignId()
  transactionId?: string;

  /** By what the customer reached us. */
  @MayBeLeftOut()
  @IsIn(contactChannels)
  channel?: ContactChannel;

  @MayBeLeftOut()
  @WrittenText()
  description?: string;

  /** When the trouble began, if the customer knows. */
  @MayBeLeftOut()
  @Matches(/(Z|[+-]\d{2}:\d{2})$/, { message: '$property has a time zone, such as Z' })
  @IsISO8601({ strict: true, strictSeparator: true })
  occurredAt?: string;
}

function isAboutAccount(type: CaseType): boolean {
  return caseTypes.includes(type) && playbookOf(type).situation === 'account';
}
