import { Param } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';

/** The step that the path names. */
export const StepId = (): ParameterDecorator => (prototype, method, index) => {
  Param('stepId')(prototype, method, index);
  documentPathParameter('stepId', {
    description: 'Id of a step of the case’s playbook.',
    schema: { type: 'string' },
    example: 'check-the-record',
  })(prototype, method, index);
};
