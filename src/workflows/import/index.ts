export { type ImportRequest, importFolder } from './import-folder.ts'
export type {
  FactCounts,
  FileCounts,
  GapCount,
  ImportProgress,
  ImportResult,
  Reject,
} from './import-result.ts'
