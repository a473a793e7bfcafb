import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AddEvidenceHandler } from './add-evidence/add-evidence.handler.js';
import {
  DEFAULT_EVIDENCE_LIMITS,
  EVIDENCE_LIMITS,
  type EvidenceLimits,
} from './add-evidence/evidence-settings.js';
import { agentsProvider, AGENTS } from './agents/agents.provider.js';
import { AttachSignalPolicy } from './attach-signal/attach-signal.policy.js';
import { CaseDecisions } from './case/case-decisions.provider.js';
import { CaseItIsAbout } from './case/case-it-is-about.provider.js';
import { CASES, casesProvider } from './case/cases.provider.js';
import { AUTOMATIC_CLOSE } from './case-clock/automatic-close.js';
import { clockDecisionsProvider, SLA_SETTINGS } from './case-clock/case-clocks.provider.js';
import { type SlaSettings } from './case-clock/sla-settings.js';
import { EscalateByClockPolicy } from './escalate-by-clock/escalate-by-clock.policy.js';
import { controllers, handlers } from './command-slices.js';
import { AutomaticCloser } from './close-case/automatic-close.provider.js';
import { REOPEN_WINDOW_MS } from './close-case/reopen-window.js';
import { CaseRegister } from './customer-register/case-register.provider.js';
import { customerRegistersProvider } from './customer-register/customer-registers.provider.js';
import { CaseLinks } from './case/case-links.provider.js';
import { incidentsProvider } from './case/incidents.provider.js';
import { CaseMerges } from './customer-register/case-merges.provider.js';
import { CompleteLinkPolicy } from './link-cases/complete-link.policy.js';
import { CompleteMergePolicy } from './merge-case/complete-merge.policy.js';
import { CompleteOpeningPolicy } from './open-case/complete-opening.policy.js';
import { LearnLanguagePolicy } from './learn-language/learn-language.policy.js';
import { playbooksProvider } from './playbooks/playbooks.provider.js';
import { queuesProvider } from './queues/queues.provider.js';
import { ScanEvidencePolicy } from './scan-evidence/scan-evidence.policy.js';
import {
  EVIDENCE_SCANNER,
  type EvidenceScanner,
} from './scan-evidence/scanners/evidence-scanner.js';
import { RouteUnroutedCasesPolicy } from './route-case/route-unrouted-cases.policy.js';
import { ArmedDeadlines } from './sla-clocks/armed-deadlines.adapter.js';
import { databaseTimeProvider } from './sla-clocks/database-time.provider.js';
import { Deadlines } from './sla-clocks/deadlines.provider.js';
import { DefinedCalendars } from './sla-clocks/defined-calendars.provider.js';
import { FollowedCases } from './sla-clocks/followed-cases.provider.js';
import { RecordedCalendars } from './sla-clocks/recorded-calendars.provider.js';
import { RecomputeDeadlinesPolicy } from './sla-clocks/recompute-deadlines.policy.js';
import { SlaClocks } from './sla-clocks/sla-clocks.provider.js';
import { SlaClocksPolicy } from './sla-clocks/sla-clocks.policy.js';

export interface CaseCommandsOptions {
  /** For how long after its closing a case can be reopened; after that a new case is opened. */
  readonly reopenWindowHours: number;
  readonly evidence?: EvidenceOptions;
  /** Without it cases have no clocks. Needs `PostgresModule`. */
  readonly clocks?: {
    readonly settings: SlaSettings;
    /** Whether this process tells what is due, and which calendars hold; false for tools. */
    readonly keepsDeadlines: boolean;
  };
}

export interface EvidenceOptions {
  readonly limits?: Partial<EvidenceLimits>;
  /** Without one, all evidence stays in quarantine, and is scanned when there is one. */
  readonly scanner?: EvidenceScanner | undefined;
}

const HOUR_MS = 3_600_000;

function clockProviders({
  settings,
  keepsDeadlines,
}: NonNullable<CaseCommandsOptions['clocks']>): Provider[] {
  return [
    { provide: SLA_SETTINGS, useValue: settings },
    { provide: AUTOMATIC_CLOSE, useClass: AutomaticCloser },
    clockDecisionsProvider,
    databaseTimeProvider,
    ArmedDeadlines,
    FollowedCases,
    RecordedCalendars,
    SlaClocks,
    SlaClocksPolicy,
    RecomputeDeadlinesPolicy,
    EscalateByClockPolicy,
    ...(keepsDeadlines ? [DefinedCalendars, Deadlines] : []),
  ];
}

/**
 * The write side of cases: agents' commands and the policies that answer wallet events. Needs `EVENT_STORE`,
 * `BLOB_STORE`, `CLOCK` and `Keyring` from a global module, and `HttpModule`.
 */
@Module({})
export class CaseCommandsModule {
  static forRoot({ reopenWindowHours, evidence = {}, clocks }: CaseCommandsOptions): DynamicModule {
    return {
      module: CaseCommandsModule,
      imports: [CqrsModule.forRoot()],
      controllers,
      providers: [
        { provide: REOPEN_WINDOW_MS, useValue: reopenWindowHours * HOUR_MS },
        playbooksProvider,
        queuesProvider,
        agentsProvider,
        ...(clocks ? clockProviders(clocks) : []),
        casesProvider,
        incidentsProvider,
        customerRegistersProvider,
        CaseDecisions,
        CaseItIsAbout,
        CaseLinks,
        CaseMerges,
        CaseRegister,
        AttachSignalPolicy,
        CompleteLinkPolicy,
        CompleteMergePolicy,
        CompleteOpeningPolicy,
        LearnLanguagePolicy,
        RouteUnroutedCasesPolicy,
        ...evidenceProviders(evidence),
        ...handlers,
      ],
      exports: [AGENTS, CaseDecisions, CASES],
    };
  }
}

function evidenceProviders({ limits, scanner }: EvidenceOptions): Provider[] {
  return [
    { provide: EVIDENCE_LIMITS, useValue: { ...DEFAULT_EVIDENCE_LIMITS, ...limits } },
    AddEvidenceHandler,
    ...(scanner ? [{ provide: EVIDENCE_SCANNER, useValue: scanner }, ScanEvidencePolicy] : []),
  ];
}
