// One engine, one process: our own columns.
import { defaultModel } from '../../src/scoring/model/index.ts'
import { assess } from '../../src/scoring/segmentation/assessment.ts'
import { runSettings } from '../../src/scoring/segmentation/settings.ts'
import { measure } from './measure.ts'
import { readPortfolio } from './portfolio-files.ts'

const [folder = '', repetitions = '1'] = process.argv.slice(2)
const portfolio = readPortfolio(folder)
const settings = runSettings(defaultModel)
await measure(Number(repetitions), () => assess(portfolio, settings).tier)
