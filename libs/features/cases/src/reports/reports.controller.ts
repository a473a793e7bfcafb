import { applyDecorators, Controller, Get, Query } from '@nestjs/common';
import { Documented, Roles } from '#platform/http';
import { AgesReport } from './ages.query.js';
import { AgesResponse } from './ages.response.js';
import { BacklogReport } from './backlog.query.js';
import { BacklogResponse } from './backlog.response.js';
import { BusiestHoursReport } from './busiest-hours.query.js';
import { BusiestHoursResponse } from './busiest-hours.response.js';
import { ClockVerdictsReport } from './clock-verdicts.query.js';
import { ClockVerdictsResponse } from './clock-verdicts.response.js';
import { FirstContactResolutionReport } from './first-contact-resolution.query.js';
import { FirstContactResolutionResponse } from './first-contact-resolution.response.js';
import { PainPointsReport } from './pain-points.query.js';
import { PainPointsResponse } from './pain-points.response.js';
import { RatingsReport } from './ratings.query.js';
import { RatingsResponse } from './ratings.response.js';
import { ReopenRateReport } from './reopen-rate.query.js';
import { ReopenRateResponse } from './reopen-rate.response.js';
import { checkReportRange, type ReportRange } from './report-range.js';
import { ReportRequest } from './report.request.js';
import { type Report } from './report.response.js';
import { ResolutionTimesReport } from './resolution-times.query.js';
import { ResolutionTimesResponse } from './resolution-times.response.js';
import { ResponseTimesReport } from './response-times.query.js';
import { ResponseTimesResponse } from './response-times.response.js';

const ReportRoute = (name: string, summary: string, body: new () => object) =>
  applyDecorators(
    Get(name),
    Documented({
      summary,
      answers: { 200: { description: 'The report.', body } },
      refusals: { 400: ['invalid-report-range'] },
    }),
  );

/** What the service amounts to over days, for those who answer for it. */
@Controller('v1/reports')
@Roles('supervisor', 'auditor')
export class ReportsController {
  constructor(
    private readonly backlogs: BacklogReport,
    private readonly agesOfCases: AgesReport,
    private readonly firstContacts: FirstContactResolutionReport,
    private readonly responses: ResponseTimesReport,
    private readonly resolutions: ResolutionTimesReport,
    private readonly reopenings: ReopenRateReport,
    private readonly hours: BusiestHoursReport,
    private readonly satisfaction: RatingsReport,
    private readonly pains: PainPointsReport,
    private readonly verdicts: ClockVerdictsReport,
  ) {}

  @ReportRoute('backlog', 'Backlog by day', BacklogResponse)
  backlog(@Query() request: ReportRequest) {
    return answer(request, this.backlogs);
  }

  @ReportRoute('ages', 'Ages of unresolved cases', AgesResponse)
  ages(@Query() request: ReportRequest) {
    return answer(request, this.agesOfCases);
  }

  @ReportRoute(
    'first-contact-resolution',
    'First-contact resolution',
    FirstContactResolutionResponse,
  )
  firstContactResolution(@Query() request: ReportRequest) {
    return answer(request, this.firstContacts);
  }

  @ReportRoute('response-times', 'Times to the first response', ResponseTimesResponse)
  responseTimes(@Query() request: ReportRequest) {
    return answer(request, this.responses);
  }

  @ReportRoute('resolution-times', 'Times to the resolution', ResolutionTimesResponse)
  resolutionTimes(@Query() request: ReportRequest) {
    return answer(request, this.resolutions);
  }

  @ReportRoute('reopen-rate', 'Resolutions that did not last', ReopenRateResponse)
  reopenRate(@Query() request: ReportRequest) {
    return answer(request, this.reopenings);
  }

  @ReportRoute('busiest-hours', 'Busiest hours by channel', BusiestHoursResponse)
  busiestHours(@Query() request: ReportRequest) {
    return answer(request, this.hours);
  }

  @ReportRoute('ratings', 'Ratings by customers', RatingsResponse)
  ratings(@Query() request: ReportRequest) {
    return answer(request, this.satisfaction);
  }

  @ReportRoute('pain-points', 'Pain points by week', PainPointsResponse)
  painPoints(@Query() request: ReportRequest) {
    return answer(request, this.pains);
  }

  @ReportRoute('clock-verdicts', 'Met and breached clocks', ClockVerdictsResponse)
  clockVerdicts(@Query() request: ReportRequest) {
    return answer(request, this.verdicts);
  }
}

async function answer<Row>(
  { from, to, timeZone }: ReportRequest,
  report: { rows(range: ReportRange): Promise<readonly Row[]> },
): Promise<Report<Row>> {
  const range = { from, to, timeZone };
  checkReportRange(range);
  return { ...range, rows: await report.rows(range) };
}
