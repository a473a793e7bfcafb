import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AddNoteController } from './add-note/add-note.controller.js';
import { AddNoteHandler } from './add-note/add-note.handler.js';
import { agentsProvider, AGENTS } from './agents/agents.provider.js';
import { AssignCaseController } from './assign-case/assign-case.controller.js';
import { AssignCaseHandler } from './assign-case/assign-case.handler.js';
import { AttachSignalPolicy } from './attach-signal/attach-signal.policy.js';
import { CaseDecisions } from './case/case-decisions.provider.js';
import { CASES, casesProvider } from './case/cases.provider.js';
import { CloseCaseController } from './close-case/close-case.controller.js';
import { CloseCaseHandler } from './close-case/close-case.handler.js';
import { REOPEN_WINDOW_MS } from './close-case/reopen-window.js';
import { CaseRegister } from './customer-register/case-register.provider.js';
import { customerRegistersProvider } from './customer-register/customer-registers.provider.js';
import { DeescalateCaseController } from './deescalate-case/deescalate-case.controller.js';
import { DeescalateCaseHandler } from './deescalate-case/deescalate-case.handler.js';
import { EscalateCaseController } from './escalate-case/escalate-case.controller.js';
import { EscalateCaseHandler } from './escalate-case/escalate-case.handler.js';
import { CompleteOpeningPolicy } from './open-case/complete-opening.policy.js';
import { OpenCaseController } from './open-case/open-case.controller.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { playbooksProvider } from './playbooks/playbooks.provider.js';
import { queuesProvider } from './queues/queues.provider.js';
import { RecordContactController } from './record-contact/record-contact.controller.js';
import { RecordContactHandler } from './record-contact/record-contact.handler.js';
import { ReopenCaseController } from './reopen-case/reopen-case.controller.js';
import { ReopenCaseHandler } from './reopen-case/reopen-case.handler.js';
import { ResolveCaseController } from './resolve-case/resolve-case.controller.js';
import { ResolveCaseHandler } from './resolve-case/resolve-case.handler.js';
import { RouteCaseController } from './route-case/route-case.controller.js';
import { RouteCaseHandler } from './route-case/route-case.handler.js';
import { RouteUnroutedCasesPolicy } from './route-case/route-unrouted-cases.policy.js';
import { SendReplyController } from './send-reply/send-reply.controller.js';
import { SendReplyHandler } from './send-reply/send-reply.handler.js';
import { SetAgentController } from './set-agent/set-agent.controller.js';
import { SetAgentHandler } from './set-agent/set-agent.handler.js';
import { UnassignCaseController } from './unassign-case/unassign-case.controller.js';
import { UnassignCaseHandler } from './unassign-case/unassign-case.handler.js';

export interface CaseCommandsOptions {
  /** For how long after its closing a case can be reopened; after that a new case is opened. */
  readonly reopenWindowHours: number;
}

const HOUR_MS = 3_600_000;

const controllers = [
  AddNoteController,
  AssignCaseController,
  CloseCaseController,
  DeescalateCaseController,
  EscalateCaseController,
  OpenCaseController,
  RecordContactController,
  ReopenCaseController,
  ResolveCaseController,
  RouteCaseController,
  SendReplyController,
  SetAgentController,
  UnassignCaseController,
];

const providers = [
  playbooksProvider,
  queuesProvider,
  agentsProvider,
  casesProvider,
  customerRegistersProvider,
  CaseDecisions,
  CaseRegister,
  AttachSignalPolicy,
  CompleteOpeningPolicy,
  RouteUnroutedCasesPolicy,
  AddNoteHandler,
  AssignCaseHandler,
  CloseCaseHandler,
  DeescalateCaseHandler,
  EscalateCaseHandler,
  OpenCaseHandler,
  RecordContactHandler,
  ReopenCaseHandler,
  ResolveCaseHandler,
  RouteCaseHandler,
  SendReplyHandler,
  SetAgentHandler,
  UnassignCaseHandler,
];

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
        ...providers,
      ],
      exports: [CASES, AGENTS],
    };
  }
}
