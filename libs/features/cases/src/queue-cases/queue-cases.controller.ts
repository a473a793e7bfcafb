import { Controller, Get, Query } from '@nestjs/common';
import { Documented, type Page, PageRequest, Roles } from '#platform/http';
import { QueueName } from './queue-name.decorator.js';
import { QueueCases, type WaitingCase } from './queue-cases.query.js';
import { QueueListResponse, WaitingCasePageResponse } from './queue-cases.response.js';

@Controller('v1/queues')
@Roles('agent', 'supervisor', 'auditor')
export class QueueCasesController {
  constructor(private readonly queueCases: QueueCases) {}

  @Get()
  @Documented({
    summary: 'List queues',
    answers: { 200: { description: 'All queues.', body: QueueListResponse } },
  })
  async list(): Promise<QueueListResponse> {
    return { data: await this.queueCases.states() };
  }

  @Get(':queue/cases')
  @Documented({
    summary: 'List what waits in a queue',
    description:
      'In the order in which claim-next takes cases: by priority, the oldest first. It takes one whose language the agent speaks.',
    answers: { 200: { description: 'A page of cases.', body: WaitingCasePageResponse } },
    refusals: { 404: ['queue-not-found'] },
  })
  waiting(@QueueName() queue: string, @Query() request: PageRequest): Promise<Page<WaitingCase>> {
    return this.queueCases.waiting(queue, request);
  }
}
