import type { KnownBlock, PlainTextOption } from '@slack/types'
import { assessmentActions } from '../../assessment/ids.ts'
import type { Reply } from '../../blocks/build.ts'
import { context, section, sentence } from '../../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../../blocks/text.ts'
import type { SlackServices } from '../../surface.ts'
import type { Form, FormAsked, FormContent, FormState, Saved } from '../form.ts'
import { type Choice, readChoice, writeChoice } from './choice.ts'

const ids = {
  template: 'template',
  functions: 'functions',
  regions: 'regions',
  teams: 'teams',
  statements: 'statements',
  repeat: 'repeat',
} as const

const MOST_OPTIONS = 100
const LONGEST_OPTION = 75
/** Slack keeps 3,000 characters with a view, and the choice is one of several things in it. */
const LONGEST_CHOICE = 2_600

const plain = (text: string) =>
  ({ type: 'plain_text', text: cut(line(text), LONGEST_OPTION) || '–' }) as const
const option = (value: string, label = value): PlainTextOption => ({ value, text: plain(label) })

const denied = () =>
  sentence(
    'Managers start assessments for their own organisation, and sales operations for everyone. Your manager can start one.',
  )

function pick(id: string, label: string, names: readonly string[]): KnownBlock[] {
  const fitting = names.filter(({ length }) => length <= LONGEST_OPTION).slice(0, MOST_OPTIONS)
  if (fitting.length < 2) return []
  return [
    {
      type: 'input',
      block_id: id,
      optional: true,
      label: plain(label),
      element: {
        type: 'multi_static_select',
        action_id: id,
        placeholder: plain('Everyone'),
        options: fitting.map(name => option(name)),
      },
    },
  ]
}

async function askWhat({ assess }: SlackServices, { slackUserId }: FormAsked): Promise<FormContent | Reply> {
  const { templates } = await import('../../../assessment/index.ts')
  const { scopeChoices } = await import('../../../workflows/assess/choices.ts')
  const choices = await scopeChoices(assess, slackUserId)
  if (choices === null) return denied()
  const [first] = templates
  const named = templates.map(({ id, name, minutes }) => option(id, `${name}, about ${minutes} minutes`))
  return {
    title: 'Start an assessment',
    submit: 'Preview',
    value: 'ask',
    blocks: [
      {
        type: 'input',
        block_id: ids.template,
        label: plain('What to ask'),
        element: {
          type: 'static_select',
          action_id: ids.template,
          options: named,
          initial_option: named[0] ?? option(first.id),
        },
      },
      ...pick(ids.functions, 'Only these functions', choices.functions),
      ...pick(ids.regions, 'Only these regions', choices.regions),
      ...pick(ids.teams, 'Only these teams', choices.teams),
      {
        type: 'input',
        block_id: ids.statements,
        optional: true,
        label: plain('Statements of your own'),
        hint: {
          type: 'plain_text',
          text: 'One on a line, one thought in each; rated from 1 to 5 like the others.',
        },
        element: { type: 'plain_text_input', action_id: ids.statements, multiline: true, max_length: 2_200 },
      },
      {
        type: 'input',
        block_id: ids.repeat,
        optional: true,
        label: plain('Again each quarter'),
        element: {
          type: 'checkboxes',
          action_id: ids.repeat,
          options: [option('quarterly', 'Ask the same each quarter')],
          initial_options: [option('quarterly', 'Ask the same each quarter')],
        },
      },
    ],
  }
}

function chosenIn(state: FormState): Choice {
  const field = (id: string) => state[id]?.[id]
  const picked = (id: string) => (field(id)?.selected_options ?? []).map(({ value }) => value)
  const lines = (field(ids.statements)?.value ?? '').split('\n').map(text => line(text))
  return {
    template: field(ids.template)?.selected_option?.value ?? '',
    functions: picked(ids.functions),
    regions: picked(ids.regions),
    teams: picked(ids.teams),
    statements: lines.filter(text => text !== ''),
    isRepeated: picked(ids.repeat).length > 0,
  }
}

