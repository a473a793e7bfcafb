import { Param } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';
import { queues } from '../queues/queues.provider.js';

/** The queue that the path names. */
export const QueueName = (): ParameterDecorator => (prototype, method, index) => {
  Param('queue')(prototype, method, index);
  documentPathParameter('queue', {
    description: 'Name of the queue.',
    schema: { type: 'string', enum: queues.names },
    example: 'money-movement',
  })(prototype, method, index);
};
