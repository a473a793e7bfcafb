import { bulkForm } from '../case/bulk-form.js';
import { LinkToIncident } from './link-to-incident.js';
import { LinkToIncidentRequest } from './link-to-incident.request.js';
import { UnlinkFromIncident } from './unlink-from-incident.js';

export const linkToIncidentInBulk = bulkForm(
  'link-to-incident',
  LinkToIncidentRequest,
  (about, { incidentId }) => new LinkToIncident(about, incidentId),
);

export const unlinkFromIncidentInBulk = bulkForm(
  'unlink-from-incident',
  LinkToIncidentRequest,
  (about, { incidentId }) => new UnlinkFromIncident(about, incidentId),
);
