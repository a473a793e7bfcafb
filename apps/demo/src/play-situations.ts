import { type CustomerCase } from './customer-case.js';
import { type Situation } from './situation.js';
import { type Stage } from './stage.js';

/** Plays one after the other, each to its end, then sums up. @throws what did not go as it has to. */
export async function playSituations(
  stage: Stage,
  situations: readonly Situation[],
): Promise<void> {
  const { narrator } = stage;
  const rows: string[][] = [];
  for (const [index, { caseType, title, play }] of situations.entries()) {
    narrator.title(`${index + 1} of ${situations.length}  ${caseType}: ${title}`);
    narrator.line('');
    try {
      for (const one of await play(stage)) rows.push(await ended(one));
    } catch (cause) {
      throw new Error(`The situation ${caseType} did not go as it has to.`, { cause });
    }
  }
  narrator.title('What became of them');
  narrator.line('');
  const headings = ['case', 'number', 'customer', 'status', 'entries', 'by the wallet', 'rating'];
  narrator.table([headings, ...rows]);
  narrator.title(
    `${situations.length} situations, ${rows.length} cases, each worked to its end. Copies made nothing twice.`,
  );
  narrator.line('');
}

/** Holds the case to its end: the demo is also a test of the whole. */
async function ended(one: CustomerCase): Promise<string[]> {
  const { view, entries } = await one.ending();
  const { caseNumber, status, walletActions, rating } = view;
  const actions = walletActions.map(({ action }) => action).join(', ');
  const score = rating ? `${rating.score} of 5` : '';
  return [one.caseType, caseNumber, one.who, status, String(entries), actions, score];
}
