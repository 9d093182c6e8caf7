/** Import direction, one rule a room; each rule says why. `node scripts/check.mjs` runs it. */
const room = name => `^src/${name}/`
const only = (name, allowed, comment, { core = false } = {}) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment,
  from: { path: room(name), pathNot: '.test.ts$' },
  to: { path: '.', pathNot: [room(name), ...allowed], ...(core && { dependencyTypesNot: ['core'] }) },
})
const npm = (...names) => names.map(name => `^node_modules/${name}/`)

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle hides which room comes first.',
      from: { pathNot: '^src/store/generated' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nothing imports and that starts nothing is dead.',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          '\\.test\\.ts$',
          '^src/main\\.ts$',
          '^src/cli/plumbline\\.ts$',
          '^src/sandbox/(main\\.ts|page/)',
          '\\.d\\.ts$',
          '^src/store/generated',
          '-worker\\.(m?js|ts)$',
        ],
      },
      to: {},
    },
    only(
      'facts',
      npm('zod'),
      'Facts are names and shapes; every room may import them, so they import nothing.',
    ),
    only(
      'scoring',
      ['^worker_threads$', ...npm('zod', 'jstat')],
      'Scoring is pure: facts in, findings out; no clock, no I/O.',
    ),
    only(
      'coaching',
      ['^src/scoring/index\\.ts$', ...npm('zod')],
      'Coaching is pure: findings and history in, messages out.',
    ),
    only(
      'assessment',
      ['^src/scoring/index\\.ts$', ...npm('zod')],
      'Assessments are pure: templates, answers and released counts in, results and words out.',
    ),
    only('delivery', npm('zod'), 'Outbox arithmetic is pure.'),
    only(
      'schedule',
      npm('node-cron', 'date-holidays'),
      'The only room that sees node-cron and the calendars of countries.',
    ),
    only(
      'workflows',
      [
        '^src/(facts|scoring|coaching|assessment|delivery)/',
        '^src/schedule/(working-hours|index)\\.ts$',
        '^src/errors\\.ts$',

        ...npm('zod'),
      ],
      'Workflows put the steps in order and speak to ports; a vendor here could not be replaced.',
      { core: true },
    ),
    only(
      'crm',
      ['^src/facts/', '^src/workflows/ports/', '^src/(errors|private-folder)\\.ts$', ...npm('yaml', 'zod')],
      'A CRM becomes facts here and nothing else.',
      { core: true },
    ),
    only(
      'store',
      [
        '^src/facts/',
        '^src/workflows/ports/',
        '^src/(errors|private-folder)\\.ts$',
        ...npm('pg', '@types/pg', '@prisma', '@electric-sql', 'zod'),
      ],
      'The only room that sees Prisma, pg and PGlite.',
      { core: true },
    ),
    only(
      'slack',
      [
        '^src/workflows/',
        '^src/(scoring|schedule)/index\\.ts$',
        '^src/(facts|pictures)/',
        '^src/(coaching|assessment)/index\\.ts$',
        '^src/errors\\.ts$',
        ...npm('@slack', 'pino', 'undici', 'zod'),
      ],
      'The only room that sees Bolt.',
      { core: true },
    ),
    only(
      'sandbox',
      [...npm('@slack/types', 'ws', '@types/ws', 'zod')],
      'The sandbox shares no code with the bot, so that one mistake cannot hide in both.',
      { core: true },
    ),
    {
      ...only(
        'pictures',
        [],
        'Pictures are pure: facts of an answer in, a drawing out; only png.ts draws bytes.',
      ),
      from: { path: room('pictures'), pathNot: ['.test.ts$', '^src/pictures/png\\.ts$'] },
    },
    {
      ...only(
        'pictures',
        npm('@resvg/resvg-js'),
        'The only file that sees the renderer and the bundled fonts.',
        {
          core: true,
        },
      ),
      name: 'pictures-png-imports',
      from: { path: '^src/pictures/png\\.ts$' },
    },
    {
      name: 'nudges-are-no-siblings',
      severity: 'error',
      comment: 'A nudge is deleted with one `rm -r`, so none imports another.',
      from: { path: '^src/coaching/nudges/([^/]+)/' },
      to: { path: '^src/coaching/nudges/([^/]+)/', pathNot: '^src/coaching/nudges/$1/' },
    },
    {
      name: 'commands-are-no-siblings',
      severity: 'error',
      comment: 'A command is deleted with one `rm -r`, so none imports another.',
      from: { path: '^src/slack/commands/([^/]+)/' },
      to: { path: '^src/slack/commands/([^/]+)/', pathNot: '^src/slack/commands/$1/' },
    },
    {
      name: 'scoring-rooms-are-no-siblings',
      severity: 'error',
      comment: 'A scoring room is deleted with one `rm -r` and its line in the registry.',
      from: {
        path: '^src/scoring/(segmentation|value-matrix|sales-motion|coverage|comp-mix|governance|alignment|impact|competencies)/',
      },
      to: {
        path: '^src/scoring/(segmentation|value-matrix|sales-motion|coverage|comp-mix|governance|alignment|impact|competencies)/',
        pathNot: '^src/scoring/$1/',
      },
    },
    {
      name: 'main-is-the-root',
      severity: 'error',
      comment: 'Only the composition root knows every room.',
      from: { path: '^src/', pathNot: '^src/(main\\.ts|cli/)' },
      to: { path: '^src/(main\\.ts|cli/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^src/store/generated', '^dist', '^src/sandbox/page'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
}
