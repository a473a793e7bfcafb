import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CommandRoute, CurrentCause, Documented, Roles } from '#platform/http';
import { type CaseOverview } from '../case/case-overview.js';
import { ClaimNext } from './claim-next.js';
import { ClaimNextRequest } from './claim-next.request.js';
import { ClaimResponse } from './claim-next.response.js';

/** Whoever claims does so for themselves: the token says who. */
@Controller('v1/claims')
@Roles('agent', 'supervisor')
export class ClaimNextController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @CommandRoute()
  @Documented({
    summary: 'Claim the next case',
    description:
      'Assigns to the caller the most urgent case that waits in the caller’s queues and whose language the caller ' +
      'speaks. Without work on it the case goes back at `leaseUntil`; the first note, contact or other work ends that.',
    bodyOptional: true,
    answers: { 200: { description: 'The case, or that there is none.', body: ClaimResponse } },
    refusals: {
      404: ['agent-not-registered'],
      409: ['off-shift', 'at-capacity', 'missing-skill'],
      503: ['claims-contended'],
    },
  })
  async claim(
    @Body() { queue }: ClaimNextRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<{ readonly case: CaseOverview | null }> {
    const claim = new ClaimNext(cause, cause.actor.id, queue);
    return { case: await this.commands.execute<ClaimNext, CaseOverview | null>(claim) };
  }
}
