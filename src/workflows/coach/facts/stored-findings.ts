import type { z } from 'zod'
import type { RunStore } from '../../ports/index.ts'

const PAGE = 500

/**
 * Some fields of every finding of a module, a page at a time; findings of an older release whose shape has changed are
 * left out, because nothing can be said from them.
 */
export async function* storedFindings<Shape extends z.ZodObject>(
  runs: RunStore,
  runId: string,
  module: string,
  shape: Shape,
): AsyncGenerator<ReadonlyMap<string, z.output<Shape>>> {
  let after = ''
  for (;;) {
    const page = await runs.findings(runId, module, { fields: Object.keys(shape.shape), after, limit: PAGE })
    const found = new Map<string, z.output<Shape>>()
    for (const { subjectId, fields } of page) {
      const parsed = shape.safeParse(fields)
      if (parsed.success) found.set(subjectId, parsed.data)
    }
    if (found.size > 0) yield found
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.subjectId
  }
}

export async function allFindings<Shape extends z.ZodObject>(
  runs: RunStore,
  runId: string,
  module: string,
  shape: Shape,
): Promise<ReadonlyMap<string, z.output<Shape>>> {
  const all = new Map<string, z.output<Shape>>()
  for await (const page of storedFindings(runs, runId, module, shape))
    for (const [subjectId, finding] of page) all.set(subjectId, finding)
  return all
}
