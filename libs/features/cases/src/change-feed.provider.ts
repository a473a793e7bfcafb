import { type Type } from '@nestjs/common';
import { Notifications } from '#platform/postgres';
import { ChangeFeed } from '#platform/subscriptions';

/** Hears of the rows of a projector. */
export function changeFeed(token: symbol, projector: Type<{ readonly changes: string }>) {
  return {
    provide: token,
    useFactory: (notifications: Notifications, { changes }: { readonly changes: string }) =>
      new ChangeFeed(notifications, changes),
    inject: [Notifications, projector],
  };
}
