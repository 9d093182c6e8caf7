import { defineModule } from '../module.ts'
import { judgeCell } from './cell.ts'
import { groupIntoCells } from './cells.ts'
import { examples } from './examples.ts'
import { valueMatrixInput } from './input.ts'
import { valueMatrixOutput } from './output.ts'
import { perceptionGaps } from './perception-gap.ts'

export const valueMatrix = defineModule({
  id: 'value-matrix',
  room: 'value-matrix',
  question: 'What do buyers value, and where are we better or worse than other providers?',
  formula: [
    'relative effectiveness d = own − mean(competitors rated), for each respondent; a comparative item is x − 4',
    'better if mean d ≥ 0; more value if mean importance ≥ cut; cut = mean, median or scale middle (4)',
    'spread of importance after centring each respondent on their own mean; interval = mean ± t·s/√n',
    'known population: interval × √((N − n)/(N − 1))',
    'confident if respondents suffice and neither interval spans its cut: larger p of both axes, Holm over the attributes of the cell',
    'w_j = importance_j / Σ importance; priority = w_j · max(0, −d_j)',
    'over-delivery = max(0, d_j) · max(0, mean w − w_j)',
    'gap test: paired t, or Wilcoxon signed rank for few or clearly skewed differences',
    'mean weighted discrepancy = mean(importance − own) · mean importance',
    'derived importance: Johnson or Shapley from max(50 + 8m, 104 + m) complete respondents, else correlation',
  ],
  terms: [
    {
      name: 'importance',
      meaning: 'relative value in the purchasing decision',
      unit: 'rating 1..7, or r or a share of R²',
    },
    { name: 'relativeEffectiveness', meaning: 'own minus other providers', unit: 'scale points −6..6' },
    { name: 'quadrant', meaning: 'one of the four fields of the source’s matrix', unit: 'label' },
    { name: 'confident', meaning: 'the answers settle the quadrant', unit: 'true or false' },
    {
      name: 'priorityIndex',
      meaning: 'how urgent a gap is; compare within a quadrant',
      unit: 'scale points 0..6',
    },
    {
      name: 'overDeliveryIndex',
      meaning: 'effort where buyers place little value',
      unit: 'scale points 0..6',
    },
    {
      name: 'reliability',
      meaning: 'what the number of buyers allows',
      unit: 'insufficient, indicative, low, standard',
    },
  ],
  modelPaths: ['valueMatrix'],
  sources: [
    { tag: 'S', text: 'Hewitt 2008: the Customer Buying Value Matrix, its quadrants and nine attributes' },
    { tag: 'P', text: 'Martilla & James 1977, Journal of Marketing 41(1): importance-performance analysis' },
    { tag: 'P', text: 'Wu & Shieh 2009: importance-performance analysis with confidence intervals' },
    { tag: 'P', text: 'Slack 1994: importance against performance relative to competitors' },
    { tag: 'R', text: 'Green 1991: respondents that a regression needs' },
    { tag: 'R', text: 'Borich: mean weighted discrepancy score' },
  ],
  input: valueMatrixInput,
  output: valueMatrixOutput,
  examples,
  score(input, model) {
    const cells = groupIntoCells(input.responses.filter(row => row.statedBy === 'buyer'))
    const believed = groupIntoCells(input.responses.filter(row => row.statedBy === 'rep'))
    return {
      cells: cells.map(cell => judgeCell(cell, input, model)),
      perceptionGaps: perceptionGaps(cells, believed, model),
      modelVersion: model.version,
    }
  },
})
