import sharp from 'sharp';
import { eventually } from '../../processes/eventually.js';
import { type Case, type Play } from './play.js';

/** A picture that the scan of the specs passes, and one that it rejects. */
const addEvidence: Play = async ({ agent }) => {
  const complaint = {
    type: 'complaint',
    customerId: 'customer-6006',
    description: 'See the pictures.',
  };
  const { caseId } = (await agent.post('/v1/cases', complaint)).body as unknown as Case;
  const path = `/v1/cases/${caseId}/evidence`;
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } });
  const headers = { 'content-type': 'application/octet-stream', 'file-name': 'screenshot.png' };
  for (const file of [await picture.png().toBuffer(), await picture.jpeg().toBuffer()]) {
    const { status, body } = await agent.postFile(path, file, headers);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  await eventually('both are scanned', async () => {
    const { body } = await agent.get(path);
    const states = (body.data as readonly { state: string }[]).map(({ state }) => state);
    return states.includes('quarantined') ? undefined : states;
  });
};

export default addEvidence;
