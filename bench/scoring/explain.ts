// One process: the explanation of one account of a large portfolio, in the worst of many.
import { defaultModel } from '../../src/scoring/model/index.ts'
import { assessInBulk } from '../../src/scoring/segmentation/bulk.ts'
import { readPortfolio } from './portfolio-files.ts'

const EXPLAINED = 2000
const [folder = ''] = process.argv.slice(2)
const portfolio = readPortfolio(folder)
const bulk = assessInBulk(portfolio, defaultModel)
// The first question sorts what explanations look up; it is asked once a run.
bulk.explain(0)
const milliseconds: number[] = []
for (let i = 0; i < EXPLAINED; i += 1) {
  const account = Math.floor((i * portfolio.size) / EXPLAINED)
  const start = performance.now()
  bulk.explain(account)
  milliseconds.push(performance.now() - start)
}
process.stdout.write(JSON.stringify(milliseconds.sort((a, b) => a - b)))
