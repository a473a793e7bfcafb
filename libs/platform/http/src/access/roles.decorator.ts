import { SetMetadata } from '@nestjs/common';
import { type Role } from './caller.js';

export const ROLES_METADATA = 'caseline:roles';
export const PUBLIC_METADATA = 'caseline:public';

/** Who may use the route. A route without it is refused to everybody. */
export const Roles = (first: Role, ...others: readonly Role[]) =>
  SetMetadata(ROLES_METADATA, [first, ...others]);

/** Open to everybody, without a token. For health and for the published documents only. */
export const Public = () => SetMetadata(PUBLIC_METADATA, true);
