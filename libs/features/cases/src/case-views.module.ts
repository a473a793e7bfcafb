import { Module } from '@nestjs/common';
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
import { changeFeed } from './change-feed.provider.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { INCIDENT_CHANGES, IncidentsProjector } from './incidents/incidents.projector.js';
import { IncidentViews } from './incidents/incidents.query.js';
import { MergedTimelines } from './case-timeline/merged-timelines.query.js';
import { CaseReportsModule } from './reports/case-reports.module.js';
import { playbooksProvider } from './playbooks/playbooks.provider.js';
import { CaseClocksProjector } from './sla-clocks/case-clocks.projector.js';

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
    IncidentsController,
  ],
  providers: [
    playbooksProvider,
    changeFeed(CASE_OVERVIEW_CHANGES, CaseOverviewProjector),
    changeFeed(CASE_TIMELINE_CHANGES, CaseTimelineProjector),
    CaseEvidence,
    CaseClocksProjector,
    changeFeed(INCIDENT_CHANGES, IncidentsProjector),
    CaseExistence,
    CaseOverviewProjector,
    CaseOverviews,
    CaseSearch,
    CaseSearchProjector,
    CaseTimelineProjector,
    CaseTimelines,
    ClocksOfCases,
    IncidentViews,
    MergedTimelines,
    IncidentsProjector,
  ],
})
export class CaseViewsModule {}
