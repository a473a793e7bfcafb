import { playbooks } from '#features/cases';
import { textTable } from '../projections/text-table.js';

/** Each type in its versions; new cases are opened with the newest. */
export function list(asJson: boolean): string {
  if (asJson) return JSON.stringify(playbooks.all, undefined, 2);
  return textTable([
    ['CASE TYPE', 'VERSION', 'STEPS', 'REQUIRED', 'TITLE'],
    ...playbooks.all.map(({ caseType, version, steps, title }) => [
      caseType,
      String(version),
      String(steps.length),
      String(steps.filter(({ required }) => required).length),
      title.en,
    ]),
  ]);
}
