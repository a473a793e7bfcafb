import { Module } from '@nestjs/common';
import { Notifications } from '#platform/postgres';
import { ChangeFeed } from '#platform/subscriptions';
import { CaseExistence } from './case/case-existence.provider.js';
import { CaseOverviewController } from './case-overview/case-overview.controller.js';
import {
  CASE_OVERVIEW_CHANGES,
  CaseOverviewProjector,
} from './case-overview/case-overview.projector.js';
import { CaseOverviews } from './case-overview/case-overview.query.js';
import { CaseTimelineController } from './case-timeline/case-timeline.controller.js';
import {
  CASE_TIMELINE_CHANGES,
  CaseTimelineProjector,
} from './case-timeline/case-timeline.projector.js';
import { CaseTimelines } from './case-timeline/case-timeline.query.js';

function changeFeed(token: symbol, channel: string) {
  return {
    provide: token,
    useFactory: (notifications: Notifications) => new ChangeFeed(notifications, channel),
    inject: [Notifications],
  };
}

/**
 * The read side of cases. Needs `EVENT_STORE`, `PostgresModule` and `HttpModule` to be there for every
 * module, and `SubscriptionsModule` in the application that keeps the rows.
 */
@Module({
  controllers: [CaseOverviewController, CaseTimelineController],
  providers: [
    changeFeed(CASE_OVERVIEW_CHANGES, 'case_overview'),
    changeFeed(CASE_TIMELINE_CHANGES, 'case_timeline'),
    CaseExistence,
    CaseOverviewProjector,
    CaseOverviews,
    CaseTimelineProjector,
    CaseTimelines,
  ],
})
export class CaseViewsModule {}
