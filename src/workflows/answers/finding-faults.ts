import { z } from 'zod'

const faulty = z.object({
  faults: z.array(z.object({ path: z.string(), expected: z.string(), found: z.string() })),
})

/** What kept a run from judging something, a line each; null where the finding holds no faults. */
export function faultsOf(finding: unknown): readonly string[] | null {
  const parsed = faulty.safeParse(finding)
  return parsed.success
    ? parsed.data.faults.map(({ path, expected, found }) => `${path}: expected ${expected}, found ${found}`)
    : null
}
