import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AcceptResolutionController } from './accept-resolution/accept-resolution.controller.js';
import { AcceptResolutionHandler } from './accept-resolution/accept-resolution.handler.js';
import { AddNoteController } from './add-note/add-note.controller.js';
import { AddNoteHandler } from './add-note/add-note.handler.js';
import { AssignCaseController } from './assign-case/assign-case.controller.js';
import { AssignCaseHandler } from './assign-case/assign-case.handler.js';
import { AttachSignalPolicy } from './attach-signal/attach-signal.policy.js';
import { AwaitExternalController } from './await-external/await-external.controller.js';
import { AwaitExternalHandler } from './await-external/await-external.handler.js';
import { CancelCaseController } from './cancel-case/cancel-case.controller.js';
import { CancelCaseHandler } from './cancel-case/cancel-case.handler.js';
import { CaseDecisions } from './case/case-decisions.provider.js';
import { casesProvider } from './case/cases.provider.js';
import { ChangePlaybookController } from './change-playbook/change-playbook.controller.js';
import { ChangePlaybookHandler } from './change-playbook/change-playbook.handler.js';
import { ClassifyCaseController } from './classify-case/classify-case.controller.js';
import { ClassifyCaseHandler } from './classify-case/classify-case.handler.js';
import { CloseCaseController } from './close-case/close-case.controller.js';
import { CloseCaseHandler } from './close-case/close-case.handler.js';
import { REOPEN_WINDOW_MS } from './close-case/reopen-window.js';
import { CompleteStepController } from './complete-step/complete-step.controller.js';
import { CompleteStepHandler } from './complete-step/complete-step.handler.js';
import { CaseRegister } from './customer-register/case-register.provider.js';
import { customerRegistersProvider } from './customer-register/customer-registers.provider.js';
import { CompleteOpeningPolicy } from './open-case/complete-opening.policy.js';
import { OpenCaseController } from './open-case/open-case.controller.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { playbooksProvider } from './playbooks/playbooks.provider.js';
import { PrioritiseCaseController } from './prioritise-case/prioritise-case.controller.js';
import { PrioritiseCaseHandler } from './prioritise-case/prioritise-case.handler.js';
import { ProposeResolutionController } from './propose-resolution/propose-resolution.controller.js';
import { ProposeResolutionHandler } from './propose-resolution/propose-resolution.handler.js';
import { ProvideInformationController } from './provide-information/provide-information.controller.js';
import { ProvideInformationHandler } from './provide-information/provide-information.handler.js';
import { RecordContactController } from './record-contact/record-contact.controller.js';
import { RecordContactHandler } from './record-contact/record-contact.handler.js';
import { RejectResolutionController } from './reject-resolution/reject-resolution.controller.js';
import { RejectResolutionHandler } from './reject-resolution/reject-resolution.handler.js';
import { ReopenCaseController } from './reopen-case/reopen-case.controller.js';
import { ReopenCaseHandler } from './reopen-case/reopen-case.handler.js';
import { ReportReplyFailureController } from './report-reply-failure/report-reply-failure.controller.js';
import { ReportReplyFailureHandler } from './report-reply-failure/report-reply-failure.handler.js';
import { RequestInformationController } from './request-information/request-information.controller.js';
import { RequestInformationHandler } from './request-information/request-information.handler.js';
import { ResolveCaseController } from './resolve-case/resolve-case.controller.js';
import { ResolveCaseHandler } from './resolve-case/resolve-case.handler.js';
import { ResumeCaseController } from './resume-case/resume-case.controller.js';
import { ResumeCaseHandler } from './resume-case/resume-case.handler.js';
import { SendReplyController } from './send-reply/send-reply.controller.js';
import { SendReplyHandler } from './send-reply/send-reply.handler.js';
import { SkipStepController } from './skip-step/skip-step.controller.js';
import { SkipStepHandler } from './skip-step/skip-step.handler.js';
import { StartStepController } from './start-step/start-step.controller.js';
import { StartStepHandler } from './start-step/start-step.handler.js';
import { TagCaseController } from './tag-case/tag-case.controller.js';
import { TagCaseHandler } from './tag-case/tag-case.handler.js';
import { VerifyIdentityController } from './verify-identity/verify-identity.controller.js';
import { VerifyIdentityHandler } from './verify-identity/verify-identity.handler.js';

export interface CaseCommandsOptions {
  /** For how long after its closing a case can be reopened; after that a new case is opened. */
  readonly reopenWindowHours: number;
}

// One of each for every use case.
const controllers = [
  AcceptResolutionController,
  AddNoteController,
  AssignCaseController,
  AwaitExternalController,
  CancelCaseController,
  ChangePlaybookController,
  ClassifyCaseController,
  CloseCaseController,
  CompleteStepController,
  OpenCaseController,
  PrioritiseCaseController,
  ProposeResolutionController,
  ProvideInformationController,
  RecordContactController,
  RejectResolutionController,
  ReopenCaseController,
  ReportReplyFailureController,
  RequestInformationController,
  ResolveCaseController,
  ResumeCaseController,
  SendReplyController,
  SkipStepController,
  StartStepController,
  TagCaseController,
  VerifyIdentityController,
];

const handlers = [
  AcceptResolutionHandler,
  AddNoteHandler,
  AssignCaseHandler,
  AwaitExternalHandler,
  CancelCaseHandler,
  ChangePlaybookHandler,
  ClassifyCaseHandler,
  CloseCaseHandler,
  CompleteStepHandler,
  OpenCaseHandler,
  PrioritiseCaseHandler,
  ProposeResolutionHandler,
  ProvideInformationHandler,
  RecordContactHandler,
  RejectResolutionHandler,
  ReopenCaseHandler,
  ReportReplyFailureHandler,
  RequestInformationHandler,
  ResolveCaseHandler,
  ResumeCaseHandler,
  SendReplyHandler,
  SkipStepHandler,
  StartStepHandler,
  TagCaseHandler,
  VerifyIdentityHandler,
];

const HOUR_MS = 3_600_000;

/**
 * The write side of cases: agents' commands and the policies that answer wallet events. Needs `EVENT_STORE`,
 * `CLOCK` and `Keyring` from a global module, and `HttpModule`.
 */
@Module({})
export class CaseCommandsModule {
  static forRoot({ reopenWindowHours }: CaseCommandsOptions): DynamicModule {
    return {
      module: CaseCommandsModule,
      imports: [CqrsModule.forRoot()],
      controllers,
      providers: [
        { provide: REOPEN_WINDOW_MS, useValue: reopenWindowHours * HOUR_MS },
        playbooksProvider,
        casesProvider,
        customerRegistersProvider,
        CaseDecisions,
        CaseRegister,
        AttachSignalPolicy,
        CompleteOpeningPolicy,
        ...handlers,
      ],
    };
  }
}
