// One process: how often random weights keep each of 1,000 accounts in its tier.
import { defaultModel } from '../../src/scoring/model/index.ts'
import { tierAcceptability } from '../../src/scoring/segmentation/acceptability.ts'
import { assess } from '../../src/scoring/segmentation/assessment.ts'
import { runSettings } from '../../src/scoring/segmentation/settings.ts'
import { createRandom } from '../../src/scoring/statistics/random.ts'
import { readPortfolio } from './portfolio-files.ts'

const [folder = '', draws = '10000'] = process.argv.slice(2)
const assessment = assess(readPortfolio(folder), runSettings(defaultModel))
const milliseconds: number[] = []
for (let repetition = 0; repetition < 3; repetition += 1) {
  const start = performance.now()
  tierAcceptability(assessment, Number(draws), createRandom(7))
  milliseconds.push(performance.now() - start)
}
process.stdout.write(JSON.stringify(milliseconds))
