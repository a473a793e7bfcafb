import { IsIn, IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type CaseAssigned,
  type CaseRouted,
  type CaseUnassigned,
  type Router,
  routers,
  type RoutingEvent,
  type UnassignReason,
  unassignReasons,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<CaseRoutedDetails>({
  direction: 'out',
  example: { queue: 'money-movement', by: 'rule' },
})
export class CaseRoutedDetails implements Data<CaseRouted> {
  @IsString()
  queue!: string;

  @MayBeLeftOut()
  @IsString()
  previousQueue?: string;

  @Describe('`rule`: the rules of the queues; `hand`: a supervisor.')
  @IsIn(routers)
  by!: Router;

  @PersonalData()
  @Describe('Why, in a supervisor’s words.')
  @MayBeLeftOut()
  @IsString()
  reason?: string;
}

@PublishedAs<CaseAssignedDetails>({ direction: 'out', example: { assignee: 'agent-mei' } })
export class CaseAssignedDetails implements Data<CaseAssigned> {
  @IsString()
  assignee!: string;

  @MayBeLeftOut()
  @IsString()
  previousAssignee?: string;

  @Describe('It was claimed, and goes back then unless work on it begins.')
  @MayBeLeftOut()
  @IsTimestamp()
  leaseUntil?: string;
}

@PublishedAs<CaseUnassignedDetails>({
  direction: 'out',
  example: { assignee: 'agent-mei', reason: 'lease-lapsed' },
})
export class CaseUnassignedDetails implements Data<CaseUnassigned> {
  @Describe('Whose it was.')
  @IsString()
  assignee!: string;

  @IsIn(unassignReasons)
  reason!: UnassignReason;

  @PersonalData()
  @Describe('What the one who took it away wrote.')
  @MayBeLeftOut()
  @IsString()
  note?: string;
}

type Data<Event extends RoutingEvent> = Event['data'];

export const routingDetails: DetailsOf<RoutingEvent> = {
  CaseRouted: CaseRoutedDetails,
  CaseAssigned: CaseAssignedDetails,
  CaseUnassigned: CaseUnassignedDetails,
};
