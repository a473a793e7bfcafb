import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Keyring } from '#platform/kernel';
import { incidentStream } from '../case/incident-events.js';
import { INCIDENTS, incidentNotFound, type Incidents } from '../case/incidents.provider.js';
import { declareIncident, DeclareIncident } from './declare-incident.js';

@CommandHandler(DeclareIncident)
export class DeclareIncidentHandler implements ICommandHandler<DeclareIncident, string> {
  constructor(
    @Inject(INCIDENTS) private readonly incidents: Incidents,
    private readonly keyring: Keyring,
  ) {}

  /** Answers the incident's id, which derives from the command's: a repeat declares no second one. */
  async execute({ cause, incident }: DeclareIncident): Promise<string> {
    const incidentId = this.keyring.key('incident', cause.id);
    const { state } = await this.incidents.decide(
      incidentStream(incidentId),
      cause,
      (_, now) => declareIncident(incidentId, incident, now),
      { presumedNew: true },
    );
    if (!state) throw incidentNotFound();
    return state.incidentId;
  }
}
