import { type Channel } from '#platform/documents';
import { contractOf } from '#platform/json-schema';
import { TimelineEntryResponse } from './timeline-entry.response.js';

/** Live updates out. */
export const caseTimelineChannel: Channel = {
  id: 'caseTimeline',
  title: 'The timeline of a case, live',
  description:
    'Server-sent events: `data` is one entry, `id` its number, after which `Last-Event-ID` resumes without a gap or a repeat.',
  address: '/v1/cases/{caseId}/timeline',
  method: 'GET',
  parameters: { caseId: 'Id of the case.' },
  messages: [
    {
      contract: contractOf(TimelineEntryResponse),
      title: 'Something happened to the case',
      mediaType: 'text/event-stream',
    },
  ],
};
