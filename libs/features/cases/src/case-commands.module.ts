import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AddNoteController } from './add-note/add-note.controller.js';
import { AddNoteHandler } from './add-note/add-note.handler.js';
import { AssignCaseController } from './assign-case/assign-case.controller.js';
import { AssignCaseHandler } from './assign-case/assign-case.handler.js';
import { AttachSignalPolicy } from './attach-signal/attach-signal.policy.js';
import { CaseDecisions } from './case/case-decisions.provider.js';
import { CaseLinks } from './case/case-links.provider.js';
import { casesProvider } from './case/cases.provider.js';
import { incidentsProvider } from './case/incidents.provider.js';
import { CloseCaseController } from './close-case/close-case.controller.js';
import { CloseCaseHandler } from './close-case/close-case.handler.js';
import { REOPEN_WINDOW_MS } from './close-case/reopen-window.js';
import { CaseMerges } from './customer-register/case-merges.provider.js';
import { CaseRegister } from './customer-register/case-register.provider.js';
import { customerRegistersProvider } from './customer-register/customer-registers.provider.js';
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
import { RecordContactController } from './record-contact/record-contact.controller.js';
import { RecordContactHandler } from './record-contact/record-contact.handler.js';
import { ReopenCaseController } from './reopen-case/reopen-case.controller.js';
import { ReopenCaseHandler } from './reopen-case/reopen-case.handler.js';
import { ResolveCaseController } from './resolve-case/resolve-case.controller.js';
import { ResolveCaseHandler } from './resolve-case/resolve-case.handler.js';
import { SendReplyController } from './send-reply/send-reply.controller.js';
import { SendReplyHandler } from './send-reply/send-reply.handler.js';
import { UnlinkCasesController } from './unlink-cases/unlink-cases.controller.js';
import { UnlinkCasesHandler } from './unlink-cases/unlink-cases.handler.js';
import { UnmergeCaseController } from './unmerge-case/unmerge-case.controller.js';
import { UnmergeCaseHandler } from './unmerge-case/unmerge-case.handler.js';

export interface CaseCommandsOptions {
  /** For how long after its closing a case can be reopened; after that a new case is opened. */
  readonly reopenWindowHours: number;
}

const HOUR_MS = 3_600_000;

const controllers = [
  AddNoteController,
  AssignCaseController,
  CloseCaseController,
  DeclareIncidentController,
  LinkCasesController,
  MergeCaseController,
  OpenCaseController,
  RecordContactController,
  ReopenCaseController,
  ResolveCaseController,
  SendReplyController,
  UnlinkCasesController,
  UnmergeCaseController,
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
      controllers: [...controllers],
      providers: [
        { provide: REOPEN_WINDOW_MS, useValue: reopenWindowHours * HOUR_MS },
        playbooksProvider,
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
        AddNoteHandler,
        AssignCaseHandler,
        CloseCaseHandler,
        DeclareIncidentHandler,
        LinkCasesHandler,
        LinkToIncidentHandler,
        MergeCaseHandler,
        OpenCaseHandler,
        RecordContactHandler,
        ReopenCaseHandler,
        ResolveCaseHandler,
        SendReplyHandler,
        UnlinkCasesHandler,
        UnlinkFromIncidentHandler,
        UnmergeCaseHandler,
      ],
    };
  }
}
