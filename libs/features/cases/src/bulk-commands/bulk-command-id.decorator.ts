import { Param, type PipeTransform } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';
import { isCaseId } from '../case/case-events.js';
import { bulkCommandNotFound } from './bulk-commands.query.js';

class BulkCommandIdPipe implements PipeTransform<string, string> {
  transform(bulkCommandId: string): string {
    if (!isCaseId(bulkCommandId)) throw bulkCommandNotFound();
    return bulkCommandId;
  }
}

/** The bulk command that the path names. */
export const BulkCommandId = (): ParameterDecorator => (prototype, method, index) => {
  Param('bulkCommandId', BulkCommandIdPipe)(prototype, method, index);
  documentPathParameter('bulkCommandId', {
    description: 'Id of the bulk command.',
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    example: '7d4c2f8e1a6b5d4c3f2a1b3f0c8a5e9b',
  })(prototype, method, index);
};
