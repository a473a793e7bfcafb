import { Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import {
  type CommandCause,
  CurrentCause,
  FILE_MEDIA_TYPES,
  FileBody,
  FileRoute,
  type ReceivedFile,
} from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AddEvidence } from './add-evidence.js';
import { type AddedEvidence } from './add-evidence.handler.js';
import { evidenceFileContract } from './evidence-file.contract.js';

@Controller('v1/cases/:caseId/evidence')
export class AddEvidenceController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Add evidence',
    description:
      'A JPEG, PNG, WebP or PDF as the body; what it is is told from its content. Only what a person sees of it is kept. It ' +
      'stays in quarantine until a scan has passed it. The same file again is the same evidence. Needs no `If-Match`.',
    headers: { Location: 'Path of its content.' },
    body: Object.fromEntries(FILE_MEDIA_TYPES.map((type) => [type, evidenceFileContract])),
    requestHeaders: {
      'File-Name': {
        description: 'What the file is called, percent-encoded UTF-8.',
        schema: { type: 'string' },
        example: 'screenshot%20of%20the%20error.png',
      },
    },
    refusals: {
      400: ['invalid-file-name'],
      404: ['case-not-found'],
      409: ['too-much-evidence'],
      413: ['too-many-pixels', 'oversized-pdf'],
      415: ['unsupported-file'],
      422: ['unreadable-file', 'animated-image', 'encrypted-pdf', 'active-pdf'],
      429: ['too-many-files-at-once'],
      503: ['blob-store-unavailable'],
    },
  })
  @FileRoute()
  async add(
    @CaseId() caseId: string,
    @FileBody() file: ReceivedFile,
    @CurrentCause() cause: CommandCause,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseOverview> {
    const command = new AddEvidence({ caseId, cause }, file);
    const { evidenceId, overview } = await this.commands.execute<AddEvidence, AddedEvidence>(
      command,
    );
    void reply.header('location', `/v1/cases/${caseId}/evidence/${evidenceId}/content`);
    return overview;
  }
}
