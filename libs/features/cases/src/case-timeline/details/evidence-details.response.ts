import { IsIn, IsInt, IsString, Matches, Min } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type EvidenceAdded,
  type EvidenceEvent,
  type EvidenceMediaType,
  evidenceMediaTypes,
  type EvidenceRejected,
  type EvidenceReleased,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

const evidenceId = '7c1d4b9a0e5f4a3b8d2c6e1f0a9b8c7d';

@PublishedAs<EvidenceAddedDetails>({
  direction: 'out',
  example: {
    evidenceId,
    contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    mediaType: 'image/png',
    bytes: 48_213,
    width: 1170,
    height: 2532,
    fileName: 'screenshot.png',
  },
})
export class EvidenceAddedDetails implements Data<EvidenceAdded> {
  @IsString()
  evidenceId!: string;

  @Describe('SHA-256 of what is kept.')
  @Matches(/^[0-9a-f]{64}$/)
  contentHash!: string;

  @IsIn(evidenceMediaTypes)
  mediaType!: EvidenceMediaType;

  @IsInt()
  @Min(1)
  bytes!: number;

  @Describe('Of images, in pixels.')
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  width?: number;

  @Describe('Of images, in pixels.')
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  height?: number;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  fileName?: string;
}

@PublishedAs<EvidenceReleasedDetails>({
  direction: 'out',
  example: { evidenceId, scanner: 'command' },
})
export class EvidenceReleasedDetails implements Data<EvidenceReleased> {
  @IsString()
  evidenceId!: string;

  @Describe('Who passed it; `none` where everything is released without a scan.')
  @IsString()
  scanner!: string;
}

@PublishedAs<EvidenceRejectedDetails>({
  direction: 'out',
  example: { evidenceId, scanner: 'command', finding: 'Win.Test.EICAR_HDB-1' },
})
export class EvidenceRejectedDetails implements Data<EvidenceRejected> {
  @IsString()
  evidenceId!: string;

  @IsString()
  scanner!: string;

  @Describe('The scanner’s name for what it found.')
  @MayBeLeftOut()
  @IsString()
  finding?: string;
}

type Data<Event extends EvidenceEvent> = Event['data'];

export const evidenceDetails: DetailsOf<EvidenceEvent> = {
  EvidenceAdded: EvidenceAddedDetails,
  EvidenceReleased: EvidenceReleasedDetails,
  EvidenceRejected: EvidenceRejectedDetails,
};
