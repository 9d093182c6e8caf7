import { divider, type Reply, reply } from '../../blocks/build.ts'
import { noAnswer } from '../../blocks/no-answer.ts'
import { whatIfAction } from '../../commands/comp-mix/plan.ts'
import type { SlackServices } from '../../surface.ts'
import type { Form, FormContent, FormState } from '../form.ts'
import { formFields, startAction, stepAction } from './fields.ts'
import { earningsResult, faultyResult, paidResult, planResult, SHOWN_ATTAINMENTS } from './results.ts'
import { blockOf, faultsOf, numberAction, numbersOf, readTried, type Tried, withFields } from './tried.ts'

// Loaded when first asked: opening the form must not wait for the scoring core.
const load = () => import('../../../workflows/answers/what-if.ts')
type WhatIf = Awaited<ReturnType<typeof load>>
type Ground = Extract<Awaited<ReturnType<WhatIf['whatIfGround']>>, { readonly kind: 'ground' }>

const inPercent = (share: number) => String(Math.round(share * 1_000) / 10)

/** The fields as the plan stands today, every quota met. */
function today({ judged }: Ground): Pick<Tried, 'base' | 'weights' | 'attainments' | 'curve'> {
  return {
    base: inPercent(judged.payMix.base),
    weights: judged.measures.map(({ weight }) => inPercent(weight)),
    attainments: judged.measures.map(() => '100'),
    curve: ['', '', '', ''],
  }
}

/** The weights that the plan's answer suggests; a family's weight goes to its first measure. */
function suggested({ judged, today: found }: Ground): readonly string[] {
  return judged.measures.map(({ family }, index) => {
    const isFirst = judged.measures.findIndex(each => each.family === family) === index
    const weight = found.reweighted.find(each => each.family === family)?.weight ?? 0
    return inPercent(isFirst ? weight : 0)
  })
}

function resultOf(whatIf: WhatIf, services: SlackServices, ground: Ground, tried: Tried) {
  const faults = faultsOf(tried, 'all')
  if (Object.keys(faults).length > 0) return faultyResult(faults)
  const numbers = numbersOf(tried)
  const all = (attainment: number) => ground.judged.measures.map(() => attainment)
  const earned = (attainments: readonly number[], base?: number) =>
    whatIf.tryEarnings(ground, { attainments, curve: numbers.curve }, base)
  if (tried.what === 'earnings')
    return earningsResult(ground, earned(numbers.attainments), earned(all(1)), numbers)
  const after = whatIf.tryPlan(services.answers, ground, numbers)
  if (after === null) return faultyResult({ base: 'These numbers make no plan.' })
  const paid = SHOWN_ATTAINMENTS.map(attainment => ({
    attainment,
    earned: earned(all(attainment), numbers.base),
  }))
  return tried.step === 1 ? planResult(ground, after, numbers) : paidResult(ground, paid)
}

async function groundOf(
  services: SlackServices,
  slackUserId: string,
  tried: Pick<Tried, 'planId' | 'what'>,
  isOpening = false,
) {
  const whatIf = await load()
  const { planId, what } = tried
  return {
    whatIf,
    ground: await whatIf.whatIfGround(services.answers, { slackUserId, planId, what, isOpening }),
  }
}

/** What a form was sent with; a form that was drawn carries all its fields. */
const triedIn = (value: string, state: FormState): Tried =>
  withFields({ base: '', weights: [], attainments: [], curve: [], ...readTried(value) }, state)

const titles = { plan: 'What if: plan', earnings: 'What if: my earnings' } as const

function contentOf(whatIf: WhatIf, services: SlackServices, ground: Ground, tried: Tried): FormContent {
  return {
    title: titles[tried.what],
    submit: 'Show result',
    blocks: [...formFields(tried, ground), divider, ...resultOf(whatIf, services, ground, tried)],
    value: JSON.stringify(tried),
  }
}

/** The form with what is changed in it; a step is left only once what it asks for is right. */
async function changed(
  services: SlackServices,
  asked: { readonly slackUserId: string; readonly value: string },
  change: (ground: Ground, carried: Tried) => Tried,
): Promise<FormContent> {
  const start = readTried(asked.value)
  const { whatIf, ground } = await groundOf(services, asked.slackUserId, start)
  if (ground.kind !== 'ground')
    return { title: titles[start.what], submit: null, blocks: noAnswer(ground).blocks }
  return contentOf(whatIf, services, ground, change(ground, { ...today(ground), ...start }))
}

/** Tries other weights of a plan, or what the own plan pays; worked out while it is typed, and stored nowhere. */
export const whatIfForm: Form = {
  callbackId: 'what_if',
  title: 'What if',
  openedBy: [whatIfAction],
  sending: 'One moment …',
  async open(services, { slackUserId, value }): Promise<FormContent | Reply> {
    const ready = await services()
    const start = readTried(value)
    const { whatIf, ground } = await groundOf(ready, slackUserId, start, true)
    return ground.kind === 'ground'
      ? contentOf(whatIf, ready, ground, { ...today(ground), ...start })
      : noAnswer(ground)
  },
  read(state, { value }) {
    const tried = triedIn(value, state)
    const faults = Object.entries(faultsOf(tried, tried.step))
    if (faults.length > 0)
      return { errors: Object.fromEntries(faults.map(([field, fault]) => [blockOf(field, tried), fault])) }
    return {
      save: async (services, { slackUserId }) => {
        const { whatIf, ground } = await groundOf(services, slackUserId, tried)
        if (ground.kind !== 'ground') return noAnswer(ground)
        const steps = tried.what === 'plan' ? ([1, 2] as const) : ([1] as const)
        return reply(titles[tried.what], [
          ...steps.flatMap(step => [...resultOf(whatIf, services, ground, { ...tried, step })]),
        ])
      },
    }
  },
  changes: [
    {
      actionId: numberAction,
      change: (services, asked) => changed(services, asked, (_, carried) => withFields(carried, asked.state)),
    },
    {
      actionId: stepAction,
      change: (services, asked) =>
        changed(services, asked, (_, carried) => {
          const typed = withFields(carried, asked.state)
          const isRight = Object.keys(faultsOf(typed, typed.step)).length === 0
          return isRight ? { ...typed, step: asked.chosen === '2' ? 2 : 1 } : typed
        }),
    },
    {
      actionId: startAction,
      change: (services, asked) =>
        changed(services, asked, (ground, carried) => ({
          ...withFields(carried, asked.state),
          round: carried.round + 1,
          ...(asked.chosen === 'suggested'
            ? { weights: suggested(ground) }
            : { base: today(ground).base, weights: today(ground).weights }),
        })),
    },
  ],
}
