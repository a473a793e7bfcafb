/** What a subscription is doing in this process. */
export type SubscriptionStatus =
  | { readonly state: 'starting' | 'catching-up' | 'live' | 'stopped' }
  /** Another process does the work. */
  | { readonly state: 'standby' }
  /** Something it needs is away; it tries again by itself. */
  | { readonly state: 'delayed'; readonly reason: string }
  /** It will not go on before somebody has acted. */
  | { readonly state: 'refused'; readonly reason: string };

/** Why the read side or a policy is not doing its work, in words; undefined when it does. */
export function complaintOf(status: SubscriptionStatus): string | undefined {
  switch (status.state) {
    case 'live':
    case 'standby':
      return undefined;
    case 'delayed':
    case 'refused':
      return status.reason;
    default:
      return `It is ${status.state}.`;
  }
}
