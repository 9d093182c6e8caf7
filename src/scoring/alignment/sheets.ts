import { z } from 'zod'
import { id } from '../input.ts'
import { mean } from '../statistics/sample.ts'
import { answerScale, components, elements, type Form, forms, type ItemKind } from './instrument.ts'

/** One submitted form without a name: the function of who answered and the answers; null is "don't know". */
export const sheetSchema = z.strictObject({
  function: id,
  ratings: z
    .record(id, z.int().min(answerScale.low).max(answerScale.high).nullable())
    .describe('By item; null is "don’t know", an item that is absent was left open'),
})
export type Sheet = z.output<typeof sheetSchema>

/** Refuses answers to items that the form doesn't have. */
export function refuseUnknownItems(
  form: Form,
  sheets: readonly Sheet[],
  path: PropertyKey[],
  context: {
    addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string; input: unknown }): void
  },
): void {
  const known = new Set(forms[form].map(item => item.id))
  sheets.forEach((sheet, index) => {
    for (const item of Object.keys(sheet.ratings))
      if (!known.has(item))
        context.addIssue({
          code: 'custom',
          path: [...path, index, 'ratings', item],
          message: `an item of the ${form} form`,
          input: item,
        })
  })
}

/** What is scored: an item, or a component or element of the long form over its items. */
export interface Topic {
  readonly id: string
  readonly kind: ItemKind
  readonly name: string
  readonly items: readonly string[]
}

export function topicsOf(form: Form): Topic[] {
  const items = forms[form]
  const single = items.map(({ id, kind, name }) => ({ id, kind, name, items: [id] }))
  if (form === 'short') return single
  const over = (part: 'component' | 'element', id: string) =>
    items.filter(item => item[part] === id).map(item => item.id)
  return [
    ...components.map(({ id, name }) => ({
      id,
      kind: 'component' as const,
      name,
      items: over('component', id),
    })),
    ...elements.map(({ id, name }) => ({ id, kind: 'element' as const, name, items: over('element', id) })),
    ...single,
  ]
}

/** A topic's score of each sheet: the mean of its answered items, where enough of them are answered. */
export function topicScores(topic: Topic, sheets: readonly Sheet[], answersFrom: number): number[] {
  const needed = Math.min(answersFrom, topic.items.length)
  return sheets.flatMap(sheet => {
    const answered = answersTo(topic, sheet)
    const score = mean(answered)
    return score === null || answered.length < needed ? [] : [score]
  })
}

export function answersTo(topic: Topic, sheet: Sheet): number[] {
  return topic.items.flatMap(item => {
    const answer = sheet.ratings[item]
    return answer === undefined || answer === null ? [] : [answer]
  })
}

/** Share of "don't know" among those who came to the topic's items; null where nobody did. */
export function dontKnowRate(topic: Topic, sheets: readonly Sheet[]): number | null {
  const seen = sheets
    .flatMap(sheet => topic.items.map(item => sheet.ratings[item]))
    .filter(answer => answer !== undefined)
  return seen.length === 0 ? null : seen.filter(answer => answer === null).length / seen.length
}

/** The answers of each item, of the sheets that answered all of the topic's items. */
export function completeItems(topic: Topic, sheets: readonly Sheet[]): number[][] {
  const rows = sheets.map(sheet => answersTo(topic, sheet)).filter(row => row.length === topic.items.length)
  return topic.items.map((_, item) => rows.flatMap(row => row.slice(item, item + 1)))
}
