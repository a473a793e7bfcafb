import { Controller, Get } from '@nestjs/common';
import { CaselineError } from '#platform/kernel';
import { Public } from '../access/roles.decorator.js';
import { Shutdown } from '../application/shutdown.provider.js';
import { Documented } from '../route-contract/documented.decorator.js';
import { LiveResponse, ReadyResponse } from './health.response.js';
import { HealthChecks, type HealthReport } from './health-checks.js';

@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly shutdown: Shutdown,
  ) {}

  /** The process runs and answers: restarting it would mend nothing. */
  @Get('live')
  @Documented({
    summary: 'The process runs',
    answers: {
      200: { description: 'It does; restarting it would mend nothing.', body: LiveResponse },
    },
  })
  live(): LiveResponse {
    return { status: 'live' };
  }

  /** Every part of the process can do its work. */
  @Get('ready')
  @Documented({
    summary: 'Every part can do its work',
    answers: { 200: { description: 'All of them.', body: ReadyResponse } },
    refusals: { 503: ['not-ready'] },
  })
  async ready(): Promise<ReadyResponse> {
    const { ready, checks } = await this.checks.report();
    if (this.shutdown.signal.aborted) throw notReady({ ...checks, application: 'is stopping' });
    if (!ready) throw notReady(checks);
    return { status: 'ready', checks };
  }
}

function notReady(checks: HealthReport['checks']): CaselineError {
  return new CaselineError('unavailable', 'not-ready', 'Not every part is ready; see `checks`.', {
    extensions: { checks },
    retryAfterSeconds: 1,
  });
}
