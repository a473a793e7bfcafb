import { ArrayMaxSize, IsIn, IsString, Matches } from 'class-validator';
import { IsTimestamp } from '#contracts';
import { Describe, MayBeLeftOut } from '#platform/json-schema';
import { type CaseStatus, caseStatuses } from '../case/case-overview.js';
import { ForeignId, IsCaseId } from '../case/request-fields.decorator.js';
import { type CaseType } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { MOST_CASES } from './bulk-command.js';

/** Which cases are meant: those that are named, or all that fulfil what else is said. */
export class CaseSelectionRequest {
  @Describe('These cases, and nothing else is said.')
  @MayBeLeftOut()
  @ArrayMaxSize(MOST_CASES)
  @Matches(/^[0-9a-f]{32}$/, { each: true })
  @IsString({ each: true })
  caseIds?: readonly string[];

  @Describe('Part of this incident.')
  @MayBeLeftOut()
  @IsCaseId()
  ofIncident?: string;

  @MayBeLeftOut()
  @IsIn(caseStatuses)
  status?: CaseStatus;

  @MayBeLeftOut()
  @IsIn(playbooks.caseTypes)
  type?: CaseType;

  @MayBeLeftOut()
  @ForeignId()
  reasonCode?: string;

  @Describe('Opened at this moment or later.')
  @MayBeLeftOut()
  @IsTimestamp()
  openedFrom?: string;

  @Describe('Opened before this moment.')
  @MayBeLeftOut()
  @IsTimestamp()
  openedBefore?: string;
}
