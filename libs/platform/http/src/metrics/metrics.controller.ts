import { Controller, Get, Header, Inject } from '@nestjs/common';
import { METRICS, Metrics } from '#platform/observability';
import { Roles } from '../access/roles.decorator.js';

@Controller('metrics')
export class MetricsController {
  constructor(@Inject(METRICS) private readonly metrics: Metrics) {}

  /** What this process counts and measures, in Prometheus' text format. */
  @Get()
  @Roles('monitor')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(): Promise<string> {
    return this.metrics.exposition();
  }
}
