import { Controller, Get, Inject, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { BLOB_STORE, type BlobStore } from '#platform/blob-store';
import { Documented, Roles } from '#platform/http';
import { CaseId } from '../case/case-id.decorator.js';
import { evidenceEntry } from './case-evidence.js';
import { CaseEvidence } from './case-evidence.query.js';
import { CaseEvidenceResponse } from './case-evidence.response.js';
import { contentDisposition } from './content-disposition.js';
import { EvidenceId } from './evidence-id.decorator.js';
import { requireReleased } from './withheld.js';

/** Whatever a browser makes of the content, it may do nothing, and in a place of its own. */
const CONTENT_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

@Controller('v1/cases/:caseId/evidence')
@Roles('agent', 'supervisor', 'auditor')
export class CaseEvidenceController {
  constructor(
    private readonly evidence: CaseEvidence,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  @Get()
  @Documented({
    summary: 'List the evidence of a case',
    answers: { 200: { description: 'All of it, whatever its state.', body: CaseEvidenceResponse } },
    refusals: { 404: ['case-not-found'], 503: ['event-store-unavailable'] },
  })
  async list(@CaseId() caseId: string): Promise<CaseEvidenceResponse> {
    return { data: (await this.evidence.list(caseId)).map(evidenceEntry) };
  }

  @Get(':evidenceId/content')
  @Documented({
    summary: 'Save a piece of evidence',
    description: 'As an attachment, and only when it is released.',
    answers: {
      200: {
        description: 'What is kept of the file, with its own media type.',
        mediaType: 'application/octet-stream',
        headers: { 'Content-Disposition': 'Always an attachment.' },
      },
    },
    refusals: {
      404: ['case-not-found', 'evidence-not-found', 'blob-missing'],
      409: ['evidence-in-quarantine', 'evidence-rejected'],
      503: ['event-store-unavailable', 'blob-store-unavailable'],
    },
  })
  async content(
    @CaseId() caseId: string,
    @EvidenceId() evidenceId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const evidence = await this.evidence.get(caseId, evidenceId);
    requireReleased(evidence);
    const { contentHash, mediaType, bytes } = evidence.added;
    const content = await this.blobs.get(contentHash);
    await reply
      .headers({
        'content-type': mediaType,
        'content-length': bytes,
        'content-disposition': contentDisposition(evidence.added),
        'content-security-policy': CONTENT_POLICY,
        'x-content-type-options': 'nosniff',
      })
      .send(content);
  }
}
