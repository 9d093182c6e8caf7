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
        ]
      : []),
  ]
  return [
    section(`*${escapeMrkdwn(line(wave.name))}*, open until ${until}. ${part}${progress}`.trim()),
    ...(buttons.length === 0 ? [] : [actions(`open:${index}`, ...buttons)]),
  ]
}

/** What is open, and what this person can do about it. */
export function overviewBlocks({ open, last, canStart }: AlignmentView): KnownBlock[] {
  return [
    ...open.flatMap(openBlocks),
    ...(canStart
      ? [
          actions(
            'start',
            button({ actionId: assessmentActions.start, label: 'Start an assessment', value: 'start' }),
          ),
        ]
      : []),
    ...(open.length === 0 && last === null && !canStart
      ? [context('No assessment has asked you yet. Your manager, or sales operations, can start one.')]
      : []),
  ]
}
