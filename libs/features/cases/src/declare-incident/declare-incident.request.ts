import { IsTimestamp } from '#contracts';
import { Describe, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<DeclareIncidentRequest>({
  direction: 'in',
  example: {
    title: 'The bank gateway is down',
    description: 'Withdrawals to two banks wait since the gateway was changed.',
    startedAt: '2026-03-01T07:40:00.000Z',
  },
})
export class DeclareIncidentRequest {
  @WrittenText(200)
  title!: string;

  @WrittenText()
  description!: string;

  @Describe('When the outage began.')
  @IsTimestamp()
  startedAt!: string;
}
