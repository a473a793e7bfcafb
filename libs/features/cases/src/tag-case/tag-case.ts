import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { refuseWhere } from '../case/working-states.js';

interface ChangeOfTags {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

export class TagCase {
  constructor(
    readonly about: CaseCommand,
    readonly change: ChangeOfTags,
  ) {}
}

const MOST_TAGS = 20;

/** Records what changes by it only; a tag that is added and removed at once is removed. */
export function tagCase(
  overview: CaseOverview,
  { change: { add = [], remove = [] } }: Pick<TagCase, 'change'>,
): readonly CaseEvent[] {
  refuseWhere(overview, ['cancelled', 'merged']);
  const { tags } = overview;
  const added = [...new Set(add)].filter((tag) => !tags.includes(tag) && !remove.includes(tag));
  const removed = [...new Set(remove)].filter((tag) => tags.includes(tag));
  if (added.length + removed.length === 0) {
    throw refused(
      'tags-unchanged',
      overview,
      'The case has the tags to be added, and has none of those to be removed.',
      'Name tags that change something.',
    );
  }
  if (tags.length + added.length - removed.length > MOST_TAGS) {
    throw refused(
      'too-many-tags',
      overview,
      `A case has at most ${MOST_TAGS} tags.`,
      'Remove some first.',
    );
  }
  return [{ type: 'CaseTagged', data: { added, removed } }];
}
