// One process: the longest wait of the main thread while a large portfolio is scored in the worker thread.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openBulkSegmentation } from '../../src/scoring/bulk/segmentation.ts'
import { defaultModel } from '../../src/scoring/model/index.ts'
import { readPortfolio } from './portfolio-files.ts'

const [folder = ''] = process.argv.slice(2)
const portfolio = readPortfolio(folder)
const bulk = openBulkSegmentation()
const delay = monitorEventLoopDelay({ resolution: 1 })
await new Promise(resolve => setTimeout(resolve, 200))
delay.enable()
await bulk.append(portfolio)
await bulk.assess(defaultModel)
await bulk.explain(1)
delay.disable()
await bulk.close()
process.stdout.write(JSON.stringify({ longestMilliseconds: delay.max / 1e6 }))
