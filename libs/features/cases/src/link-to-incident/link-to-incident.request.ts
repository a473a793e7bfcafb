import { PublishedAs } from '#platform/json-schema';
import { IsCaseId } from '../case/request-fields.decorator.js';

@PublishedAs<LinkToIncidentRequest>({
  direction: 'in',
  example: { incidentId: '5b2d7c9e0f1a4b3c8d6e9f0a1b2c3d4e' },
})
export class LinkToIncidentRequest {
  @IsCaseId()
  incidentId!: string;
}
