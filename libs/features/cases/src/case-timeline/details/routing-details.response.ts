import { IsString } from 'class-validator';
import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { type CaseAssigned, type RoutingEvent } from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<CaseAssignedDetails>({ direction: 'out', example: { assignee: 'agent-mei' } })
export class CaseAssignedDetails implements Data<CaseAssigned> {
  @IsString()
  assignee!: string;

  @MayBeLeftOut()
  @IsString()
  previousAssignee?: string;
}

type Data<Event extends RoutingEvent> = Event['data'];

export const routingDetails: DetailsOf<RoutingEvent> = {
  CaseAssigned: CaseAssignedDetails,
};
