import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { type CommandCause, CommandRoute, CurrentCause, Documented, Roles } from '#platform/http';
import { DeclareIncident } from './declare-incident.js';
import { DeclareIncidentRequest } from './declare-incident.request.js';
import { IncidentDeclaredResponse } from './declare-incident.response.js';

@Controller('v1/incidents')
@Roles('supervisor')
export class DeclareIncidentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(201)
  @CommandRoute()
  @Documented({
    summary: 'Declare an incident',
    description: 'One outage that hits many accounts. Its cases are gathered afterwards.',
    answers: {
      201: {
        description: 'The incident is recorded.',
        body: IncidentDeclaredResponse,
        headers: { Location: 'Path of the incident.' },
      },
    },
  })
  async declare(
    @Body() { title, description, startedAt }: DeclareIncidentRequest,
    @CurrentCause() cause: CommandCause,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IncidentDeclaredResponse> {
    const declaring = new DeclareIncident(cause, { title, description, startedAt });
    const incidentId = await this.commands.execute<DeclareIncident, string>(declaring);
    void reply.header('location', `/v1/incidents/${incidentId}`);
    return { incidentId };
  }
}
