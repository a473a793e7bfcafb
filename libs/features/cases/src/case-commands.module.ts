import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AddEvidenceController } from './add-evidence/add-evidence.controller.js';
import { AddEvidenceHandler } from './add-evidence/add-evidence.handler.js';
import {
  DEFAULT_EVIDENCE_LIMITS,
  EVIDENCE_LIMITS,
  type EvidenceLimits,
} from './add-evidence/evidence-settings.js';
import { AcceptResolutionController } from './accept-resolution/accept-resolution.controller.js';
import { AcceptResolutionHandler } from './accept-resolution/accept-resolution.handler.js';
import { AddNoteController } from './add-note/add-note.controller.js';
import { AddNoteHandler } from './add-note/add-note.handler.js';
import { ApproveDecisionController } from './approve-decision/approve-decision.controller.js';
import { ApproveDecisionHandler } from './approve-decision/approve-decision.handler.js';
import { agentsProvider, AGENTS } from './agents/agents.provider.js';
import { AssignCaseController } from './assign-case/assign-case.controller.js';
import { AssignCaseHandler } from './assign-case/assign-case.handler.js';
import { AttachSignalPolicy } from './attach-signal/attach-signal.policy.js';
import { AwaitExternalController } from './await-external/await-external.controller.js';
import { AwaitExternalHandler } from './await-external/await-external.handler.js';
import { CancelCaseController } from './cancel-case/cancel-case.controller.js';
import { CancelCaseHandler } from './cancel-case/cancel-case.handler.js';
import { CaseDecisions } from './case/case-decisions.provider.js';
import { CASES, casesProvider } from './case/cases.provider.js';
import { ChangePlaybookController } from './change-playbook/change-playbook.controller.js';
import { ChangePlaybookHandler } from './change-playbook/change-playbook.handler.js';
import { ClassifyCaseController } from './classify-case/classify-case.controller.js';
import { ClassifyCaseHandler } from './classify-case/classify-case.handler.js';
import { AUTOMATIC_CLOSE } from './case-clock/automatic-close.js';
import { clockDecisionsProvider, SLA_SETTINGS } from './case-clock/case-clocks.provider.js';
import { type SlaSettings } from './case-clock/sla-settings.js';
import { AutomaticCloser } from './close-case/automatic-close.provider.js';
import { CloseCaseController } from './close-case/close-case.controller.js';
import { CloseCaseHandler } from './close-case/close-case.handler.js';
import { REOPEN_WINDOW_MS } from './close-case/reopen-window.js';
import { CompleteStepController } from './complete-step/complete-step.controller.js';
import { CompleteStepHandler } from './complete-step/complete-step.handler.js';
import { CaseRegister } from './customer-register/case-register.provider.js';
import { customerRegistersProvider } from './customer-register/customer-registers.provider.js';
import { DeescalateCaseController } from './deescalate-case/deescalate-case.controller.js';
import { DeescalateCaseHandler } from './deescalate-case/deescalate-case.handler.js';
import { EscalateCaseController } from './escalate-case/escalate-case.controller.js';
import { EscalateCaseHandler } from './escalate-case/escalate-case.handler.js';
import { CaseLinks } from './case/case-links.provider.js';
import { incidentsProvider } from './case/incidents.provider.js';
import { CaseMerges } from './customer-register/case-merges.provider.js';
import { DeclareIncidentController } from './declare-incident/declare-incident.controller.js';
import { DeclareIncidentHandler } from './declare-incident/declare-incident.handler.js';
import { CompleteLinkPolicy } from './link-cases/complete-link.policy.js';
import { LinkCasesController } from './link-cases/link-cases.controller.js';
import { LinkCasesHandler } from './link-cases/link-cases.handler.js';
import { LinkToIncidentHandler } from './link-to-incident/link-to-incident.handler.js';
import { UnlinkFromIncidentHandler } from './link-to-incident/unlink-from-incident.handler.js';
import { CompleteMergePolicy } from './merge-case/complete-merge.policy.js';
import { MergeCaseController } from './merge-case/merge-case.controller.js';
import { MergeCaseHandler } from './merge-case/merge-case.handler.js';
import { CompleteOpeningPolicy } from './open-case/complete-opening.policy.js';
import { OpenCaseController } from './open-case/open-case.controller.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { playbooksProvider } from './playbooks/playbooks.provider.js';
import { ProposeDecisionController } from './propose-decision/propose-decision.controller.js';
import { ProposeDecisionHandler } from './propose-decision/propose-decision.handler.js';
import { queuesProvider } from './queues/queues.provider.js';
import { RecordContactController } from './record-contact/record-contact.controller.js';
import { RecordContactHandler } from './record-contact/record-contact.handler.js';
import { RefuseDecisionController } from './refuse-decision/refuse-decision.controller.js';
import { RefuseDecisionHandler } from './refuse-decision/refuse-decision.handler.js';
import { ReopenCaseController } from './reopen-case/reopen-case.controller.js';
import { ReopenCaseHandler } from './reopen-case/reopen-case.handler.js';
import { RequestWalletActionController } from './request-wallet-action/request-wallet-action.controller.js';
import { RequestWalletActionHandler } from './request-wallet-action/request-wallet-action.handler.js';
import { ResolveCaseController } from './resolve-case/resolve-case.controller.js';
import { ResolveCaseHandler } from './resolve-case/resolve-case.handler.js';
import { ScanEvidencePolicy } from './scan-evidence/scan-evidence.policy.js';
import {
  EVIDENCE_SCANNER,
  type EvidenceScanner,
} from './scan-evidence/scanners/evidence-scanner.js';
import { RouteCaseController } from './route-case/route-case.controller.js';
import { RouteCaseHandler } from './route-case/route-case.handler.js';
import { RouteUnroutedCasesPolicy } from './route-case/route-unrouted-cases.policy.js';
import { SendReplyController } from './send-reply/send-reply.controller.js';
import { SendReplyHandler } from './send-reply/send-reply.handler.js';
import { SetAgentController } from './set-agent/set-agent.controller.js';
import { SetAgentHandler } from './set-agent/set-agent.handler.js';
import { UnassignCaseController } from './unassign-case/unassign-case.controller.js';
import { UnassignCaseHandler } from './unassign-case/unassign-case.handler.js';
import { PrioritiseCaseController } from './prioritise-case/prioritise-case.controller.js';
import { PrioritiseCaseHandler } from './prioritise-case/prioritise-case.handler.js';
import { ProposeResolutionController } from './propose-resolution/propose-resolution.controller.js';
import { ProposeResolutionHandler } from './propose-resolution/propose-resolution.handler.js';
import { ProvideInformationController } from './provide-information/provide-information.controller.js';
import { ProvideInformationHandler } from './provide-information/provide-information.handler.js';
import { RejectResolutionController } from './reject-resolution/reject-resolution.controller.js';
import { RejectResolutionHandler } from './reject-resolution/reject-resolution.handler.js';
import { ReportReplyFailureController } from './report-reply-failure/report-reply-failure.controller.js';
import { ReportReplyFailureHandler } from './report-reply-failure/report-reply-failure.handler.js';
import { RequestInformationController } from './request-information/request-information.controller.js';
import { RequestInformationHandler } from './request-information/request-information.handler.js';
import { ResumeCaseController } from './resume-case/resume-case.controller.js';
import { ResumeCaseHandler } from './resume-case/resume-case.handler.js';
import { SkipStepController } from './skip-step/skip-step.controller.js';
import { SkipStepHandler } from './skip-step/skip-step.handler.js';
import { StartStepController } from './start-step/start-step.controller.js';
import { StartStepHandler } from './start-step/start-step.handler.js';
import { TagCaseController } from './tag-case/tag-case.controller.js';
import { TagCaseHandler } from './tag-case/tag-case.handler.js';
import { VerifyIdentityController } from './verify-identity/verify-identity.controller.js';
import { VerifyIdentityHandler } from './verify-identity/verify-identity.handler.js';
import { ArmedDeadlines } from './sla-clocks/armed-deadlines.adapter.js';
import { databaseTimeProvider } from './sla-clocks/database-time.provider.js';
import { Deadlines } from './sla-clocks/deadlines.provider.js';
import { DefinedCalendars } from './sla-clocks/defined-calendars.provider.js';
import { FollowedCases } from './sla-clocks/followed-cases.provider.js';
import { RecomputeDeadlinesPolicy } from './sla-clocks/recompute-deadlines.policy.js';
import { SlaClocks } from './sla-clocks/sla-clocks.provider.js';
import { SlaClocksPolicy } from './sla-clocks/sla-clocks.policy.js';
import { UnlinkCasesController } from './unlink-cases/unlink-cases.controller.js';
import { UnlinkCasesHandler } from './unlink-cases/unlink-cases.handler.js';
import { UnmergeCaseController } from './unmerge-case/unmerge-case.controller.js';
import { UnmergeCaseHandler } from './unmerge-case/unmerge-case.handler.js';
import { SubmitRatingController } from './submit-rating/submit-rating.controller.js';
import { SubmitRatingHandler } from './submit-rating/submit-rating.handler.js';

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

