import { Param, type PipeTransform } from '@nestjs/common';
import { documentPathParameter } from '#platform/http';
import { isCaseId } from './case-events.js';
import { incidentNotFound } from './incidents.provider.js';

/** What is no incident's id at all is answered like the id of no incident, before anything is looked up. */
class IncidentIdPipe implements PipeTransform<string, string> {
  transform(incidentId: string): string {
    if (!isCaseId(incidentId)) throw incidentNotFound();
    return incidentId;
  }
}

/** The incident that the path names. */
export const IncidentId = (): ParameterDecorator => (prototype, method, index) => {
  Param('incidentId', IncidentIdPipe)(prototype, method, index);
  documentPathParameter('incidentId', {
    description: 'Id of the incident.',
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    example: '5b2d7c9e0f1a4b3c8d6e9f0a1b2c3d4e',
  })(prototype, method, index);
};
