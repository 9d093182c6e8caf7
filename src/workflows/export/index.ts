export { type ExportRequest, type ExportResult, exportFolder } from './export-folder.ts'
