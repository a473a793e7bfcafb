import { Module } from '@nestjs/common';
import { AgesReport } from './ages.query.js';
import { BacklogReport } from './backlog.query.js';
import { BusiestHoursReport } from './busiest-hours.query.js';
import { ClockVerdictsReport } from './clock-verdicts.query.js';
import { CaseOutcomesProjector } from './facts/case-outcomes.projector.js';
import { CaseSpansProjector } from './facts/case-spans.projector.js';
import { ClockVerdictsProjector } from './facts/clock-verdicts.projector.js';
import { InboundContactsProjector } from './facts/inbound-contacts.projector.js';
import { FirstContactResolutionReport } from './first-contact-resolution.query.js';
import { PainPointsReport } from './pain-points.query.js';
import { RatingsReport } from './ratings.query.js';
import { ReopenRateReport } from './reopen-rate.query.js';
import { ReportsController } from './reports.controller.js';
import { ResolutionTimesReport } from './resolution-times.query.js';
import { ResponseTimesReport } from './response-times.query.js';

/** Reports over facts of their own. Needs what `CaseViewsModule` needs. */
@Module({
  controllers: [ReportsController],
  providers: [
    CaseOutcomesProjector,
    CaseSpansProjector,
    ClockVerdictsProjector,
    InboundContactsProjector,
    AgesReport,
    BacklogReport,
    BusiestHoursReport,
    ClockVerdictsReport,
    FirstContactResolutionReport,
    PainPointsReport,
    RatingsReport,
    ReopenRateReport,
    ResolutionTimesReport,
    ResponseTimesReport,
  ],
})
export class CaseReportsModule {}
