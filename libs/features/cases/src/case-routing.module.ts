import { type DynamicModule, Module } from '@nestjs/common';
import { hourlyExpiry } from '#platform/http';
import { AgentListController } from './agent-list/agent-list.controller.js';
import { AgentListProjector } from './agent-list/agent-list.projector.js';
import { AgentList } from './agent-list/agent-list.query.js';
import { caseReservationsMigration } from './claim-next/case-reservations.migration.js';
import { CaseReservations } from './claim-next/case-reservations.provider.js';
import { CLAIM_LEASE_MS } from './claim-next/claim-lease.js';
import { ClaimNextController } from './claim-next/claim-next.controller.js';
import { ClaimNextHandler } from './claim-next/claim-next.handler.js';
import { HandOverCasesController } from './hand-over-cases/hand-over-cases.controller.js';
import { HandOverCasesHandler } from './hand-over-cases/hand-over-cases.handler.js';
import { HeldCases } from './hand-over-cases/held-cases.query.js';
import { AgentImport } from './import-agents/agent-import.provider.js';
import { IdleClaims } from './lapse-claims/idle-claims.query.js';
import { LapseClaimsRegularly } from './lapse-claims/lapse-claims-regularly.provider.js';
import { LapseClaims } from './lapse-claims/lapse-claims.provider.js';
import { QueueCasesController } from './queue-cases/queue-cases.controller.js';
import { QueueCases } from './queue-cases/queue-cases.query.js';
import { queuesProvider } from './queues/queues.provider.js';

export interface CaseRoutingOptions {
  /** The module of the commands: who claims decides on the same cases. */
  readonly commands: DynamicModule;
  /** For how long a claimed case waits for the first work on it. */
  readonly claimLeaseMinutes: number;
  /** Gives back claims whose time is over. Tools only look. */
  readonly lapsesClaims: boolean;
}

const MINUTE_MS = 60_000;

/** The tables that are no projection's. */
export const caseMigrations = caseReservationsMigration;

/**
 * Who works on what: queues, claims and agents, which need the rows of the read side to decide. Needs what
 * `CaseCommandsModule` and `CaseViewsModule` need, and both of them.
 */
@Module({})
export class CaseRoutingModule {
  static forRoot({ commands, claimLeaseMinutes, lapsesClaims }: CaseRoutingOptions): DynamicModule {
    return {
      module: CaseRoutingModule,
      imports: [commands],
      controllers: [
        AgentListController,
        ClaimNextController,
        HandOverCasesController,
        QueueCasesController,
      ],
      providers: [
        { provide: CLAIM_LEASE_MS, useValue: claimLeaseMinutes * MINUTE_MS },
        queuesProvider,
        AgentImport,
        AgentList,
        AgentListProjector,
        CaseReservations,
        ClaimNextHandler,
        HandOverCasesHandler,
        HeldCases,
        IdleClaims,
        LapseClaims,
        QueueCases,
        ...(lapsesClaims
          ? [hourlyExpiry(CaseReservations, 'reservations'), LapseClaimsRegularly]
          : []),
      ],
    };
  }
}
