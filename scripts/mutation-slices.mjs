const room = 'src/scoring'
const filesOf =
  folder =>
  (...names) =>
    names.map(name => `${room}/${folder}/${name}.ts`)
const segmentation = filesOf('segmentation')
const statistics = filesOf('statistics')
const folder = (...names) => names.map(name => `${room}/${name}/**/*.ts`)

const derived = filesOf('value-matrix')('derived-importance', 'regression-importance')

/**
 * Parts of the scoring core, each small enough for a run of its own, with the tests
 * beside them.
 */
export const slices = {
  'segmentation-scores': {
    files: segmentation('columns', 'concat', 'dimensions', 'overall', 'rows', 'scaled', 'weights'),
    tests: [
      'segmentation/concat',
      'segmentation/explain',
      'segmentation/rows',
      'segmentation/segmentation',
      'segmentation/weights',
    ],
  },
  'segmentation-edge': {
    files: segmentation('draw', 'edge', 'threshold'),
    tests: ['segmentation/edge'],
  },
  'segmentation-tiers': {
    files: segmentation('assessment', 'ranking', 'tiering'),
    tests: ['segmentation/segmentation'],
  },
  'segmentation-moves': { files: segmentation('move'), tests: ['segmentation/edge'] },
  'segmentation-changes': {
    files: segmentation('change', 'placement'),
    tests: ['segmentation/segmentation', 'segmentation/change'],
  },
  'segmentation-shares': {
    files: segmentation('acceptability', 'smaa'),
    tests: ['segmentation/acceptability', 'segmentation/smaa'],
  },
  'segmentation-explained': {
    files: segmentation('critical-weight', 'explain', 'score'),
    tests: [
      'segmentation/acceptability',
      'segmentation/comparison',
      'segmentation/critical-weight',
      'segmentation/explain',
      'segmentation/segmentation',
    ],
  },
  ranks: {
    files: statistics('radix', 'ranks', 'scaling', 'random'),
    tests: ['statistics/ra*', 'statistics/scaling'],
  },
  statistics: {
    files: statistics(
      'agreement',
      'concentration',
      'distributions',
      'intervals',
      'multiple-tests',
      'proportions',
      'proportions-compare',
      'relative-weights',
      'sample',
      'tests',
      'tests-rank',
    ),
    tests: ['statistics/**/*'],
  },
  'comp-mix': { files: folder('comp-mix'), tests: ['comp-mix/**/*'] },
  coverage: { files: folder('coverage'), tests: ['coverage/**/*'] },
  alignment: {
    files: [...folder('alignment'), `!${room}/alignment/suppression/*.ts`],
    tests: ['agreement', 'assessment', 'sales-marketing', 'trend'].map(name => `alignment/${name}/*`),
  },
  suppression: { files: folder('alignment/suppression'), tests: ['alignment/suppression/*'] },
  'value-matrix': {
    files: [...folder('value-matrix'), ...derived.map(file => `!${file}`)],
    tests: ['derived-importance', 'judged', 'value-matrix'].map(name => `value-matrix/${name}`),
  },
  'value-matrix-derived': {
    files: derived,
    tests: ['value-matrix/derived-importance', 'value-matrix/regression-importance'],
  },
  'sales-motion': { files: folder('sales-motion'), tests: ['sales-motion/**/*'] },
  governance: { files: folder('governance'), tests: ['governance/**/*'] },
  impact: { files: folder('impact'), tests: ['impact/**/*'] },
  competencies: { files: folder('competencies'), tests: ['competencies/**/*'] },
  shared: { files: [`${room}/*.ts`, `${room}/model/merge.ts`], tests: ['*', 'model/*'] },
}

export function testsOf(name) {
  return slices[name].tests.map(test => `${room}/${test}.test.ts`)
}
