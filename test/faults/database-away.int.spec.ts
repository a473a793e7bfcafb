import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKurrentDbLog, startTestServer, type TestServer } from '#testing';
import { CaselineProcess } from '../processes/caseline-process.js';
import { expectOneSignalEach } from '../processes/cases.js';
import { publishSurely } from '../processes/publish-surely.js';
import { becomesReady, becomesUnready } from '../processes/readiness.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';

const isLogElsewhere = newKurrentDbLog() !== undefined;

describe('Caseline on a database that fails', () => {
  let server: TestServer;
  let home: string;
  let caseline: CaselineProcess;

  beforeAll(async () => {
    server = await startTestServer();
    home = await newHome('away');
    caseline = await CaselineProcess.start({ home, DATABASE_URL: server.connectionString });
  });

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(home);
    await server.remove();
  });

  it('does not end when it is stopped, and all heals by itself', async () => {
    const service = await apiAs('service', caseline);
    await publishSurely(service, 1);
    await server.stop();
    expect(await becomesUnready(caseline)).toBeLessThan(5_000);
    const publishing = publishSurely(service, 2);
    // Ingest needs the log only.
    if (isLogElsewhere) await publishing;
    await server.start();
    await publishing;

    await becomesReady(caseline);
    await publishSurely(service, 3);
    await expectOneSignalEach(await apiAs('agent', caseline), [1, 2, 3]);
  });

  it('says within 5 s that it is not ready when the database keeps silent', async () => {
    await server.pause();
    try {
      expect(await becomesUnready(caseline)).toBeLessThan(5_000);
      const { body } = await (await apiAs('agent', caseline)).get('/health/ready');
      expect(body).toMatchObject({ checks: { database: 'did not answer within 2000 ms' } });
    } finally {
      await server.resume();
    }
    await becomesReady(caseline);
  });
});
