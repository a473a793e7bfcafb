import { Param } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';
import { CaseIdPipe } from './case-id.pipe.js';

/** The case that the path names. */
export const CaseId = (): ParameterDecorator => (prototype, method, index) => {
  Param('caseId', CaseIdPipe)(prototype, method, index);
  documentPathParameter('caseId', {
    description: 'Id of the case.',
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    example: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
  })(prototype, method, index);
};
