import {
  csvHeader,
  csvRows,
  gapHeader,
  gapRows,
  responseHeader,
  responseRows,
  type WaveReading,
} from '../../assessment/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { FactFolder, Wave } from '../ports/index.ts'
import type { AssessPorts } from './ports.ts'
import { openReading } from './read.ts'

type Rows = readonly (readonly string[])[]

interface ExportFile {
  readonly file: string
  readonly header: readonly string[]
  readonly rows: (wave: Wave, reading: WaveReading, model: Model) => Rows
}

const exportFiles: readonly ExportFile[] = [
  { file: 'assessment-results.csv', header: csvHeader, rows: csvRows },
  { file: 'assessment-gaps.csv', header: gapHeader, rows: gapRows },
  { file: 'assessment-response.csv', header: responseHeader, rows: responseRows },
]

export interface ExportedAssessments {
  readonly files: readonly { readonly file: string; readonly rows: number }[]
}

/** Writes the released results of every closed wave, and nothing else: what no surface shows is in no file. */
export async function exportAssessments(
  ports: AssessPorts,
  folder: FactFolder,
): Promise<ExportedAssessments> {
  const read: { readonly wave: Wave; readonly reading: WaveReading }[] = []
  for (const wave of await ports.assessments.waves(['closed', 'archived'])) {
    const opened = await openReading(ports, wave)
    if (opened !== null) read.push({ wave, reading: opened.reading })
  }
  const files: { file: string; rows: number }[] = []
  for (const { file, header, rows } of exportFiles) {
    const pages = read.map(({ wave, reading }) => rows(wave, reading, ports.model))
    async function* all() {
      yield* pages
    }
    await folder.write(file, header, all())
    files.push({ file, rows: pages.reduce((sum, page) => sum + page.length, 0) })
  }
  return { files }
}
