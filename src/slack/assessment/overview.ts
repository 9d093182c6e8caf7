import type { KnownBlock } from '@slack/types'
import { plural, sayDate } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import type { AlignmentView, OpenWave } from '../../workflows/assess/read.ts'
import { actions, button, context, section } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'
import { assessmentActions } from './ids.ts'

function openBlocks({ wave, own, asked, submitted, canManage }: OpenWave, index: number): KnownBlock[] {
  const until = sayDate(localDate(wave.closesAt, 'UTC'))
  const part =
    own === 'asked'
      ? 'Your view is still missing.'
      : own === 'submitted'
        ? 'You have taken part; thank you.'
        : ''
  const progress = canManage ? ` ${submitted} of ${plural(asked, 'person', 'people')} so far.` : ''
  const buttons = [
    ...(own === 'asked'
      ? [
          button({
            actionId: `${assessmentActions.answer}:${index}`,
            label: 'Answer now',
            value: wave.waveId,
            style: 'primary' as const,
          }),
        ]
      : []),
    ...(canManage && wave.state === 'open'
      ? [
          button({
            actionId: `${assessmentActions.extend}:${index}`,
            label: 'A week more',
            value: wave.waveId,
          }),
          button({
            actionId: `${assessmentActions.end}:${index}`,
            label: 'Close now',
            value: wave.waveId,
            confirm: {
              title: 'Close now?',
              text: 'What was submitted is counted, everyone who was asked is told, and nobody can answer any more. This can’t be taken back.',
              yes: 'Close now',
            },
          }),
        ]
      : []),
  ]
  return [
    section(`*${escapeMrkdwn(line(wave.name))}*, open until ${until}. ${part}${progress}`.trim()),
    ...(buttons.length === 0 ? [] : [actions(`open:${index}`, ...buttons)]),
  ]
}

/** What asks again each quarter, with the way to end it. */
const repeatingBlocks = ({ repeating }: AlignmentView): KnownBlock[] =>
  repeating.slice(0, 5).map(({ waveId, name }, index) =>
    section(
      `*${escapeMrkdwn(line(name))}* is followed by the next one each quarter.`,
      button({
        actionId: `${assessmentActions.stopRepeating}:${index}`,
        label: 'Stop repeating',
        value: waveId,
        confirm: {
          title: 'Stop repeating?',
          text: 'What is open goes on to its end. Nothing follows by itself any more, and trends end here.',
          yes: 'Stop repeating',
        },
      }),
    ),
  )

/** What is open, and what this person can do about it. */
export function overviewBlocks(view: AlignmentView): KnownBlock[] {
  const { open, last, earlier, canStart } = view
  return [
    ...open.flatMap(openBlocks),
    ...repeatingBlocks(view),
    ...(earlier.length === 0
      ? []
      : [
          section('*Earlier results*'),
          actions(
            'earlier',
            ...earlier.map(({ waveId, name }, index) =>
              // Zero is the newest, which has a button of its own.
              button({ actionId: `${assessmentActions.results}:${index + 1}`, label: name, value: waveId }),
            ),
          ),
        ]),
    ...(canStart
      ? [
          actions(
            'start',
            button({ actionId: assessmentActions.start, label: 'Start an assessment', value: 'start' }),
          ),
        ]
      : []),
    ...(open.length === 0 && last === null && earlier.length === 0 && !canStart
      ? [context('No assessment has asked you yet. Your manager, or sales operations, can start one.')]
      : []),
  ]
}
