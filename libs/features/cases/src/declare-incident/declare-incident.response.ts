import { IsString } from 'class-validator';
import { PublishedAs } from '#platform/json-schema';

@PublishedAs<IncidentDeclaredResponse>({
  direction: 'out',
  example: { incidentId: '5b2d7c9e0f1a4b3c8d6e9f0a1b2c3d4e' },
})
export class IncidentDeclaredResponse {
  @IsString()
  incidentId!: string;
}
