import { type ClassificationEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const classificationWords: WordsFor<ClassificationEvent> = {
  CaseClassified: ({ caseType, previousType, reason }) =>
    `${previousType} case is a ${caseType} case${because(reason)}`,
  CasePrioritised: ({ priority, previousPriority, reason }) =>
    `priority ${priority}, was ${previousPriority}${because(reason)}`,
  LanguageChanged: ({ language }) =>
    language === undefined
      ? 'the customer’s language is not known any more'
      : `the customer’s language is ${language}`,
  CaseTagged: ({ added, removed }) =>
    `tags: ${[...added.map((tag) => `+${tag}`), ...removed.map((tag) => `−${tag}`)].join(', ')}`,
};

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${quote(reason)}`;
}
