import { IsIn, IsString } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type CaseJoined,
  type CaseMerged,
  type CaseParted,
  type CaseUnmerged,
  type LinkRelation,
  linkRelations,
  type StructureEvent,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

const another = '8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f';

@PublishedAs<CaseMergedDetails>({ direction: 'out', example: { into: another } })
export class CaseMergedDetails implements Data<CaseMerged> {
  @Describe('The case as which this one goes on.')
  @IsString()
  into!: string;
}

@PublishedAs<CaseUnmergedDetails>({ direction: 'out', example: { from: another } })
export class CaseUnmergedDetails implements Data<CaseUnmerged> {
  @IsString()
  from!: string;
}

@PublishedAs<CaseJoinedDetails>({ direction: 'out', example: { caseId: another } })
export class CaseJoinedDetails implements Data<CaseJoined> {
  @Describe('The case that goes on as this one.')
  @IsString()
  caseId!: string;
}

@PublishedAs<CasePartedDetails>({ direction: 'out', example: { caseId: another } })
export class CasePartedDetails implements Data<CaseParted> {
  @IsString()
  caseId!: string;
}

class LinkDetails {
  @Describe('Of a link to another case.')
  @MayBeLeftOut()
  @IsString()
  caseId?: string;

  @Describe('Of a link to another case.')
  @MayBeLeftOut()
  @IsIn(linkRelations)
  relation?: LinkRelation;

  @Describe('Of the incident that the case is part of.')
  @MayBeLeftOut()
  @IsString()
  incidentId?: string;
}

@PublishedAs<CaseLinkedDetails>({
  direction: 'out',
  example: { caseId: another, relation: 'same-cause' },
})
export class CaseLinkedDetails extends LinkDetails {}

@PublishedAs<CaseUnlinkedDetails>({
  direction: 'out',
  example: { caseId: another, relation: 'same-cause' },
})
export class CaseUnlinkedDetails extends LinkDetails {}

type Data<Event extends StructureEvent> = Event['data'];

export const structureDetails: DetailsOf<StructureEvent> = {
  CaseMerged: CaseMergedDetails,
  CaseUnmerged: CaseUnmergedDetails,
  CaseJoined: CaseJoinedDetails,
  CaseParted: CasePartedDetails,
  CaseLinked: CaseLinkedDetails,
  CaseUnlinked: CaseUnlinkedDetails,
};
