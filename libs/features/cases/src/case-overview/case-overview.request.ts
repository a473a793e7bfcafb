import { IsIn } from 'class-validator';
import { IsTimestamp } from '#contracts';
import { PageRequest } from '#platform/http';
import { Describe, MayBeLeftOut } from '#platform/json-schema';
import { type CaseStatus, caseStatuses } from '../case/case-overview.js';
import { ForeignId, IsCaseId } from '../case/request-fields.decorator.js';
import { type CaseType } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

/** Filters of the list of cases; a case has to fulfil all of them. */
export class ListCasesRequest extends PageRequest {
  @MayBeLeftOut()
  @IsIn(caseStatuses)
  status?: CaseStatus;

  @MayBeLeftOut()
  @IsIn(playbooks.caseTypes)
  type?: CaseType;

  @MayBeLeftOut()
  @ForeignId()
  accountId?: string;

  @MayBeLeftOut()
  @ForeignId()
  customerId?: string;

  @MayBeLeftOut()
  @ForeignId()
  assignee?: string;

  @Describe('Part of this incident.')
  @MayBeLeftOut()
  @IsCaseId()
  incidentId?: string;

  @Describe('Opened at this moment or later.')
  @MayBeLeftOut()
  @IsTimestamp()
  openedFrom?: string;

  @Describe('Opened before this moment.')
  @MayBeLeftOut()
  @IsTimestamp()
  openedBefore?: string;

  @Describe('With a promise to the customer that is still open and due before this moment.')
  @MayBeLeftOut()
  @IsTimestamp()
  dueBefore?: string;
}
