import { type AssessmentItem, alignment } from '../../scoring/index.ts'
import type { FrozenForm } from './form.ts'
import { BANK_VERSION, centricity, engagement } from './items.ts'

interface Page {
  readonly title: string
  readonly items: readonly AssessmentItem[]
}

interface Template {
  readonly id: string
  readonly name: string
  readonly minutes: number
  readonly pages: readonly Page[]
}

const { forms, components } = alignment
const ofKind = (items: readonly AssessmentItem[], kind: AssessmentItem['kind']) =>
  items.filter(item => item.kind === kind)

export const templates = [
  {
    id: 'short',
    name: 'Alignment, short form',
    minutes: 4,
    pages: [
      { title: 'How we are set up', items: ofKind(forms.short, 'component') },
      { title: 'Along the customer’s life', items: ofKind(forms.short, 'element') },
      { title: 'How we reach customers', items: ofKind(forms.short, 'principle').slice(0, 4) },
      { title: 'How we work', items: ofKind(forms.short, 'principle').slice(4) },
    ],
  },
  {
    id: 'long',
    name: 'Alignment, long form',
    minutes: 9,
    pages: [
      ...components.map(({ id, name }) => ({
        title: name,
        items: forms.long.filter(item => item.component === id),
      })),
      { title: 'How we reach customers', items: ofKind(forms.long, 'principle').slice(0, 4) },
      { title: 'How we work', items: ofKind(forms.long, 'principle').slice(4) },
      { title: 'Roles, people, rewards', items: ofKind(forms.long, 'performance') },
    ],
  },
  {
    id: 'sales-engagement',
    name: 'Sales engagement',
    minutes: 3,
    pages: [
      { title: 'For our customers', items: [...engagement.customer, ...centricity] },
      { title: 'For our company', items: engagement.company },
      { title: 'For our sellers', items: [...engagement.seller, ...engagement.balance] },
    ],
  },
] as const satisfies readonly Template[]

export type TemplateId = (typeof templates)[number]['id']

export const isTemplateId = (id: string): id is TemplateId => templates.some(template => template.id === id)

export const MOST_CUSTOM_ITEMS = 10
const STATEMENT = { shortest: 8, longest: 200 }

/** Case, full stops and blanks make no other statement. */
const sameWords = (statement: string) =>
  statement
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s.!?…]+/gu, ' ')
    .trim()

const bankWords: ReadonlySet<string> = new Set(
  templates.flatMap(({ pages }) =>
    pages.flatMap(({ items }) => items.map(({ statement }) => sameWords(statement))),
  ),
)

/** What is wrong with statements that somebody wrote, in words for them; null where they can be asked. */
export function faultOfStatements(statements: readonly string[]): string | null {
  if (statements.length > MOST_CUSTOM_ITEMS) return `Please write at most ${MOST_CUSTOM_ITEMS} statements.`
  const wrong = statements.find(({ length }) => length < STATEMENT.shortest || length > STATEMENT.longest)
  if (wrong !== undefined)
    return `Each statement needs ${STATEMENT.shortest} to ${STATEMENT.longest} characters, one on a line.`
  const own = statements.map(sameWords)
  if (new Set(own).size < own.length) return 'Please write each statement once.'
  // Twins could be subtracted from each other: whoever left one of them open would stand out.
  const twin = statements.find(statement => bankWords.has(sameWords(statement)))
  return twin === undefined
    ? null
    : `“${twin}” is one of our own statements already. Please leave it out, or ask something else.`
}

/** The id is made of the words, so that the same statement can be followed from wave to wave. */
const customItem = (statement: string): AssessmentItem => ({
  id: `custom:${statement}`,
  kind: 'custom',
  name: statement,
  statement,
})

/** Freezes a template for one wave. Throws RangeError for statements that `faultOfStatements` refuses. */
export function freezeForm(id: TemplateId, statements: readonly string[]): FrozenForm {
  const fault = faultOfStatements(statements)
  if (fault !== null) throw new RangeError(fault)
  const template: Template = templates.find(each => each.id === id) ?? templates[0]
  const custom = statements.map(customItem)
  const half = Math.ceil(custom.length / 2)
  const own = custom.length > 6 ? [custom.slice(0, half), custom.slice(half)] : [custom]
  const pages: readonly Page[] = [
    ...template.pages,
    ...own.filter(items => items.length > 0).map(items => ({ title: 'Our own questions', items })),
  ]
  return {
    templateId: template.id,
    version: BANK_VERSION,
    name: template.name,
    minutes: template.minutes + Math.ceil(custom.length / 5),
    items: pages.flatMap(page => page.items.map(item => ({ ...item }))),
    pages: pages.map(({ title, items }) => ({ title, items: items.map(item => item.id) })),
  }
}
