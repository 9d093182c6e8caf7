import { csvHeader, csvRows } from '../../assessment/index.ts'
import type { FactFolder } from '../ports/index.ts'
import type { AssessPorts } from './ports.ts'
import { openReading } from './read.ts'

export interface ExportedAssessments {
  readonly files: readonly { readonly file: string; readonly rows: number }[]
}

/** Writes the released results of every closed wave, and nothing else: what no surface shows is in no file. */
export async function exportAssessments(
  ports: AssessPorts,
  folder: FactFolder,
): Promise<ExportedAssessments> {
  const pages: (readonly (readonly string[])[])[] = []
  for (const wave of await ports.assessments.waves(['closed', 'archived'])) {
    const opened = await openReading(ports, wave)
    if (opened !== null) pages.push(csvRows(wave.name, opened.reading, ports.model))
  }
  const file = 'assessment-results.csv'
  async function* all() {
    yield* pages
  }
  await folder.write(file, csvHeader, all())
  return { files: [{ file, rows: pages.reduce((sum, rows) => sum + rows.length, 0) }] }
}
