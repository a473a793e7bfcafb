/** What of a profile support helps to change. */
export const profileFields = ['phone', 'email', 'address'] as const;
export type ProfileField = (typeof profileFields)[number];
