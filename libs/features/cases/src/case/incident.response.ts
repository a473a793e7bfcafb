import { IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, PublishedAs } from '#platform/json-schema';

export const incidentExample = {
  incidentId: '5b2d7c9e0f1a4b3c8d6e9f0a1b2c3d4e',
  title: 'The bank gateway is down',
  description: 'Withdrawals to two banks wait since the gateway was changed.',
  startedAt: '2026-03-01T07:40:00.000Z',
  declaredAt: '2026-03-01T08:05:00.000Z',
  declaredBy: 'supervisor-lin',
};

@PublishedAs<IncidentResponse>({
  direction: 'out',
  description: 'One outage that hits many accounts.',
  example: incidentExample,
})
export class IncidentResponse {
  @IsString()
  incidentId!: string;

  @PersonalData()
  @IsString()
  title!: string;

  @PersonalData()
  @IsString()
  description!: string;

  @Describe('When the outage began.')
  @IsTimestamp()
  startedAt!: string;

  @Describe('When Caseline recorded it.')
  @IsTimestamp()
  declaredAt!: string;

  @IsString()
  declaredBy!: string;
}
