import type { Pattern } from './places.ts'

/** More of one thing never means less of another. */
export interface Monotony {
  readonly more: readonly Pattern[]
  readonly neverLowers?: readonly Pattern[]
  readonly neverRaises?: readonly Pattern[]
}

/** What holds of one scoring method beyond what holds of all. */
export interface Laws {
  /** Names that the caller chose; other names give the same findings. */
  readonly names: readonly Pattern[]
  /** Objects whose keys may be any name, beside those that `names` says are the caller's. */
  readonly chosen?: readonly Pattern[]
  /** Lists whose order says something; all others are sets. */
  readonly ordered?: readonly Pattern[]
  /** Lists in which no two rows may carry the same id. */
  readonly unique: readonly Pattern[]
  /** Empty where the method is monotone in nothing, such as an index of agreement. */
  readonly monotone: readonly Monotony[]
  /** Numbers whose absence says nothing else than a zero does, and why. */
  readonly zeroIsNone?: Readonly<Record<Pattern, string>>
}

export const laws: Readonly<Record<string, Laws>> = {
  'value-matrix': {
    names: [
      'responses[].respondent',
      'responses[].account',
      'responses[].attribute',
      'responses[].competitors.{}',
    ],
    unique: ['responses'],
    monotone: [
      { more: ['responses[].own'], neverLowers: ['cells[].attributes[].relativeEffectiveness'] },
      { more: ['responses[].competitors.*'], neverRaises: ['cells[].attributes[].relativeEffectiveness'] },
      {
        more: ['responses[].importance'],
        neverLowers: ['cells[].attributes[].statedImportance', 'cells[].importanceCut'],
      },
    ],
  },
  agreement: { names: ['groups[].id'], ordered: ['groups[].responses[]'], unique: ['groups'], monotone: [] },
  alignment: {
    names: ['sheets[].function', 'eligible.{}'],
    unique: [],
    monotone: [
      {
        more: ['sheets[].ratings.*'],
        neverLowers: ['topics[].mean', 'topics[].scaled', 'topics[].favourable'],
      },
      { more: ['eligible.*'], neverRaises: ['response[].rate'] },
    ],
  },
  'alignment-trend': {
    names: ['before[].function', 'after[].function'],
    unique: [],
    monotone: [
      { more: ['after[].ratings.*'], neverLowers: ['changes[].after', 'changes[].delta'] },
      { more: ['before[].ratings.*'], neverLowers: ['changes[].before'], neverRaises: ['changes[].delta'] },
    ],
  },
  'sales-marketing-fit': {
    names: [],
    unique: [],
    monotone: [{ more: ['responses[][]'], neverLowers: ['score'] }],
  },
  segmentation: {
    names: ['accounts[].id', 'previousTiers.{}', 'compare[]', 'explain[]'],
    ordered: ['compare', 'weights.order'],
    unique: ['accounts'],
    monotone: [
      {
        more: ['accounts[].answers.N1', 'accounts[].answers.N2', 'accounts[].answers.N3'],
        neverLowers: ['accounts[].need'],
      },
      { more: ['accounts[].answers.V3', 'accounts[].answers.V4'], neverLowers: ['accounts[].value'] },
      {
        more: ['accounts[].answers.B1', 'accounts[].answers.B2', 'accounts[].answers.B3'],
        neverLowers: ['accounts[].behavior'],
      },
    ],
  },
  'sales-motion': {
    names: ['buyers[].id', 'buyers[].account', 'buyers[].category', 'accounts[].id'],
    unique: ['buyers', 'accounts'],
    monotone: [],
  },
  'cost-to-serve': {
    names: ['pools[].id', 'activities[].id', 'activities[].pool', 'accounts[].id', 'accounts[].volumes.{}'],
    unique: ['pools', 'activities', 'accounts'],
    monotone: [
      {
        more: ['pools[].cost', 'activities[].minutes', 'accounts[].volumes.*', 'accounts[].direct'],
        neverLowers: ['accounts[].costToServe.value'],
        neverRaises: ['accounts[].contribution.value'],
      },
      {
        more: ['pools[].capacity.practicalMinutes'],
        neverRaises: ['accounts[].costToServe.value', 'pools[].utilisation'],
      },
    ],
  },
  coverage: {
    names: [
      'account.id',
      'contacts[].id',
      'contacts[].buyingCentre',
      'sellers[].id',
      'assignments[].seller',
      'assignments[].buyingCentre',
      'activities[].seller',
      'activities[].contacts[]',
      'buyingCentres[].id',
    ],
    unique: ['contacts', 'sellers', 'buyingCentres'],
    monotone: [],
  },
  sizing: {
    names: ['classes[].id'],
    unique: ['classes'],
    monotone: [
      {
        more: ['classes[].accounts', 'classes[].callsPerAccount', 'classes[].hoursPerCall'],
        neverLowers: ['workload', 'fte.value', 'sellersNeeded', 'utilisation.value'],
      },
      {
        more: [
          'capacity.perSeller',
          'capacity.weeks',
          'capacity.hoursPerWeek',
          'capacity.sellingShare',
          'sellers',
        ],
        neverRaises: ['fte.value', 'sellersNeeded', 'utilisation.value'],
      },
      { more: ['callCycle.*'], neverLowers: ['callsPerCycle.value'] },
    ],
  },
  'comp-mix': {
    names: [
      'measures[].family',
      'measures[].measure',
      'solutionMix[].family',
      'realisedMix[].family',
      'wonMix[].opportunity',
      'wonMix[].amounts.{}',
    ],
    unique: ['measures', 'solutionMix', 'wonMix'],
    zeroIsNone: { 'wonMix[].amounts.*': 'a family that an opportunity does not name was not sold in it' },
    monotone: [
      { more: ['targetIncentive'], neverLowers: ['payout.whatIf[].pay', 'effectiveRates[].rate'] },
      { more: ['measures[].quota'], neverRaises: ['effectiveRates[].rate'] },
      {
        more: ['discount.discount'],
        neverLowers: ['discountEffect.breakEvenVolume.value'],
        neverRaises: ['discountEffect.marginChange'],
      },
    ],
  },
  growth: {
    names: [
      'prior[].customer',
      'prior[].product',
      'current[].customer',
      'current[].product',
      'earlierCustomers[]',
    ],
    unique: [],
    monotone: [
      { more: ['current[].amount'], neverLowers: ['end', 'retained', 'grr', 'nrr', 'productRetention'] },
      { more: ['prior[].amount'], neverLowers: ['start', 'retained'] },
    ],
  },
  'win-rate': {
    names: ['groups[].id'],
    unique: ['groups'],
    monotone: [
      { more: ['groups[].won'], neverLowers: ['groups[].rate', 'groups[].low', 'groups[].high'] },
      {
        more: ['groups[].lost', 'groups[].noDecision'],
        neverRaises: ['groups[].rate', 'groups[].low', 'groups[].high'],
      },
    ],
  },
  forecast: {
    names: ['open[].id', 'open[].stage', 'history[].stage', 'history[].id'],
    unique: ['open'],
    monotone: [
      {
        more: ['open[].amount', 'open[].probability'],
        neverLowers: ['expected', 'quantiles.*', 'probabilityOfTarget'],
      },
      { more: ['target'], neverRaises: ['probabilityOfTarget'] },
    ],
  },
  'forecast-accuracy': {
    names: ['periods[].period', 'periods[].forecasts.{}', 'next.forecasts.{}'],
    ordered: ['periods'],
    unique: ['periods'],
    monotone: [{ more: ['next.forecasts.*'], neverLowers: ['methods[].next.forecast'] }],
  },
  funnel: {
    names: ['stages[]', 'segments[].id', 'segments[].cohorts[].cohort'],
    ordered: ['stages', 'segments[].cohorts[].reached'],
    unique: ['stages', 'segments', 'segments[].cohorts'],
    monotone: [
      {
        more: ['segments[].cohorts[].reached[]'],
        neverLowers: ['segments[].steps[].converted', 'segments[].entered'],
      },
    ],
  },
  velocity: {
    names: ['segments[].id'],
    unique: ['segments'],
    monotone: [
      {
        more: ['segments[].opportunities', 'segments[].averageAmount', 'segments[].winRate'],
        neverLowers: ['segments[].velocity'],
      },
      { more: ['segments[].cycleDays'], neverRaises: ['segments[].velocity'] },
    ],
  },
  'pipeline-coverage': {
    names: ['teams[].id'],
    unique: ['teams'],
    monotone: [
      {
        more: ['teams[].openPipeline'],
        neverLowers: ['teams[].coverage'],
        neverRaises: ['teams[].shortfall'],
      },
      { more: ['teams[].target'], neverRaises: ['teams[].coverage'], neverLowers: ['teams[].shortfall'] },
      { more: ['teams[].winRate'], neverRaises: ['teams[].required', 'teams[].shortfall'] },
    ],
  },
  'wallet-share': {
    names: ['customers[].id'],
    unique: ['customers'],
    monotone: [{ more: ['customers[].rank'], neverRaises: ['customers[].share'] }],
  },
  'win-loss': { names: ['answers[].opportunity', 'answers[].reasons[]'], unique: [], monotone: [] },
  'selling-time': {
    names: [],
    unique: [],
    monotone: [
      { more: ['nonSellingAfter'], neverRaises: ['clientTimeGain'] },
      { more: ['nonSellingBefore'], neverLowers: ['clientTimeGain'] },
    ],
  },
  governance: {
    names: [
      'account.id',
      'plan.id',
      'objectives[].id',
      'actions[].id',
      'actions[].objective',
      'actions[].owner',
      'actions[].contact',
      'contacts[].id',
      'assignments[].seller',
      'activities[].seller',
      'activities[].contacts[]',
      'opportunities[].id',
      'opportunities[].owner',
      'opportunities[].objective',
      'opportunities[].contacts[]',
    ],
    unique: ['objectives', 'actions', 'contacts', 'opportunities'],
    monotone: [
      {
        more: ['objectives[].participationLevel'],
        neverLowers: ['participationLevel.value', 'coCreationIndex.value'],
      },
    ],
  },
  'plan-execution': {
    names: ['plans[].id'],
    unique: ['plans'],
    monotone: [
      {
        more: ['plans[].actionCompletion', 'plans[].freshness', 'plans[].reviewsHeld'],
        neverLowers: ['planExecutionRate.value', 'interval.low', 'interval.high'],
      },
    ],
  },
  'plan-scorecard': {
    names: [],
    chosen: ['planReview', 'reportCard'],
    ordered: ['reportCard.*'],
    unique: [],
    monotone: [
      { more: ['planReview.*'], neverLowers: ['planReview.value'] },
      { more: ['reportCard.*[]'], neverLowers: ['reportCard[].average.value'] },
      { more: ['goal.identified'], neverLowers: ['goalCover.value'] },
      { more: ['goal.amount'], neverRaises: ['goalCover.value'] },
    ],
  },
  'rogue-signal': {
    names: [
      'opportunities[].id',
      'opportunities[].account',
      'opportunities[].owner',
      'opportunities[].objective',
    ],
    unique: ['opportunities'],
    monotone: [],
  },
  competencies: {
    chosen: ['attributes'],
    names: ['person.id', 'manager', 'ratings[].rater', 'live[]'],
    ordered: ['live'],
    unique: ['ratings'],
    monotone: [
      {
        more: ['ratings[].level'],
        neverLowers: ['competencies[].observed.value', 'fitIndex.value'],
        neverRaises: ['competencies[].gap', 'competencies[].priority'],
      },
    ],
  },
}