const tooFew = ({ asked, fewest }: { readonly asked: number; readonly fewest: number }) =>
  `${asked === 1 ? '1 person' : `${asked} people`} would be asked. Results need ${fewest} answers or more, so nothing could ever be shown. Please pick more functions, regions or teams.`

async function preview(services: SlackServices, asked: FormAsked, choice: Choice): Promise<Saved> {
  const { faultOfStatements, isTemplateId } = await import('../../../assessment/index.ts')
  const { whoAsks } = await import('../../../workflows/answers/ports.ts')
  const { previewStart } = await import('../../../workflows/assess/start.ts')
  const { assess } = services
  const fault = faultOfStatements(choice.statements)
  if (fault !== null) return { problem: fault }
  const value = writeChoice(choice)
  if (value.length > LONGEST_CHOICE)
    return { problem: 'Please shorten your statements, or pick fewer names.' }
  const person = await whoAsks(assess, asked.slackUserId)
  const found = person === null ? null : await previewStart(assess, person, choice)
  if (found === null || !isTemplateId(choice.template)) return denied()
  if (found.asked < found.fewest) return { problem: tooFew(found) }
  const units = found.units.map(
    ({ unit, asked: count, expected, canShow }) =>
      `• ${escapeMrkdwn(unit)}: ${count} asked, about ${expected} answer, ${canShow ? 'can be shown' : '*can’t be shown by itself*'}`,
  )
  return {
    title: 'Start an assessment',
    submit: 'Start now',
    value,
    blocks: [
      section(
        `*${found.asked} people would be asked*, and about ${found.expected} answer. ${
          found.canShowTotal
            ? 'The results of all together can be shown.'
            : `*Nothing could be shown*: results need ${found.fewest} answers or more.`
        }`,
      ),
      ...(units.length === 0 ? [] : [section(cut(units.join('\n'), 2_900))]),
      context(
        `A function is shown from ${found.fewest} answers on, and only if those that are left over are none or as many. A wave of nearly the same people as an earlier one is held back.`,
        'Everyone gets one invitation and three reminders at most, in their own hours.',
      ),
    ],
  }
}

async function start({ assess }: SlackServices, asked: FormAsked, choice: Choice): Promise<Saved> {
  const { isTemplateId } = await import('../../../assessment/index.ts')
  const { whoAsks } = await import('../../../workflows/answers/ports.ts')
  const { startWave } = await import('../../../workflows/assess/start.ts')
  const person = await whoAsks(assess, asked.slackUserId)
  const { template, functions, regions, teams, statements, isRepeated } = choice
  if (person === null || !isTemplateId(template)) return denied()
  const scope = { functions, regions, teams }
  const outcome = await startWave(assess, person, { template, statements, scope, isRepeated })
  switch (outcome.kind) {
    case 'started':
      assess.soon()
      return sentence(
        `*${escapeMrkdwn(outcome.wave.name)}* has begun: ${outcome.asked} people are invited in their working hours. \`/coach alignment\` shows how many have answered.`,
      )
    case 'exists':
      return sentence(
        'The same people were asked the same this quarter. Answers get worse when people are asked too often; the next wave can begin next quarter.',
      )
    case 'switched_off':
      return {
        problem:
          'Messages are switched off here, so nobody could be invited. Sales operations can switch them on; please start it then.',
      }
    case 'too_few':
      return { problem: tooFew(outcome) }
    case 'denied':
      return denied()
  }
}

/** Starts an assessment: what is asked of whom, a preview, and only then the start. */
export const startForm: Form = {
  callbackId: 'assessment_start',
  title: 'Start an assessment',
  openedBy: [assessmentActions.start],
  async open(services, asked) {
    return askWhat(await services(), asked)
  },
  read(state, asked) {
    const previewed = readChoice(asked.value)
    return {
      save: services =>
        previewed === null ? preview(services, asked, chosenIn(state)) : start(services, asked, previewed),
    }
  },
}
