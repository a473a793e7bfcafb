import { type RegisterEvent } from '../customer-register/register-events.js';
import { type CustomerRegister } from '../customer-register/register.js';

/** What was told last counts, by the wallet's clock and in whatever order it comes. */
export function learnLanguage(
  { language: known }: Pick<CustomerRegister, 'language'>,
  { language, toldAt }: { readonly language: string | undefined; readonly toldAt: string },
): readonly RegisterEvent[] {
  if (known && toldAt <= known.toldAt) return [];
  return [
    {
      type: 'CustomerLanguageTold',
      data: { ...(language !== undefined && { language }), toldAt },
    },
  ];
}
