// The import directions that the README describes. test/architecture proves each rule by a broken example.

// A file without a role suffix (`assign-case.ts`, not `assign-case.handler.ts`) is pure.
const PURE = '^libs/features/[^/]+/src/.+/[^/.]+\\.ts$';
const WITH_ROLE = '^libs/features/[^/]+/src/.+/[^/.]+\\.[^/]+\\.ts$';
const TEST_CODE = '(\\.(spec|fixture)\\.ts$|^libs/testing/|^test/)';
// What several slices of a feature share: the domain they are slices of.
const SHARED_DOMAIN =
  'agents|case|case-clock|customer-register|escalation|playbooks|queues|wallet-actions';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle cannot be understood, tested or moved a part at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-imports-no-framework',
      comment: 'Decisions stay free of frameworks and I/O: pass clock, ids and data in.',
      severity: 'error',
      from: { path: PURE },
      to: {
        path: '(node_modules/(@nestjs|rxjs|kysely|fastify|pino)/|^libs/platform/(?!(kernel|business-calendar)/))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-imports-no-io',
      comment: 'Decisions stay free of frameworks and I/O: pass clock, ids and data in.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|assert|util)$' },
    },
    {
      name: 'pure-imports-pure',
      comment: 'A pure file imports no handler, controller, projector, request or response.',
      severity: 'error',
      from: { path: PURE },
      to: { path: WITH_ROLE },
    },
    {
      name: 'slice-imports-itself-and-its-domain',
      comment:
        'A use case is read and changed in one folder; what slices share lives in the domain folders.',
      severity: 'error',
      from: {
        path: '^libs/features/([^/]+)/src/([^/]+)/',
        pathNot: [TEST_CODE, `^libs/features/[^/]+/src/(${SHARED_DOMAIN})/`],
      },
      to: {
        path: '^libs/features/$1/src/[^/]+/',
        pathNot: `^libs/features/$1/src/($2|${SHARED_DOMAIN})/`,
      },
    },
    {
      name: 'domain-imports-no-slice',
      comment: 'The shared domain knows nothing of the use cases built on it.',
      severity: 'error',
      from: { path: `^libs/features/([^/]+)/src/(${SHARED_DOMAIN})/`, pathNot: TEST_CODE },
      to: {
        path: '^libs/features/$1/src/',
        pathNot: `^libs/features/$1/src/(${SHARED_DOMAIN})/`,
      },
    },
    {
      name: 'features-meet-in-contracts',
      comment: 'Features meet in the contracts and in the event log, never in code.',
      severity: 'error',
      from: { path: '^libs/features/([^/]+)/', pathNot: TEST_CODE },
      to: { path: '^libs/features/', pathNot: '^libs/features/$1/' },
    },
    {
      name: 'platform-and-contracts-know-no-feature',
      comment: 'What all features stand on imports none of them.',
      severity: 'error',
      from: { path: '^libs/(platform|contracts)/', pathNot: TEST_CODE },
      to: { path: '^libs/features/' },
    },
    {
      name: 'contracts-import-only-the-kernel',
      comment:
        'A contract is what other programs can rely on: it knows how it is published, and no technology of ours.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: TEST_CODE },
      to: { path: '^libs/', pathNot: '^libs/(contracts|platform/(kernel|json-schema))/' },
    },
    {
      name: 'nobody-imports-an-app',
      comment: 'Apps are composition roots. Only the tests drive them from outside.',
      severity: 'error',
      from: { path: '^(apps/[^/]+|libs)/', pathNot: '^test/' },
      to: { path: '^apps/', pathNot: '^$1/' },
    },
    {
      name: 'libs-through-their-index',
      comment: 'The index is what a library promises; the rest may change.',
      severity: 'error',
      from: { path: '^(apps|test|libs/(?:platform|features)/[^/]+|libs/[^/]+)/' },
      to: {
        path: '^libs/((platform|features)/[^/]+|contracts|testing)/src/',
        pathNot: ['^$1/', '/src/index\\.ts$'],
      },
    },
    {
      name: 'drivers-stay-in-the-platform',
      comment: 'The database, log and broker clients can be replaced in one folder.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/platform/', '^libs/testing/'] },
      to: { path: 'node_modules/(@types/)?(pg|pg-copy-streams|kafkajs|@kurrent/[^/]+)/' },
    },
    {
      name: 'telemetry-stays-in-observability',
      comment: 'What is measured and traced does not depend on who collects it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/platform/observability/', TEST_CODE] },
      to: { path: 'node_modules/(prom-client|@opentelemetry/[^/]+)/' },
    },
    {
      name: 'product-imports-no-test-code',
      comment: 'Test code is not shipped.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_CODE },
      to: { path: TEST_CODE },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^test/architecture/broken/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['caseline-source', 'import', 'node', 'default', 'types'],
    },
  },
};
