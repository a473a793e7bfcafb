import { type TimelineEvent } from '../timeline-event.js';

export type DataOf<Type extends TimelineEvent['type']> = Extract<
  TimelineEvent,
  { readonly type: Type }
>['data'];

/** What each event of a topic says in one line, for people. */
export type WordsFor<Event extends TimelineEvent> = {
  readonly [Type in Event['type']]: (data: DataOf<Type>) => string;
};

/** `wallet.WithdrawalStuck.v1` is WithdrawalStuck to people, `decision.FreezeUpheld` is FreezeUpheld. */
export function signalName(type: string): string {
  return /^(?:wallet\.(.+)\.v\d+|decision\.(.+))$/.exec(type)?.slice(1).find(Boolean) ?? type;
}

/** Longer texts are read in the details. */
const QUOTE_LENGTH = 80;

export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= QUOTE_LENGTH) return line;
  return `${characters.slice(0, QUOTE_LENGTH - 1).join('')}…`;
}
