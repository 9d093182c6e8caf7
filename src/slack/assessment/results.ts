import type { KnownBlock } from '@slack/types'
import { gridOf, signsLegend, topicTable } from '../../assessment/index.ts'
import { plural, sayDate } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { WaveView } from '../../workflows/assess/read.ts'
import { pointsOf, responseLine, sayPoint } from '../../workflows/assess/tell.ts'
import { actions, button, context, divider, header, type Reply, reply, section } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'
import { pictureButton } from '../pictures/button.ts'
import { changeSentences, dontKnowSentences, gapSentences, responseSentences } from './findings.ts'
import { assessmentActions } from './ids.ts'
import { commentBlocks, listBlocks } from './lists.ts'
import { gridBlock, tableBlocks } from './tables.ts'

const say = (text: string) => escapeMrkdwn(line(text))

/** Of each list; the files that `plumbline results` writes have all. */
const MOST = 8
const SOME_COMMENTS = 10

/** The results of a wave as one person may see them; `unit` is the function whose grid is shown, null everyone's. */
export function resultsReply(view: WaveView, unit: string | null, model: Model): Reply {
  const { wave, reading, comments, actions: taken, isBrief } = view
  const { results } = reading
  const points = pointsOf(view)
  const grid = gridOf(results, unit)
  const title = `Results: ${line(wave.name)}`
  const hidden = wave.result.hiddenUnits.length
  const full: KnownBlock[] = isBrief
    ? []
    : [
        divider,
        ...listBlocks('Who answered, by function', responseSentences(view), MOST),
        ...(grid === null
          ? []
          : [section(`*${unit === null ? 'Everyone' : say(unit)}*`), gridBlock(grid, model)]),
        ...tableBlocks(topicTable(results, wave.result), model),
        context(signsLegend),
        ...(results.topics.length === 0 ? [] : [pictureButton('alignment', `${wave.waveId}|${unit ?? ''}`)]),
        ...listBlocks('What functions see differently', gapSentences(view), MOST),
        ...listBlocks('What has moved since the last wave', changeSentences(view), MOST),
        ...listBlocks('What many don’t know', dontKnowSentences(view), MOST),
        ...commentBlocks(comments, SOME_COMMENTS),
        ...(comments.length > SOME_COMMENTS
          ? [
              actions(
                'comments',
                button({
                  actionId: assessmentActions.comments,
                  label: `All ${comments.length} comments`,
                  value: wave.waveId,
                }),
              ),
            ]
          : []),
      ]
  return reply(title, [
    header(title),
    section(say(responseLine(view, model))),
    ...(points.length === 0
      ? []
      : [
          section(
            `*What to talk about first*\n${points
              .map((point, index) => `${index + 1}. ${say(sayPoint(point))}`)
              .join('\n')}`,
          ),
        ]),
    ...full,
    ...listBlocks(
      'Taken on',
      taken.map(({ text, dueOn, state, outcome }) =>
        outcome === null ? `${text} (due ${sayDate(dueOn)}, ${state})` : `${text}: ${outcome}`,
      ),
      MOST,
    ),
    ...(isBrief || results.topics.length === 0
      ? []
      : [
          actions(
            'results',
            button({
              actionId: assessmentActions.takeOn,
              label: 'Take something on',
              value: wave.waveId,
              style: 'primary',
            }),
          ),
        ]),
    context(
      `Closed on ${sayDate(localDate(wave.closesAt, 'UTC'))} · model ${say(wave.result.modelVersion)}${
        hidden === 0
          ? ''
          : ` · ${plural(hidden, 'function')} too small, or too close to an earlier wave, to show`
      }`,
    ),
  ])
}
