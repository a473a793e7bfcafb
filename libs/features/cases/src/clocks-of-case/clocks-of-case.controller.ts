import { Controller, Get } from '@nestjs/common';
import { Documented, Roles } from '#platform/http';
import { CaseId } from '../case/case-id.decorator.js';
import { type ClocksOfCase } from './clocks-of-case.js';
import { ClocksOfCases } from './clocks-of-case.query.js';
import { ClocksOfCaseResponse } from './clocks-of-case.response.js';

@Controller('v1/cases/:caseId/clocks')
@Roles('agent', 'supervisor', 'auditor')
export class ClocksOfCaseController {
  constructor(private readonly clocks: ClocksOfCases) {}

  @Get()
  @Documented({
    summary: 'Look at the clocks of a case',
    description:
      'First response, resolution and next update: what is due when, paused, met or breached.',
    answers: { 200: { description: 'The clocks.', body: ClocksOfCaseResponse } },
    refusals: { 404: ['case-not-found'], 503: ['event-store-unavailable'] },
  })
  get(@CaseId() caseId: string): Promise<ClocksOfCase> {
    return this.clocks.get(caseId);
  }
}
