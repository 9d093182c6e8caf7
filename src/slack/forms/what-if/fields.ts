import type { InputBlock, KnownBlock } from '@slack/types'
import type { WhatIfGround } from '../../../workflows/answers/what-if.ts'
import { actions, button, choice, context, header } from '../../blocks/build.ts'
import { cut, line } from '../../blocks/text.ts'
import { blockOf, fieldsOf, numberAction, type Tried } from './tried.ts'

export const startAction = 'what_if_start'
export const stepAction = 'what_if_step'

const LABEL = 150

interface NumberField {
  readonly field: string
  readonly label: string
  readonly hint?: string
  readonly isOptional?: boolean
}

/** A field whose every character is worked out at once. */
function numberField(
  { field, label, hint, isOptional = false }: NumberField,
  tried: Tried,
  place: number,
): InputBlock {
  const typed = fieldsOf(tried)[field] ?? ''
  return {
    type: 'input',
    block_id: blockOf(field, tried),
    dispatch_action: true,
    optional: isOptional,
    label: { type: 'plain_text', text: cut(line(label), LABEL) },
    ...(hint === undefined ? {} : { hint: { type: 'plain_text', text: hint } }),
    element: {
      type: 'plain_text_input',
      action_id: `${numberAction}:${place}`,
      max_length: 12,
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      ...(typed === '' ? {} : { initial_value: typed }),
    },
  }
}

function planFields({ judged, families }: WhatIfGround): readonly NumberField[] {
  return [
    { field: 'base', label: 'Base pay, % of target pay', hint: 'Target pay in all stays as it is.' },
    ...judged.measures.map(({ measure, family }, index) => {
      const pays = families.get(family) ?? family
      return {
        field: `weight${index}`,
        label: `${measure}, % of the incentive`,
        ...(pays === measure ? {} : { hint: `Pays for ${line(pays)}.` }),
      }
    }),
  ]
}

const earningsFields = ({ judged }: WhatIfGround): readonly NumberField[] =>
  judged.measures.map(({ measure, weight }, index) => ({
    field: `attainment${index}`,
    label: `${measure}: % of quota reached`,
    hint: `Weighs ${Math.round(weight * 1_000) / 10} % of the incentive.`,
  }))

const curveFields: readonly NumberField[] = [
  { field: 'curve0', label: 'Threshold: % of quota below which nothing is paid' },
  { field: 'curve1', label: 'Payout at the threshold, % of the target incentive' },
  { field: 'curve2', label: 'Excellence: % of quota that the best tenth reach' },
  { field: 'curve3', label: 'Payout at excellence, % of the target incentive' },
].map(each => ({ ...each, isOptional: true }))

const firstSteps = { plan: 'Pay mix and weights', earnings: 'What you reach' } as const

function controls(tried: Tried, ground: WhatIfGround): KnownBlock {
  const go =
    tried.step === 1
      ? button({ actionId: stepAction, label: 'Next: payout curve', value: '2' })
      : button({ actionId: stepAction, label: `Back: ${firstSteps[tried.what].toLowerCase()}`, value: '1' })
  const paid = new Set(ground.judged.measures.map(({ family }) => family))
  const { reweighted } = ground.today
  const hasSuggestion = reweighted.length > 0 && reweighted.every(({ family }) => paid.has(family))
  if (tried.step === 2 || tried.what === 'earnings' || !hasSuggestion) return actions('what_if', go)
  const options = [
    { label: 'The plan as it is', value: 'today' },
    { label: 'The suggested weights', value: 'suggested' },
  ]
  return actions('what_if', choice({ actionId: startAction, label: 'Fill in …', options }), go)
}

/** The fields of the step that is open. */
export function formFields(tried: Tried, ground: WhatIfGround): readonly KnownBlock[] {
  const fields =
    tried.step === 2 ? curveFields : tried.what === 'plan' ? planFields(ground) : earningsFields(ground)
  const title = tried.step === 1 ? firstSteps[tried.what] : 'Payout curve, if the plan has one'
  return [
    header(ground.plan.name),
    context(`Step ${tried.step} of 2 · *${title}* · only you see this, and nothing is saved`),
    ...fields.map((field, place) => numberField(field, tried, place)),
    controls(tried, ground),
  ]
}
