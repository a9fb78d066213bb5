// Who may import whom. tests/architecture/boundaries.spec.ts proves that each rule bites.

const SPEC = '\\.spec\\.ts$';
const ENTITIES = '\\.entities\\.ts$';
const SCREENS = '^apps/(console|miniprogram)/';
const SCREEN_BUILDS = `${SCREENS}(config/|vite\\.config)`;
const PROGRAMME_TEXT = '^libs/programme/text\\.ts$';
const ENTRIES = ['^libs/([^/]+|contracts/(http|jobs))/index\\.ts$', PROGRAMME_TEXT];

/** What the foundations may import of the other libs. */
const foundations = {
  kernel: [],
  contracts: ['kernel'],
  platform: ['kernel', 'contracts/jobs'],
  wechat: ['kernel', 'platform'],
  programme: ['kernel', 'platform'],
};

/**
 * Decision: `programme` is a foundation for the capabilities that come after it in the flow of data. The pure rules of
 * points and tiers are functions of a programme, and handing each its own copy of that type would let the copies drift.
 * They take its types and pure functions; which version is in force is the flows' question to ProgrammeService.
 * Between any other two capabilities only ids travel, through a flow.
 */
const forCapabilities = ['kernel', 'platform', 'programme', 'contracts/http'];
const capabilities = [
  'members',
  'purchases',
  'points',
  'tiers',
  'benefits',
  'rewards',
  'looks',
  'referrals',
  'events',
  'campaigns',
  'notifications',
  'stores',
  'care',
  'imports',
].join('|');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const foundationRules = Object.entries(foundations).map(([lib, allowed]) =>
  rule(
    `${lib}-imports`,
    `${lib} may import of the other libs: ${allowed.join(', ') || 'none'}`,
    { path: `^libs/${lib}/` },
    { path: '^libs/', pathNot: [lib, ...allowed].map((other) => `^libs/${other}/`) },
  ),
);

export default {
  forbidden: [
    ...foundationRules,
    rule(
      'capabilities-apart',
      `a capability may import of the other libs: ${forCapabilities.join(', ')}`,
      { path: `^libs/(${capabilities})/` },
      { path: '^libs/', pathNot: ['$1', ...forCapabilities].map((other) => `^libs/${other}/`) },
    ),
    rule(
      'lib-without-a-row',
      'a new lib is a foundation or a capability; only flows may import everything',
      { path: `^libs/(?!(${[...Object.keys(foundations), capabilities, 'flows'].join('|')})/)([^/]+)/` },
      { path: '^libs/', pathNot: '^libs/$2/' },
    ),
    rule(
      'kernel-is-pure',
      'the kernel imports nothing, not even Node',
      { path: '^libs/kernel/', pathNot: SPEC },
      { pathNot: '^libs/' },
    ),
    rule(
      'contracts-know-zod-only',
      'contracts are read by every screen: zod and nothing else',
      { path: '^libs/contracts/', pathNot: SPEC },
      { pathNot: ['^libs/', 'node_modules/zod/'] },
    ),
    rule(
      'contracts-apart',
      'the mini-program reads http and must never bundle jobs',
      { path: '^libs/contracts/(http|jobs)/' },
      { path: '^libs/contracts/', pathNot: '^libs/contracts/$1/' },
    ),
    rule('libs-stand-alone', 'libs know neither apps nor tests', { path: '^libs/' }, { path: '^(apps|tests)/' }),
    rule(
      'apps-apart',
      'apps are wiring: they import libs, never each other or tests',
      { path: '^apps/([^/]+)/' },
      { path: '^(apps|tests)/', pathNot: '^apps/$1/' },
    ),
    rule(
      'screens-know-the-contract',
      'a screen gets everything else over HTTP',
      { path: SCREENS },
      { path: '^libs/', pathNot: ['^libs/kernel/', '^libs/contracts/http/', PROGRAMME_TEXT] },
    ),
    rule(
      'rules-are-written-at-a-desk',
      'the office edits a programme as text; to a phone its rules come in words',
      { path: '^apps/miniprogram/' },
      { path: '^libs/programme/' },
    ),
    rule(
      'text-is-pure',
      'what a browser reads of a lib brings neither the server nor the database along',
      { path: '^libs/[^/]+/text\\.ts$' },
      { path: ['^libs/platform/', 'node_modules/(@nestjs|typeorm|pg)/'], reachable: true },
    ),
    rule(
      'screens-without-node',
      'browsers and WeChat have no Node',
      { path: `${SCREENS}src/`, pathNot: SPEC },
      { dependencyTypes: ['core'] },
    ),
    rule('no-circles', 'modules that need each other are one module', {}, { circular: true }),
    rule(
      'entities-are-private',
      'other libs hold ids; tables belong to one lib',
      { path: '^([^/]+/[^/]+)/' },
      { path: ENTITIES, pathNot: '^$1/' },
    ),
    rule(
      'entities-are-not-exported',
      'an index that hands out entities hands out tables',
      { path: '/index\\.ts$' },
      { path: ENTITIES },
    ),
    rule(
      'no-deep-imports',
      "a lib is what its index.ts exports; the rest is nobody else's",
      { path: '^([^/]+/[^/]+)/' },
      { path: '^libs/', pathNot: ['^$1/', ...ENTRIES] },
    ),
    rule(
      'libs-by-name',
      'another lib is imported as @guike/<lib>, not by its place',
      { path: '^([^/]+/[^/]+)/' },
      { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased-tsconfig-paths'] },
    ),
    rule(
      'own-lib-by-place',
      'inside a lib imports are relative',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/$1/', dependencyTypes: ['aliased-tsconfig-paths'] },
    ),
    rule('resolvable', 'an import that leads nowhere, deep ones by alias included', {}, { couldNotResolve: true }),
    rule(
      'declared-packages',
      'a package that package.json does not name may be gone tomorrow; types (of the fastify that Nest brings) may be read',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'no-tools-at-run-time',
      'development packages are not installed where the processes run',
      { path: '^(apps|libs)/', pathNot: [SPEC, SCREEN_BUILDS, '^apps/miniprogram/art/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^apps/[^/]+/dist/' },
    // The screens declare packages of their own.
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
