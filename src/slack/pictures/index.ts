import { toPng } from '../../pictures/png.ts'
import { answerGrowth } from '../../workflows/answers/growth.ts'
import { answerValueGaps } from '../../workflows/answers/value-gaps.ts'
import { viewWaveAs } from '../../workflows/assess/read.ts'
import { alignmentDrawing } from '../assessment/picture.ts'
import { type Reply, sentence } from '../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../blocks/text.ts'
import { growthDrawing } from '../commands/coach/growth/picture.ts'
import { growthReply } from '../commands/coach/growth/reply.ts'
import { valueMatrixDrawing } from '../commands/coach/value-gaps/picture.ts'
import { valueGapsReply } from '../commands/coach/value-gaps/reply.ts'
import type { SlackServices } from '../surface.ts'
import type { PictureKind } from './button.ts'
import type { Drawing } from './drawing.ts'
import { type FileSender, sendFile } from './send-file.ts'

interface Asked {
  readonly slackUserId: string
  /** Kind of the picture, and what it is about. */
  readonly value: string
}

type About = { readonly slackUserId: string; readonly text: string }

const noPicture = sentence(
  'There is nothing to draw here any more. Please ask again; the answer has the numbers.',
)

/** Each asks its answer again, so that what may be seen is decided at the press. */
const kinds: Readonly<
  Record<PictureKind, (services: SlackServices, about: About) => Promise<Drawing | Reply>>
> = {
  async 'value-matrix'({ answers }, about) {
    const answer = await answerValueGaps(answers, about)
    return answer.kind === 'value_gaps' ? valueMatrixDrawing(answer) : valueGapsReply(answer)
  },
  async growth({ answers, operations }, about) {
    const baseCurrency = async () => (await operations.settings()).baseCurrency
    const answer = await answerGrowth(answers, about, baseCurrency)
    return answer.kind === 'growth' ? (growthDrawing(answer) ?? noPicture) : growthReply(answer)
  },
  async alignment({ assess }, { slackUserId, text }) {
    const [waveId = '', ...unit] = text.split('|')
    const view = await viewWaveAs(assess, slackUserId, waveId)
    return view === null
      ? noPicture
      : (alignmentDrawing(view, unit.join('|') || null, assess.model) ?? noPicture)
  },
}

/** A message may have 40,000 characters; a picture's numbers are read beside it. */
const MOST_LINES = 40
const LONGEST_LINE = 600

function wordsOf({ title, lines }: Drawing): string {
  const shown = lines.slice(0, MOST_LINES).map(each => `• ${cut(escapeMrkdwn(line(each)), LONGEST_LINE)}`)
  const rest = lines.length - shown.length
  return [`*${escapeMrkdwn(line(title))}*`, ...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n')
}

/** Draws what a button asks for and sends it to the presser alone. */
export async function showPicture(
  services: SlackServices,
  sender: FileSender,
  { slackUserId, value }: Asked,
): Promise<Reply> {
  const [kind = '', ...about] = value.split('|')
  if (!Object.hasOwn(kinds, kind)) return noPicture
  const drawing = await kinds[kind as PictureKind](services, { slackUserId, text: about.join('|') })
  if (!('svg' in drawing)) return drawing
  const bytes = await toPng(drawing)
  const words = wordsOf(drawing)
  const { title, altText } = drawing
  await sendFile(sender, slackUserId, { name: `${kind}.png`, title, altText, bytes, words })
  return sentence('The picture is in our direct message, where only you see it.')
}
