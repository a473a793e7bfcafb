import { type Case } from './case.js';
import { type AttachedSignal, type CaseEvent, type ToldLanguage } from './case-events.js';

/** The language that a signal names itself, if it does. */
export function languageOf({ payload: { language } }: AttachedSignal): string | undefined {
  return typeof language === 'string' && /^[A-Za-z0-9-]{2,35}$/.test(language)
    ? language
    : undefined;
}

/**
 * A case is in its customer's language as the wallet told it last, unless a signal of its own names another: people
 * may write in one language and be written to in another.
 *
 * @param current undefined of a case that begins now.
 * @param attached signals that it has from now on.
 */
export function followLanguage(
  current: Pick<Case, 'overview' | 'toldLanguage'> | undefined,
  attached: readonly AttachedSignal[],
  told: ToldLanguage | undefined,
): readonly CaseEvent[] {
  const before = current?.toldLanguage;
  if (!told || isOutdated(told, before)) return [];
  const language = latest(attached) ?? current?.overview.language ?? undefined;
  const isNamedBySignal = language !== undefined && language !== before?.language;
  if (isNamedBySignal || language === told.language) return [];
  return [{ type: 'LanguageChanged', data: told }];
}

/** Whoever decided on an older state of the register comes too late. */
function isOutdated({ toldAt }: ToldLanguage, before: ToldLanguage | undefined): boolean {
  return before !== undefined && toldAt <= before.toldAt;
}

function latest(signals: readonly AttachedSignal[]): string | undefined {
  return signals.map(languageOf).findLast((language) => language !== undefined);
}
