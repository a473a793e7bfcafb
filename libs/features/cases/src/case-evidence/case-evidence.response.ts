import { IsIn, IsInt, IsString, Matches, Min } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { type Actor } from '#platform/kernel';
import { Describe, Holds, HoldsEach, OrNull, PublishedAs } from '#platform/json-schema';
import { type EvidenceMediaType, evidenceMediaTypes } from '../case/case-events.js';
import { type EvidenceState, evidenceStates } from '../case/evidence.js';
import { type EvidenceEntry } from './case-evidence.js';

const actorKinds = ['service', 'agent', 'supervisor', 'customer', 'system'] as const;

const example = {
  evidenceId: '7c1d4b9a0e5f4a3b8d2c6e1f0a9b8c7d',
  state: 'released',
  mediaType: 'image/png',
  bytes: 48_213,
  width: 1170,
  height: 2532,
  fileName: 'screenshot.png',
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  addedBy: { kind: 'agent', id: 'agent-mei' },
  addedAt: '2026-03-01T08:00:00.120Z',
  scannedAt: '2026-03-01T08:00:01.480Z',
  finding: null,
} as const;

@PublishedAs<EvidenceActor>({ direction: 'out', example: example.addedBy })
export class EvidenceActor implements Actor {
  @IsIn(actorKinds)
  kind!: Actor['kind'];

  @IsString()
  id!: string;
}

@PublishedAs<EvidenceResponse>({
  direction: 'out',
  description: 'A picture or a PDF that somebody added to a case.',
  example,
})
export class EvidenceResponse implements EvidenceEntry {
  @IsString()
  evidenceId!: string;

  @Describe('Opened by people only when it is released.')
  @IsIn(evidenceStates)
  state!: EvidenceState;

  @IsIn(evidenceMediaTypes)
  mediaType!: EvidenceMediaType;

  @Describe('Of what is kept: what a person sees of the file.')
  @IsInt()
  @Min(1)
  bytes!: number;

  @Describe('Of images, in pixels.')
  @OrNull()
  @IsInt()
  width!: number | null;

  @Describe('Of images, in pixels.')
  @OrNull()
  @IsInt()
  height!: number | null;

  @PersonalData()
  @OrNull()
  @IsString()
  fileName!: string | null;

  @Describe('SHA-256 of what is kept.')
  @Matches(/^[0-9a-f]{64}$/)
  contentHash!: string;

  @Describe('Who added it.')
  @Holds(() => EvidenceActor)
  addedBy!: EvidenceActor;

  @IsTimestamp()
  addedAt!: string;

  @Describe('When the scan was over.')
  @OrNull()
  @IsTimestamp()
  scannedAt!: string | null;

  @Describe('The scanner’s name for what it found.')
  @OrNull()
  @IsString()
  finding!: string | null;
}

@PublishedAs<CaseEvidenceResponse>({
  direction: 'out',
  description: 'All evidence of a case, in the order in which it was added.',
  example: { data: [example] },
})
export class CaseEvidenceResponse {
  @HoldsEach(() => EvidenceResponse)
  data!: readonly EvidenceResponse[];
}
