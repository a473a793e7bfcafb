import { PageResponse } from '#platform/http';
import { contractOf, HoldsEach, PublishedAs } from '#platform/json-schema';
import { AgentAtWorkResponse } from '../agents/agent.response.js';

@PublishedAs<AgentPageResponse>({
  direction: 'out',
  description: 'Agents, by id.',
  example: {
    data: [contractOf(AgentAtWorkResponse).example as AgentAtWorkResponse],
    nextCursor: null,
  },
})
export class AgentPageResponse extends PageResponse {
  @HoldsEach(() => AgentAtWorkResponse)
  data!: readonly AgentAtWorkResponse[];
}
