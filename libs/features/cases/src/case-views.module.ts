import { Module, type Type } from '@nestjs/common';
import { Notifications } from '#platform/postgres';
import { ChangeFeed } from '#platform/subscriptions';
import { CaseExistence } from './case/case-existence.provider.js';
import { CaseEvidenceController } from './case-evidence/case-evidence.controller.js';
import { CaseEvidence } from './case-evidence/case-evidence.query.js';
import { CaseOverviewController } from './case-overview/case-overview.controller.js';
import {
  CASE_OVERVIEW_CHANGES,
  CaseOverviewProjector,
} from './case-overview/case-overview.projector.js';
import { CaseOverviews } from './case-overview/case-overview.query.js';
import { CaseSearchController } from './case-overview/case-search.controller.js';
import { CaseSearchProjector } from './case-overview/case-search.projector.js';
import { CaseSearch } from './case-overview/case-search.query.js';
import { CaseTimelineController } from './case-timeline/case-timeline.controller.js';
import {
  CASE_TIMELINE_CHANGES,
  CaseTimelineProjector,
} from './case-timeline/case-timeline.projector.js';
import { CaseTimelines } from './case-timeline/case-timeline.query.js';
import { ClocksOfCaseController } from './clocks-of-case/clocks-of-case.controller.js';
import { ClocksOfCases } from './clocks-of-case/clocks-of-case.query.js';
import { CaseReportsModule } from './reports/case-reports.module.js';
import { playbooksProvider } from './playbooks/playbooks.provider.js';
import { CaseClocksProjector } from './sla-clocks/case-clocks.projector.js';

function changeFeed(token: symbol, projector: Type<{ readonly changes: string }>) {
  return {
    provide: token,
    useFactory: (notifications: Notifications, { changes }: { readonly changes: string }) =>
      new ChangeFeed(notifications, changes),
    inject: [Notifications, projector],
  };
}

/**
 * The read side of cases. Needs `EVENT_STORE`, `BLOB_STORE`, `PostgresModule` and `HttpModule` to be there for every
 * module, and `SubscriptionsModule` in the application that keeps the rows.
 */
@Module({
  imports: [CaseReportsModule],
  // Search first, as its path would be taken for the id of a case.
  controllers: [
    CaseSearchController,
    CaseEvidenceController,
    CaseOverviewController,
    CaseTimelineController,
    ClocksOfCaseController,
  ],
  providers: [
    playbooksProvider,
    changeFeed(CASE_OVERVIEW_CHANGES, CaseOverviewProjector),
    changeFeed(CASE_TIMELINE_CHANGES, CaseTimelineProjector),
    CaseEvidence,
    CaseClocksProjector,
    CaseExistence,
    CaseOverviewProjector,
    CaseOverviews,
    CaseSearch,
    CaseSearchProjector,
    CaseTimelineProjector,
    CaseTimelines,
    ClocksOfCases,
  ],
})
export class CaseViewsModule {}
