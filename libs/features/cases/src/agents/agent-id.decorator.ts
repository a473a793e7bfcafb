import { Param } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';
import { AgentIdPipe } from './agent-id.pipe.js';

/** The agent that the path names. */
export const AgentId = (): ParameterDecorator => (prototype, method, index) => {
  Param('agentId', AgentIdPipe)(prototype, method, index);
  documentPathParameter('agentId', {
    description: 'Id of the member of staff, as tokens have it.',
    schema: { type: 'string', minLength: 1, maxLength: 128 },
    example: 'agent-mei',
  })(prototype, method, index);
};
