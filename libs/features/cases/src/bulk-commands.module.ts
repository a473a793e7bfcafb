import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { BulkCommandsController } from './bulk-commands/bulk-commands.controller.js';
import {
  BULK_COMMAND_CHANGES,
  BulkCommandsProjector,
} from './bulk-commands/bulk-commands.projector.js';
import { bulkCommandsProvider } from './bulk-commands/bulk-commands.provider.js';
import { BulkCommandViews } from './bulk-commands/bulk-commands.query.js';
import { BulkRequests } from './bulk-commands/bulk-requests.provider.js';
import { CaseSelection } from './bulk-commands/case-selection.query.js';
import { GatherCasesController } from './bulk-commands/gather-cases.controller.js';
import { RequestBulkCommandController } from './bulk-commands/request-bulk-command.controller.js';
import { RunBulkCommandPolicy } from './bulk-commands/run-bulk-command.policy.js';
import { incidentsProvider } from './case/incidents.provider.js';
import { changeFeed } from './change-feed.provider.js';

/**
 * Commands for many cases at once. Needs `CaseCommandsModule` beside it, the rows of `CaseViewsModule` to choose from,
 * and what these need.
 */
@Module({
  imports: [CqrsModule.forRoot()],
  controllers: [BulkCommandsController, GatherCasesController, RequestBulkCommandController],
  providers: [
    changeFeed(BULK_COMMAND_CHANGES, BulkCommandsProjector),
    bulkCommandsProvider,
    incidentsProvider,
    BulkCommandViews,
    BulkCommandsProjector,
    BulkRequests,
    CaseSelection,
    RunBulkCommandPolicy,
  ],
})
export class BulkCommandsModule {}
