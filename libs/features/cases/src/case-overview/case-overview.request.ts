import { IsIn, IsISO8601, IsOptional, ValidateIf } from 'class-validator';
import { PageRequest } from '#platform/http';
import { type CaseStatus, caseStatuses } from '../case/case-overview.js';
import { ForeignId } from '../case/request-fields.decorator.js';
import { type CaseType } from '../playbooks/playbook.js';
import { caseTypes } from '../playbooks/playbooks.js';

const MOMENT = { strict: true, strictSeparator: true };

/** Filters of the list of cases; a case has to fulfil all of them. */
export class ListCasesRequest extends PageRequest {
  @IsOptional()
  @IsIn(caseStatuses)
  status?: CaseStatus;

  @IsOptional()
  @IsIn(caseTypes)
  type?: CaseType;

  @IsOptional()
  @ForeignId()
  accountId?: string;

  @IsOptional()
  @ForeignId()
  customerId?: string;

  @IsOptional()
  @ForeignId()
  assignee?: string;

  /** Opened at this moment or later. */
  @ValidateIf((_, value) => value !== undefined)
  @IsISO8601(MOMENT)
  openedFrom?: string;

  /** Opened before this moment. */
  @ValidateIf((_, value) => value !== undefined)
  @IsISO8601(MOMENT)
  openedBefore?: string;
}
