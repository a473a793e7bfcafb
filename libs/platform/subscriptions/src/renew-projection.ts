import { rebuildProjection } from './rebuild/projection-rebuild.js';
import { type RebuildOptions } from './rebuild/rebuild-environment.js';
import { Projections } from './projections/projections.adapter.js';
import { type Subscription } from './subscription.js';

/** After a change of version: a release that is newer than what is served brings its own rows. */
export function renewal(
  options: Omit<RebuildOptions, 'signal' | 'onProgress'>,
): NonNullable<Subscription['renew']> {
  const { db, projector } = options;
  return async (signal, onProgress) => {
    const served = await new Projections(db).served(projector.name);
    // A higher one is not ours to replace: an instance of an older release must not undo a newer one's work.
    if (served === undefined || served >= projector.version) return;
    onProgress(0);
    await rebuildProjection({
      ...options,
      signal,
      onProgress: ({ share }) => {
        onProgress(share);
      },
    });
  };
}
