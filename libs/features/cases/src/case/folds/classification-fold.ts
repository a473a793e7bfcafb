import { type ClassificationEvent } from '../case-events.js';
import { carriedOver } from '../case-steps.js';
import { type FoldOf } from './fold.js';
import { withoutGoal } from './opening-fold.js';

export const classificationFold: FoldOf<ClassificationEvent> = {
  CaseClassified: (overview, { data }, playbooks) => {
    const playbook = playbooks.of(data.caseType, data.playbookVersion);
    const before = playbooks.of(overview.type, overview.playbookVersion);
    return {
      type: data.caseType,
      playbookVersion: data.playbookVersion,
      // A priority that somebody has set stays as they set it.
      priority: overview.priority === before.priority ? playbook.priority : overview.priority,
      steps: carriedOver(overview.steps, playbook),
      proposedResolution: withoutGoal(overview.proposedResolution),
    };
  },
  CasePrioritised: (_, { data }) => ({ priority: data.priority }),
  LanguageChanged: (_, { data }) => ({ language: data.language ?? null }),
  CaseTagged: ({ tags }, { data }) => ({
    tags: [...new Set([...tags, ...data.added])].filter((tag) => !data.removed.includes(tag)),
  }),
};
