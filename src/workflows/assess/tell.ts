import { type TalkingPoint, talkFirst } from '../../assessment/index.ts'
import { alignment, type Model } from '../../scoring/index.ts'
import type { AssessmentMessage, Wave } from '../ports/index.ts'
import { type AssessPorts, message } from './ports.ts'
import { withPromise } from './promise.ts'
import { openReading, type WaveView } from './read.ts'

export const percent = (share: number) => `${Math.round(100 * share)} %`

/** How many answered, with what that means. */
export function responseLine({ wave: { form, result } }: Pick<WaveView, 'wave'>, current: Model): string {
  const everyone = Object.values(result.eligible).reduce((sum, count) => sum + count, 0)
  const submitted = result.groups.find(({ unit }) => unit === null)?.n
  const { suppression, response } = withPromise(form, current).alignment
  if (submitted === undefined)
    return `Too few answered, or nearly the same people as in an earlier wave: results are shown for ${alignment.fewestPeople(suppression)} people or more, so nothing is shown, and nothing of it is kept.`
  const rate = everyone === 0 ? 0 : submitted / everyone
  const caution = rate < response.lowBelow ? ' Fewer than half: others may think otherwise.' : ''
  return `${submitted} of ${everyone} answered (${percent(rate)}).${caution}`
}

export const sayPoint = ({ what, why }: TalkingPoint): string => `${what} ${why}`

/** What to talk about first, in brief the first point alone. */
export const pointsOf = ({ reading, isBrief }: WaveView): readonly TalkingPoint[] =>
  isBrief ? talkFirst(reading).slice(0, 1) : talkFirst(reading)

/** What is said of the reader's own part and of what they see. */
function smallWords({ isBrief }: WaveView, hasTakenPart: boolean): string {
  if (!isBrief) return 'Groups that are too small are not shown anywhere, so some cells stay empty.'
  const whole = 'Your managers see the whole picture, and nobody sees single answers.'
  return hasTakenPart ? `Thank you for taking part. ${whole}` : whole
}

function resultWords(view: WaveView, model: Model, hasTakenPart: boolean) {
  const shown = pointsOf(view)
  return {
    title: `Results: ${view.wave.name}`,
    lines: [
      responseLine(view, model),
      ...(shown.length === 0 ? [] : ['What to talk about first:']),
      ...shown.map(point => `• ${sayPoint(point)}`),
    ],
    small: [smallWords(view, hasTakenPart)],
    offers: ['results'] as const,
    actionId: null,
  }
}

/** Tells everyone who was asked, and who started it, of the results, each once. */
export async function tellResults(ports: AssessPorts, wave: Wave): Promise<void> {
  const { assessments, directory, model } = ports
  const at = ports.now()
  const reading = await openReading(ports, wave)
  const messageFor = async (personId: string, hasTakenPart: boolean): Promise<AssessmentMessage | null> => {
    const person = await directory.person(personId)
    const view = person === null ? null : ((await reading?.viewFor(person)) ?? null)
    if (view === null) return null
    return message(wave, personId, at, ['results'], resultWords(view, model, hasTakenPart))
  }
  const own = await messageFor(wave.startedBy, false)
  if (own !== null) await assessments.queue([own])
  for (let after = ''; ; ) {
    const page = await assessments.participants(wave.waveId, { after, limit: assessments.chunkRows })
    const messages: AssessmentMessage[] = []
    for (const { personId, state } of page) {
      const told = state === 'left' ? null : await messageFor(personId, state === 'submitted')
      if (told !== null) messages.push(told)
    }
    if (messages.length > 0) await assessments.queue(messages)
    after = page.at(-1)?.personId ?? after
    if (page.length < assessments.chunkRows) break
  }
  await assessments.told(wave.waveId)
}
