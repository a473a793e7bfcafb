import { Param } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';

/** The decision that the path names. */
export const DecisionId = (): ParameterDecorator => (prototype, method, index) => {
  Param('decisionId')(prototype, method, index);
  documentPathParameter('decisionId', {
    description: 'Id of the decision, from the case.',
    schema: { type: 'string' },
    example: '2b0f6c1e-3f62-5b0c-8a0a-6a5a3a6f1d9c',
  })(prototype, method, index);
};
