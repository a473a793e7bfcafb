import { Param, type PipeTransform } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';
import { evidenceNotFound } from './withheld.js';

const EVIDENCE_ID = /^[0-9a-f]{32}$/;

class EvidenceIdPipe implements PipeTransform<string, string> {
  transform(evidenceId: string): string {
    if (!EVIDENCE_ID.test(evidenceId)) throw evidenceNotFound();
    return evidenceId;
  }
}

/** The piece of evidence that the path names. */
export const EvidenceId = (): ParameterDecorator => (prototype, method, index) => {
  Param('evidenceId', EvidenceIdPipe)(prototype, method, index);
  documentPathParameter('evidenceId', {
    description: 'Id of the evidence.',
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    example: '7c1d4b9a0e5f4a3b8d2c6e1f0a9b8c7d',
  })(prototype, method, index);
};
