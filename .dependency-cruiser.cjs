// Who may import whom: the boundaries of the house.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Nest modules that need each other are one module, or one of them is upside down.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-alone',
      comment: 'shared imports nothing of the repository.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|miniapp)/' },
    },
    {
      name: 'domain-pure',
      comment: 'Rules take plain values: no Nest, no TypeORM, no I/O.',
      severity: 'error',
      from: { path: ['^shared/src/domain/', '^server/src/modules/[^/]+/domain/'], pathNot: '\\.spec\\.ts$' },
      to: {
        path: ['node_modules', '^server/src/platform/', '\\.(service|repository|controller|entity)\\.ts$'],
        pathNot: 'shared/',
      },
    },
    {
      name: 'platform-below-modules',
      comment: 'The platform knows no module.',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(modules|demo|tools)/' },
    },
    {
      name: 'front-doors',
      comment: 'A module is used through its index.ts.',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: {
        path: '^server/src/modules/[^/]+/',
        pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'controllers-map',
      comment: 'A controller has its service, not the queries.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '\\.(repository|entity)\\.ts$' },
    },
    {
      name: 'simulator-alone',
      comment: "The simulator speaks WeChat's side of the wire and shares no code with ours.",
      severity: 'error',
      from: { path: '^server/src/demo/simulator/' },
      to: { path: '^(server/src/(?!demo/simulator/)|shared/)' },
    },
    {
      name: 'nobody-needs-the-simulator',
      severity: 'error',
      from: { path: '^server/src/(platform|modules)/' },
      to: { path: '^server/src/demo/' },
    },
    {
      name: 'features-apart',
      comment: 'A feature never reaches into another; pages compose them.',
      severity: 'error',
      from: { path: '^miniapp/src/features/([^/]+)/' },
      to: { path: '^miniapp/src/features/', pathNot: '^miniapp/src/features/$1/' },
    },
    {
      name: 'ui-below-features',
      severity: 'error',
      from: { path: '^miniapp/src/(ui|platform)/' },
      to: { path: '^miniapp/src/(features|pages|packages)/' },
    },
    {
      name: 'client-not-server',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: { path: '^server/' },
    },
    {
      name: 'client-without-zod',
      comment: 'zod costs the mini-program 91 KB: schemas are imported as types only.',
      severity: 'error',
      from: { path: '^miniapp/src/' },
      to: { path: '^shared/src/contracts/(?!routes)', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      mainFields: ['module', 'main'],
    },
  },
};
