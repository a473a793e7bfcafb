import { SetMetadata } from '@nestjs/common';

export const CONSUMES_METADATA = 'caseline:consumes';

/** The media types of the bodies that a route takes; `application/json` without it. */
export const Consumes = (...mediaTypes: readonly string[]) =>
  SetMetadata(CONSUMES_METADATA, mediaTypes);
