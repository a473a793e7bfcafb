import { AcceptResolutionController } from './accept-resolution/accept-resolution.controller.js';
import { AcceptResolutionHandler } from './accept-resolution/accept-resolution.handler.js';
import { AddEvidenceController } from './add-evidence/add-evidence.controller.js';
import { AddNoteController } from './add-note/add-note.controller.js';
import { AddNoteHandler } from './add-note/add-note.handler.js';
import { ApproveDecisionController } from './approve-decision/approve-decision.controller.js';
import { ApproveDecisionHandler } from './approve-decision/approve-decision.handler.js';
import { AssignCaseController } from './assign-case/assign-case.controller.js';
import { AssignCaseHandler } from './assign-case/assign-case.handler.js';
import { AwaitExternalController } from './await-external/await-external.controller.js';
import { AwaitExternalHandler } from './await-external/await-external.handler.js';
import { CancelCaseController } from './cancel-case/cancel-case.controller.js';
import { CancelCaseHandler } from './cancel-case/cancel-case.handler.js';
import { ChangePlaybookController } from './change-playbook/change-playbook.controller.js';
import { ChangePlaybookHandler } from './change-playbook/change-playbook.handler.js';
import { ClassifyCaseController } from './classify-case/classify-case.controller.js';
import { ClassifyCaseHandler } from './classify-case/classify-case.handler.js';
import { CloseCaseController } from './close-case/close-case.controller.js';
import { CloseCaseHandler } from './close-case/close-case.handler.js';
import { CompleteStepController } from './complete-step/complete-step.controller.js';
import { CompleteStepHandler } from './complete-step/complete-step.handler.js';
import { DeclareIncidentController } from './declare-incident/declare-incident.controller.js';
import { DeclareIncidentHandler } from './declare-incident/declare-incident.handler.js';
import { DeescalateCaseController } from './deescalate-case/deescalate-case.controller.js';
import { DeescalateCaseHandler } from './deescalate-case/deescalate-case.handler.js';
import { EscalateCaseController } from './escalate-case/escalate-case.controller.js';
import { EscalateCaseHandler } from './escalate-case/escalate-case.handler.js';
import { LinkCasesController } from './link-cases/link-cases.controller.js';
import { LinkCasesHandler } from './link-cases/link-cases.handler.js';
import { LinkToIncidentHandler } from './link-to-incident/link-to-incident.handler.js';
import { UnlinkFromIncidentHandler } from './link-to-incident/unlink-from-incident.handler.js';
import { MergeCaseController } from './merge-case/merge-case.controller.js';
import { MergeCaseHandler } from './merge-case/merge-case.handler.js';
import { OpenCaseController } from './open-case/open-case.controller.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { PrioritiseCaseController } from './prioritise-case/prioritise-case.controller.js';
import { PrioritiseCaseHandler } from './prioritise-case/prioritise-case.handler.js';
import { ProposeDecisionController } from './propose-decision/propose-decision.controller.js';
import { ProposeDecisionHandler } from './propose-decision/propose-decision.handler.js';
import { ProposeResolutionController } from './propose-resolution/propose-resolution.controller.js';
import { ProposeResolutionHandler } from './propose-resolution/propose-resolution.handler.js';
import { ProvideInformationController } from './provide-information/provide-information.controller.js';
import { ProvideInformationHandler } from './provide-information/provide-information.handler.js';
import { RecordContactController } from './record-contact/record-contact.controller.js';
import { RecordContactHandler } from './record-contact/record-contact.handler.js';
import { RefuseDecisionController } from './refuse-decision/refuse-decision.controller.js';
import { RefuseDecisionHandler } from './refuse-decision/refuse-decision.handler.js';
import { RejectResolutionController } from './reject-resolution/reject-resolution.controller.js';
import { RejectResolutionHandler } from './reject-resolution/reject-resolution.handler.js';
import { ReopenCaseController } from './reopen-case/reopen-case.controller.js';
import { ReopenCaseHandler } from './reopen-case/reopen-case.handler.js';
import { ReportReplyFailureController } from './report-reply-failure/report-reply-failure.controller.js';
import { ReportReplyFailureHandler } from './report-reply-failure/report-reply-failure.handler.js';
import { RequestInformationController } from './request-information/request-information.controller.js';
import { RequestInformationHandler } from './request-information/request-information.handler.js';
import { RequestWalletActionController } from './request-wallet-action/request-wallet-action.controller.js';
import { RequestWalletActionHandler } from './request-wallet-action/request-wallet-action.handler.js';
import { ResolveCaseController } from './resolve-case/resolve-case.controller.js';
import { ResolveCaseHandler } from './resolve-case/resolve-case.handler.js';
import { ResumeCaseController } from './resume-case/resume-case.controller.js';
import { ResumeCaseHandler } from './resume-case/resume-case.handler.js';
import { RouteCaseController } from './route-case/route-case.controller.js';
import { RouteCaseHandler } from './route-case/route-case.handler.js';
import { SendReplyController } from './send-reply/send-reply.controller.js';
import { SendReplyHandler } from './send-reply/send-reply.handler.js';
import { SetAgentController } from './set-agent/set-agent.controller.js';
import { SetAgentHandler } from './set-agent/set-agent.handler.js';
import { SkipStepController } from './skip-step/skip-step.controller.js';
import { SkipStepHandler } from './skip-step/skip-step.handler.js';
import { StartStepController } from './start-step/start-step.controller.js';
import { StartStepHandler } from './start-step/start-step.handler.js';
import { SubmitRatingController } from './submit-rating/submit-rating.controller.js';
import { SubmitRatingHandler } from './submit-rating/submit-rating.handler.js';
import { TagCaseController } from './tag-case/tag-case.controller.js';
import { TagCaseHandler } from './tag-case/tag-case.handler.js';
import { UnassignCaseController } from './unassign-case/unassign-case.controller.js';
import { UnassignCaseHandler } from './unassign-case/unassign-case.handler.js';
import { UnlinkCasesController } from './unlink-cases/unlink-cases.controller.js';
import { UnlinkCasesHandler } from './unlink-cases/unlink-cases.handler.js';
import { UnmergeCaseController } from './unmerge-case/unmerge-case.controller.js';
import { UnmergeCaseHandler } from './unmerge-case/unmerge-case.handler.js';
import { VerifyIdentityController } from './verify-identity/verify-identity.controller.js';
import { VerifyIdentityHandler } from './verify-identity/verify-identity.handler.js';

// One of each for every use case on the write side.
export const controllers = [
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

export const handlers = [
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
