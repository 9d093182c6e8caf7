/** The six components of a scalable sales operation and the five elements of the customer life cycle (Chappell). */
export const components = [
  { id: 'business_models', name: 'Business models', phrase: 'Our business models', isPlural: true },
  { id: 'sales_channels', name: 'Sales channels', phrase: 'Our sales channels', isPlural: true },
  {
    id: 'customer_segmentation',
    name: 'Customer segmentation',
    phrase: 'The way we segment customers',
    isPlural: false,
  },
  { id: 'sales_process', name: 'Sales process', phrase: 'Our sales process', isPlural: false },
  { id: 'demand_generation', name: 'Demand generation', phrase: 'Our demand generation', isPlural: false },
  { id: 'compensation', name: 'Compensation', phrase: 'The way we pay our sellers', isPlural: false },
] as const

export const elements = [
  { id: 'engage', name: 'Engage', phrase: 'engage customers' },
  { id: 'transact', name: 'Transact', phrase: 'close business with customers' },
  { id: 'fulfill', name: 'Fulfill', phrase: 'deliver what customers bought' },
  { id: 'support', name: 'Support', phrase: 'support customers' },
  { id: 'renew', name: 'Renew', phrase: 'renew with customers' },
] as const

/** The eight principles of sales force reinvention (Alexander Group 2015), as statements to rate. */
const principles = [
  'We know that our buyers differ, and we act like it.',
  'We serve different segments with different sales motions.',
  'Our sales messages matter to the people who hear them.',
  'We put scarce investment where it returns most.',
  'Our sellers are positioned to make an impact.',
  'We ask our sellers what they need.',
  'Sales works with the rest of the company, not beside it.',
  'We are always learning.',
] as const

/** The three parts of the sales performance model (Hewitt 2008). */
const performance = [
  {
    id: 'organization_design',
    name: 'Organization design',
    statement: 'Our sales roles and structure fit what customers value.',
  },
  {
    id: 'talent_management',
    name: 'Talent management',
    statement: 'We have the right people in the right sales jobs at the right time.',
  },
  {
    id: 'performance_and_rewards',
    name: 'Performance and rewards',
    statement: 'What we measure and reward serves customers and us.',
  },
] as const

export const itemKinds = [
  'cell',
  'component',
  'element',
  'principle',
  'performance',
  'centricity',
  'engagement',
  'custom',
] as const
export type ItemKind = (typeof itemKinds)[number]
export type Form = 'long' | 'short'

/** One statement, answered from 1 (not at all) to 5 (fully), or "don't know". */
export interface Item {
  readonly id: string
  readonly kind: ItemKind
  readonly name: string
  readonly statement: string
  readonly component?: string
  readonly element?: string
}

export const answerScale = { low: 1, high: 5, options: 5 } as const

const grid: readonly Item[] = components.flatMap(component =>
  elements.map(element => ({
    id: `${component.id}.${element.id}`,
    kind: 'cell' as const,
    name: `${component.name}, ${element.name.toLowerCase()}`,
    statement: `${component.phrase} ${component.isPlural ? 'help' : 'helps'} us to ${element.phrase}.`,
    component: component.id,
    element: element.id,
  })),
)

const principleItems: readonly Item[] = principles.map((statement, index) => ({
  id: `principle_${index + 1}`,
  kind: 'principle',
  name: `Principle ${index + 1}`,
  statement,
}))

const performanceItems: readonly Item[] = performance.map(item => ({ ...item, kind: 'performance' }))

const wholeComponents: readonly Item[] = components.map(({ id, name, phrase, isPlural }) => ({
  id,
  kind: 'component',
  name,
  statement: `${phrase} ${isPlural ? 'serve' : 'serves'} our customers over their whole life cycle.`,
}))

const wholeElements: readonly Item[] = elements.map(({ id, name, phrase }) => ({
  id,
  kind: 'element',
  name,
  statement: `As one company, we ${phrase} well.`,
}))

/** 41 items in the long form, 19 in the short one. */
export const forms: Readonly<Record<Form, readonly Item[]>> = {
  long: [...grid, ...principleItems, ...performanceItems],
  short: [...wholeComponents, ...wholeElements, ...principleItems],
}
