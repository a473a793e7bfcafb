import { textRule } from '#platform/json-schema';

export const IsPhone = textRule({
  name: 'isPhone',
  sentence: 'must be a phone number of E.164 such as +8613800138000',
  pattern: /^\+[1-9]\d{6,14}$/,
});

/** Whether mail arrives there, only mail can tell: this keeps out what is none at all. */
export const IsEmailAddress = textRule({
  name: 'isEmailAddress',
  sentence: 'must be an email address of at most 254 characters',
  pattern: /^[^\s@\p{Cc}\p{Cs}]{1,64}@(?:[^\s@.\p{Cc}\p{Cs}]{1,63}\.)+[^\s@.\p{Cc}\p{Cs}]{2,63}$/u,
  keywords: { maxLength: 254 },
  holds: (text) => text.length <= 254,
});

export const IsLanguage = textRule({
  name: 'isLanguage',
  sentence: 'must be a language tag of BCP 47 such as zh-CN',
  pattern: /^(?:[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:-[A-Za-z0-9]{1,8}){0,8}$/,
  holds: (text) => doesNotThrow(() => Intl.getCanonicalLocales(text)),
});

/** A city of the tz database: an offset would be wrong half of the year where clocks are changed. */
export const IsTimeZone = textRule({
  name: 'isTimeZone',
  sentence: 'must be a time zone of the tz database such as Asia/Shanghai, or UTC',
  pattern: /^(?:UTC|[A-Z][A-Za-z_]{1,31}(?:\/[A-Za-z0-9_+-]{1,32}){1,2})$/,
  holds: (text) => doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone: text })),
});

function doesNotThrow(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
