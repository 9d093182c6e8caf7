import { agreement } from './alignment/agreement/index.ts'
import { assessment } from './alignment/assessment/index.ts'
import { salesMarketingFit } from './alignment/sales-marketing/index.ts'
import { alignmentTrend } from './alignment/trend/index.ts'
import { compMix } from './comp-mix/index.ts'
import { competencies } from './competencies/index.ts'
import { coverage, sizing } from './coverage/index.ts'
import { governance, planExecution, planScorecard, rogueSignal } from './governance/index.ts'
import { forecast } from './impact/forecast/index.ts'
import { forecastAccuracy } from './impact/forecast-accuracy/index.ts'
import { funnel } from './impact/funnel/index.ts'
import { growth } from './impact/growth/index.ts'
import { pipelineCoverage } from './impact/pipeline-coverage/index.ts'
import { sellingTime } from './impact/selling-time/index.ts'
import { velocity } from './impact/velocity/index.ts'
import { walletShare } from './impact/wallet-share/index.ts'
import { winLoss } from './impact/win-loss/index.ts'
import { winRate } from './impact/win-rate/index.ts'
import type { ScoringModule } from './module.ts'
import { costToServe, salesMotion } from './sales-motion/index.ts'
import { segmentation } from './segmentation/index.ts'
import { valueMatrix } from './value-matrix/index.ts'

/** Every scoring method that the command line and the documentation offer. One line a module, by id. */
export const scoringModules: readonly ScoringModule[] = [
  valueMatrix,
  agreement,
  assessment,
  alignmentTrend,
  salesMarketingFit,
  segmentation,
  salesMotion,
  costToServe,
  coverage,
  sizing,
  compMix,
  growth,
  winRate,
  forecast,
  forecastAccuracy,
  funnel,
  velocity,
  pipelineCoverage,
  walletShare,
  winLoss,
  sellingTime,
  governance,
  planExecution,
  planScorecard,
  rogueSignal,
  competencies,
]

export function findModule(id: string): ScoringModule | undefined {
  return scoringModules.find(module => module.id === id)
}
