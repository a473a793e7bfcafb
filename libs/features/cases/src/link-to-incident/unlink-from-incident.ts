import { type CaseCommand } from '../case/case-command.js';

export class UnlinkFromIncident {
  constructor(
    readonly about: CaseCommand,
    readonly incidentId: string,
  ) {}
}
