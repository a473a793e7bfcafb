import { Controller, Get, Header, Inject } from '@nestjs/common';
import { METRICS, Metrics } from '#platform/observability';
import { Roles } from '../access/roles.decorator.js';
import { Documented } from '../route-contract/documented.decorator.js';

@Controller('metrics')
export class MetricsController {
  constructor(@Inject(METRICS) private readonly metrics: Metrics) {}

  /** What this process counts and measures, in Prometheus' text format. */
  @Get()
  @Roles('monitor')
  @Documented({
    summary: 'What this process counts and measures',
    answers: { 200: { description: 'In Prometheus’ text format.', mediaType: 'text/plain' } },
  })
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(): Promise<string> {
    return this.metrics.exposition();
  }
}
