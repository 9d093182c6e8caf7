import { z } from 'zod'

const names = z.array(z.string())

/** What somebody wants to start; it travels with the preview. */
const choiceSchema = z.object({
  template: z.string(),
  functions: names,
  regions: names,
  teams: names,
  statements: names,
  isRepeated: z.boolean(),
})
export type Choice = z.output<typeof choiceSchema>

export const writeChoice = (choice: Choice): string => JSON.stringify(choice)

/** Null where nothing was previewed yet. */
export function readChoice(value: string): Choice | null {
  try {
    const read = choiceSchema.safeParse(JSON.parse(value))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
