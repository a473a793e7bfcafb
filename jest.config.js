import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // The libraries are resolved from their sources, as TypeScript resolves them.
  testEnvironmentOptions: { customExportConditions: ['caseline-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: './libs/testing/src/jest.global-setup.ts',
  globalTeardown: './libs/testing/src/jest.global-teardown.ts',
  // The specs wait for servers and processes as much as they work; Jest would leave one core of two alone.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Ends what hangs; how fast a shared machine is, no test asserts.
  testTimeout: 120_000,
  // Each spec that loads Nest leaves about 200 MB behind in its worker.
  workerIdleMemoryLimit: '512MB',
};
