import type { KnownBlock } from '@slack/types'
import {
  gridOf,
  type ResultTable,
  sayCell,
  signsLegend,
  talkFirst,
  topicTable,
} from '../../assessment/index.ts'
import { plural, sayDate } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { WaveView } from '../../workflows/assess/read.ts'
import { responseLine, sayPoint } from '../../workflows/assess/tell.ts'
import { actions, button, context, divider, header, type Reply, reply, section } from '../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../blocks/text.ts'
import { pictureButton } from '../pictures/button.ts'
import { assessmentActions } from './ids.ts'

const say = (text: string) => escapeMrkdwn(line(text))

/** Widths that a phone shows without breaking lines. */
const NAME_WIDTH = 20
const CELL_WIDTH = 7
const COLUMNS = 3
const ROWS_PER_BLOCK = 40

const monospaced = (lines: readonly string[]): KnownBlock =>
  section(`\`\`\`${escapeMrkdwn(lines.join('\n')).replaceAll('\u2060', '')}\`\`\``)

const pad = (text: string, width: number) => cut(line(text).replaceAll('`', "'"), width).padEnd(width)

/** Rows of signs and figures, as many columns as fit. */
function tableBlocks({ columns, rows }: ResultTable, model: Model): KnownBlock[] {
  const blocks: KnownBlock[] = []
  const [first, ...others] = columns
  const groups = [...Array(Math.max(1, Math.ceil(others.length / (COLUMNS - 1)))).keys()].map(index => [
    0,
    ...others.map((_, column) => column + 1).slice(index * (COLUMNS - 1), (index + 1) * (COLUMNS - 1)),
  ])
  if (first === undefined) return []
  for (const group of groups)
    for (let start = 0; start < rows.length; start += ROWS_PER_BLOCK)
      blocks.push(
        monospaced([
          pad('', NAME_WIDTH) + group.map(column => pad(columns[column] ?? '', CELL_WIDTH)).join(' '),
          ...rows
            .slice(start, start + ROWS_PER_BLOCK)
            .map(
              ({ name, cells }) =>
                pad(name, NAME_WIDTH) +
                group.map(column => pad(sayCell(cells[column] ?? null, model), CELL_WIDTH)).join(' '),
            ),
        ]),
      )
  return blocks
}

/** The grid of the long form: one sign a cell, so that it fits a phone. */
function gridBlock({ columns, rows }: ResultTable, model: Model): KnownBlock {
  return monospaced([
    pad('', NAME_WIDTH + 3) + columns.map(name => pad(name, 3)).join(' '),
    ...rows.map(
      ({ name, cells }) =>
        pad(name, NAME_WIDTH + 3) + cells.map(cell => pad(sayCell(cell, model).slice(0, 1), 3)).join(' '),
    ),
  ])
}

function listBlocks(title: string, lines: readonly string[], most: number): KnownBlock[] {
  if (lines.length === 0) return []
  return [
    section(
      `*${title}*\n${lines
        .slice(0, most)
        .map(text => `• ${say(text)}`)
        .join('\n')}`,
    ),
    ...(lines.length > most ? [context(`and ${lines.length - most} more`)] : []),
  ]
}

/** The results of a wave as one person may see them; `unit` is the function whose grid is shown, null everyone's. */
export function resultsReply(view: WaveView, unit: string | null, model: Model): Reply {
  const { wave, reading, comments, actions: taken, isBrief } = view
  const { results, changes } = reading
  const points = talkFirst(reading)
  const grid = gridOf(results, unit)
  const title = `Results: ${line(wave.name)}`
  const hidden = wave.result.hiddenUnits.length
  const moved = changes.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  const gaps = results.gaps.filter(({ isGap }) => isGap)
  const unknown = results.topics.filter(topic => topic.unit === null && topic.isDontKnowFinding)
  const full: KnownBlock[] = isBrief
    ? []
    : [
        divider,
        ...(grid === null
          ? []
          : [section(`*${unit === null ? 'Everyone' : say(unit)}*`), gridBlock(grid, model)]),
        ...tableBlocks(topicTable(results, wave.result), model),
        context(signsLegend),
        ...(results.topics.length === 0 ? [] : [pictureButton('alignment', unit ?? '')]),
        ...listBlocks(
          'What functions see differently',
          gaps.map(({ sentence }) => sentence),
          8,
        ),
        ...listBlocks(
          'What has moved since the last wave',
          moved.map(({ finding }) => finding.explanation.sentence),
          8,
        ),
        ...listBlocks(
          'What many don’t know',
          unknown.map(({ finding }) => finding.explanation.sentence),
          8,
        ),
        ...listBlocks(`In their own words (${plural(comments.length, 'comment')}, shuffled)`, comments, 10),
      ]
  return reply(title, [
    header(title),
    section(say(responseLine(view, model))),
    ...(points.length === 0
      ? []
      : [
          section(
            `*What to talk about first*\n${points
              .slice(0, isBrief ? 1 : points.length)
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
      8,
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