// One of each for every use case.
const controllers = [
  AcceptResolutionController,
  AddEvidenceController,
  AddNoteController,
  ApproveDecisionController,
  AssignCaseController,
  AwaitExternalController,
  CancelCaseController,
  ChangePlaybookController,
  ClassifyCaseController,
  CloseCaseController,
  CompleteStepController,
  DeclareIncidentController,
  DeescalateCaseController,
  EscalateCaseController,
  LinkCasesController,
  MergeCaseController,
  OpenCaseController,
  PrioritiseCaseController,
  ProposeDecisionController,
  ProposeResolutionController,
  ProvideInformationController,
  RecordContactController,
  RefuseDecisionController,
  RejectResolutionController,
  ReopenCaseController,
  ReportReplyFailureController,
  RequestInformationController,
  RequestWalletActionController,
  ResolveCaseController,
  ResumeCaseController,
  RouteCaseController,
  SendReplyController,
  SetAgentController,
  SkipStepController,
  StartStepController,
  SubmitRatingController,
  TagCaseController,
  UnassignCaseController,
  UnlinkCasesController,
  UnmergeCaseController,
  VerifyIdentityController,
];

const handlers = [
  AcceptResolutionHandler,
  AddNoteHandler,
  ApproveDecisionHandler,
  AssignCaseHandler,
  AwaitExternalHandler,
  CancelCaseHandler,
  ChangePlaybookHandler,
  ClassifyCaseHandler,
  CloseCaseHandler,
  CompleteStepHandler,
  DeclareIncidentHandler,
  DeescalateCaseHandler,
  EscalateCaseHandler,
  LinkCasesHandler,
  LinkToIncidentHandler,
  MergeCaseHandler,
  OpenCaseHandler,
  PrioritiseCaseHandler,
  ProposeDecisionHandler,
  ProposeResolutionHandler,
  ProvideInformationHandler,
  RecordContactHandler,
  RefuseDecisionHandler,
  RejectResolutionHandler,
  ReopenCaseHandler,
  ReportReplyFailureHandler,
  RequestInformationHandler,
  RequestWalletActionHandler,
  ResolveCaseHandler,
  ResumeCaseHandler,
  RouteCaseHandler,
  SendReplyHandler,
  SetAgentHandler,
  SkipStepHandler,
  StartStepHandler,
  SubmitRatingHandler,
  TagCaseHandler,
  UnassignCaseHandler,
  UnlinkCasesHandler,
  UnlinkFromIncidentHandler,
  UnmergeCaseHandler,
  VerifyIdentityHandler,
];
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
    SlaClocks,
    SlaClocksPolicy,
    RecomputeDeadlinesPolicy,
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
        CaseLinks,
        CaseMerges,
        CaseRegister,
        AttachSignalPolicy,
        CompleteLinkPolicy,
        CompleteMergePolicy,
        CompleteOpeningPolicy,
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
