import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BLOB_STORE, type BlobStore } from '#platform/blob-store';
import { type CleanFile, cleanFile } from '#platform/file-cleaning';
import { Keyring } from '#platform/kernel';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type EvidenceAdded, caseStream } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { caseNotFound } from '../case/refusals.js';
import { AddEvidence, addEvidence } from './add-evidence.js';
import { EVIDENCE_LIMITS, type EvidenceLimits } from './evidence-settings.js';
import { readableFileName } from './file-name.js';

/** What was added, and the case right after it. */
export interface AddedEvidence {
  readonly evidenceId: string;
  readonly overview: CaseOverview;
}

@CommandHandler(AddEvidence)
export class AddEvidenceHandler implements ICommandHandler<AddEvidence, AddedEvidence> {
  constructor(
    private readonly decisions: CaseDecisions,
    @Inject(CASES) private readonly cases: Cases,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(EVIDENCE_LIMITS) private readonly limits: EvidenceLimits,
    private readonly keyring: Keyring,
  ) {}

  async execute({ about, file }: AddEvidence): Promise<AddedEvidence> {
    const { caseId } = about;
    // Nothing is kept of what belongs to no case.
    const { state } = await this.cases.load(caseStream(caseId));
    if (!state) throw caseNotFound();
    const clean = await cleanFile(file.bytes, this.limits);
    // First the content, then the event: a crash between leaves a content that nothing refers to.
    const contentHash = await this.blobs.put(clean.content);
    const evidenceId = this.keyring.key('evidence', caseId, contentHash);
    const data = dataOf(evidenceId, contentHash, clean, file.name);
    const overview = await this.decisions.decide(about, (current) => addEvidence(current, data));
    return { evidenceId, overview };
  }
}

function dataOf(
  evidenceId: string,
  contentHash: string,
  { mediaType, content, size }: CleanFile,
  name: string | undefined,
): EvidenceAdded['data'] {
  const fileName = name === undefined ? undefined : readableFileName(name);
  return {
    evidenceId,
    contentHash,
    mediaType,
    bytes: content.length,
    ...size,
    ...(fileName !== undefined && { fileName }),
  };
}
