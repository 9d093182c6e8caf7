export {
  type Answers,
  DONT_KNOW,
  LONGEST_COMMENT,
  noAnswers,
  type PageAnswers,
  pageToResume,
  withPage,
} from './answers/answers.ts'
export { createCount, readBallot, writeBallot } from './answers/ballot.ts'
export type { FrozenForm } from './bank/form.ts'
export { faultOfStatements, freezeForm, isTemplateId, type TemplateId, templates } from './bank/templates.ts'
export { csvHeader, csvRows, gapHeader, gapRows, responseHeader, responseRows } from './results/csv.ts'
export { heatMapOf } from './results/heat-map.ts'
export { type ClosedWave, readWave, reorganisedUnits, type WaveReading } from './results/read-wave.ts'
export { gridOf, type ResultTable, sayCell, signsLegend, topicTable } from './results/table.ts'
export { type TalkingPoint, talkFirst } from './results/talk-first.ts'
export type { WaveResult } from './results/wave-result.ts'
export { previewWave, type WavePreview } from './wave/preview.ts'
export { isInScope, sayScope, unitOf, type WaveScope } from './wave/scope.ts'
