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
  { name: 'Buyers differ', statement: 'We adapt how we sell to who is buying.' },
  { name: 'Fitting sales motions', statement: 'We serve different segments with different sales motions.' },
  { name: 'Messages that matter', statement: 'Our sales messages matter to the people who hear them.' },
  { name: 'Investment where it pays', statement: 'We put scarce investment where it returns most.' },
  { name: 'Sellers with impact', statement: 'Our sellers are positioned to make an impact.' },
  { name: 'Sellers are asked', statement: 'We ask our sellers what they need.' },
  { name: 'Sales with the company', statement: 'Sales works with the rest of the company, not beside it.' },
  { name: 'Always learning', statement: 'We are always learning.' },
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
    statement: 'The right people are in our sales jobs.',
  },
  {
    id: 'performance_and_rewards',
    name: 'Performance and rewards',
    statement: 'Our sellers are rewarded for what serves our customers.',
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

const principleItems: readonly Item[] = principles.map((item, index) => ({
  ...item,
  id: `principle_${index + 1}`,
  kind: 'principle',
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
