import type { RowOf } from './fact-file.ts'
import { accounts, buyingCentres, contacts } from './files/accounts.ts'
import { checkIns } from './files/check-ins.ts'
import { people } from './files/organisation.ts'
import {
  accountPlans,
  compMeasures,
  compPlanAssignments,
  compPlans,
  planActions,
  planObjectives,
  planReviews,
} from './files/plans.ts'
import { exchangeRates, familyStages, productFamilies, products } from './files/products.ts'
import { activities, coverageAssignments, opportunities, opportunityLines, revenue } from './files/selling.ts'
import { answers, requiredPhaseMix, valueRatings } from './files/voice.ts'
import { winLossAnswers } from './files/win-loss.ts'

/** Every kind of fact, in the order in which an import reads them: what is referred to comes first. */
export const factFiles = {
  person: people,
  exchangeRate: exchangeRates,
  productFamily: productFamilies,
  familyStage: familyStages,
  product: products,
  account: accounts,
  buyingCentre: buyingCentres,
  contact: contacts,
  accountPlan: accountPlans,
  planObjective: planObjectives,
  planAction: planActions,
  planReview: planReviews,
  checkIn: checkIns,
  opportunity: opportunities,
  opportunityLine: opportunityLines,
  revenue,
  activity: activities,
  coverageAssignment: coverageAssignments,
  compPlan: compPlans,
  compMeasure: compMeasures,
  compPlanAssignment: compPlanAssignments,
  answer: answers,
  requiredPhaseMix,
  valueRating: valueRatings,
  winLossAnswer: winLossAnswers,
} as const

export type FactKind = keyof typeof factFiles
type ColumnsOf<Kind extends FactKind> = (typeof factFiles)[Kind]['columns']

/** One row of a kind of fact, its cells parsed; an empty optional cell is null. */
export type FactRow<Kind extends FactKind> = RowOf<ColumnsOf<Kind>>

export const factKinds = Object.keys(factFiles) as FactKind[]

export { type CellRead, cellText, readCell, readCellText } from './cell-text.ts'
export type { Column, FactKindName, StoredAs } from './column.ts'
export { minorDigits } from './currency.ts'
export { type DecimalText, fromUnits, toUnits } from './decimal.ts'
export {
  type Columns,
  columnName,
  type FactFile,
  type GapRule,
  type MoneyRule,
  type RowOf,
} from './fact-file.ts'
export { isPlainDate, type PlainDate } from './plain-date.ts'
export * from './terms.ts'
