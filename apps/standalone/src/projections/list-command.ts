import { Projections } from '#platform/subscriptions';
import { textTable } from './text-table.js';
import { type Tools } from './tools.js';

/** The projections of this release, and whose rows are served. */
export async function list({ catalogue, db }: Tools, asJson: boolean): Promise<string> {
  const served = new Map((await new Projections(db).list()).map((row) => [row.projection, row]));
  const projections = catalogue.projectors().map(({ name, version, table }) => ({
    projection: name,
    version,
    servedVersion: served.get(name)?.version ?? null,
    servedSince: served.get(name)?.since.toISOString() ?? null,
    table: table.name,
  }));
  if (asJson) return JSON.stringify(projections, undefined, 2);
  return textTable([
    ['PROJECTION', 'VERSION', 'SERVED', 'SINCE', 'TABLE'],
    ...projections.map((each) => [
      each.projection,
      String(each.version),
      each.servedVersion === null ? 'none yet' : `version ${each.servedVersion}`,
      each.servedSince ?? '',
      each.table,
    ]),
  ]);
}
