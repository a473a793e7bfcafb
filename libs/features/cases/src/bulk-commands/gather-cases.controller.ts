import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type CommandCause, CurrentCause, IdempotencyKey } from '#platform/http';
import { IncidentId } from '../case/incident-id.decorator.js';
import { INCIDENTS, type Incidents, requireIncident } from '../case/incidents.provider.js';
import { BulkCommandRoute } from './bulk-command-route.decorator.js';
import { type BulkCommandTakenResponse } from './bulk-command.response.js';
import { BulkRequests, keyRequired } from './bulk-requests.provider.js';
import { GatherCasesRequest } from './gather-cases.request.js';

@Controller('v1/incidents/:incidentId/cases')
export class GatherCasesController {
  constructor(
    private readonly requests: BulkRequests,
    @Inject(INCIDENTS) private readonly incidents: Incidents,
  ) {}

  @Post()
  @BulkCommandRoute({
    summary: 'Make cases part of an incident',
    description: 'Needs an `Idempotency-Key`. The same as the bulk command `link-to-incident`.',
    refusals: { 404: ['incident-not-found'] },
  })
  async gather(
    @IncidentId() incidentId: string,
    @Body() cases: GatherCasesRequest,
    @IdempotencyKey() key: string | undefined,
    @CurrentCause() cause: CommandCause,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkCommandTakenResponse> {
    if (key === undefined) throw keyRequired();
    await requireIncident(this.incidents, incidentId);
    const taken = await this.requests.take('link-to-incident', { incidentId }, cases, cause);
    void reply.header('location', `/v1/bulk-commands/${taken.bulkCommandId}`);
    return taken;
  }
}
