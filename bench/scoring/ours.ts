// One engine, one process: our own columns.
import { defaultModel } from '../../src/scoring/model/index.ts'
import { assess } from '../../src/scoring/segmentation/assessment.ts'
import { runSettings } from '../../src/scoring/segmentation/settings.ts'
import { measure } from './measure.ts'
import { questionColumns, readColumn } from './portfolio-files.ts'

const [folder = '', repetitions = '1'] = process.argv.slice(2)
const { stageWeights } = defaultModel.segmentation
const rows = [stageWeights.introduction, stageWeights.growth, stageWeights.maturity, stageWeights.decline]
const stage = Uint32Array.from(readColumn(folder, 'stage'))
const portfolio = {
  size: stage.length,
  answers: Object.fromEntries(questionColumns.map(name => [name, readColumn(folder, name)])),
  weightRow: stage,
  weightTable: Float64Array.from(rows.flatMap(weights => [weights.need, weights.value, weights.behavior])),
}
const settings = runSettings(defaultModel)
await measure(Number(repetitions), () => assess(portfolio, settings).tier)
