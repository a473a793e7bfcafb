import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { testRunFolder } from './test-run-folder.js';

const run = promisify(execFile);

/** Node can read certificates, but not make them. */
export function canMakeCertificates(): boolean {
  return spawnSync('openssl', ['version']).status === 0;
}

export interface TestCertificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Of the authority that signed it; the only file in its folder. */
  readonly caFile: string;
}

/** The common name that EventStoreDB is told to expect. */
export const CERTIFICATE_NAME = 'eventstoredb-node';

const SETTINGS = `
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[server]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:localhost
`;

/** A certificate for localhost, as a node of EventStoreDB wants it, signed by an authority of its own. */
export async function makeCertificate({ days = 1 } = {}): Promise<TestCertificate> {
  const folder = await mkdtemp(path.join(testRunFolder(), 'certificate-'));
  const file = (name: string): string => path.join(folder, name);
  const [settings, caFile, caKey] = [file('openssl.cnf'), file('ca/ca.crt'), file('ca.key')];
  const [certificateFile, keyFile, request] = [
    file('node.crt'),
    file('node.key'),
    file('node.csr'),
  ];
  const newKey = ['req', '-newkey', 'rsa:2048', '-nodes', '-config', settings];
  await mkdir(path.dirname(caFile), { recursive: true });
  await writeFile(settings, SETTINGS);
  const authority = [
    '-x509',
    '-extensions',
    'authority',
    '-days',
    '1',
    '-subj',
    '/CN=Test authority',
  ];
  await run('openssl', [...newKey, ...authority, '-keyout', caKey, '-out', caFile]);
  const node = ['-subj', `/CN=${CERTIFICATE_NAME}`, '-keyout', keyFile, '-out', request];
  await run('openssl', [...newKey, ...node]);
  const signer = ['-CA', caFile, '-CAkey', caKey, '-set_serial', '1', '-days', String(days)];
  const extensions = ['-extfile', settings, '-extensions', 'server'];
  await run('openssl', [
    ...['x509', '-req', '-in', request, '-out', certificateFile],
    ...signer,
    ...extensions,
  ]);
  return { certificateFile, keyFile, caFile };
}
