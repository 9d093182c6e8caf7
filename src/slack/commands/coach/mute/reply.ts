import { nudgeKinds, plural, sayDate } from '../../../../coaching/index.ts'
import { localDate } from '../../../../schedule/index.ts'
import type { MuteAnswer, Muteable } from '../../../../workflows/answers/mute.ts'
import type { AnswerPorts } from '../../../../workflows/answers/ports.ts'
import { context, header, type Reply, reply, section, sentence } from '../../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { muteBlocks } from '../../../home/wishes/index.ts'
import { forWord, openCoachAction } from '../account-choice.ts'

const say = (text: string) => escapeMrkdwn(line(text))
const howTo =
  'Type `/coach mute` with an account or a kind of message, and for how many days: `/coach mute Lakeside 14`. With 0 days you hear of it again.'

/** Choices that keep the days, and say them where they differ. */
function withDays(matches: readonly Muteable[]) {
  const sameDays = new Set(matches.map(({ days }) => days)).size < 2
  return forWord(
    'mute',
    matches.map(({ id, name, days }) => ({
      id: `${id} ${days} days`,
      name: sameDays ? name : `${name}, ${plural(days, 'day')}`,
    })),
  )
}

/** What is quiet now, or what became of a wish to mute. */
export async function muteReply(answer: MuteAnswer, answers: AnswerPorts): Promise<Reply> {
  switch (answer.kind) {
    case 'mutes': {
      const { mutes, person } = answer
      if (mutes.length === 0) return sentence(`Nothing is muted. ${howTo}`)
      const titles = new Map(nudgeKinds.map(({ id, title }) => [id, title]))
      return reply(`${plural(mutes.length, 'mute')}`, [
        header('What is quiet'),
        ...(await muteBlocks(mutes, { answers }, { person }, titles)),
        context(howTo),
      ])
    }
    case 'muted':
      return reply('Muted', [
        section(`${say(answer.what)}: quiet until ${sayDate(localDate(answer.until, answer.zone))}.`),
        context('`/coach mute` lists what is quiet, and ends it.'),
      ])
    case 'heard_again':
      return sentence(`You will hear of ${say(answer.what)} again.`)
    case 'too_long':
      return sentence(
        `That is long. I mute for up to ${answer.most} days; what you never want to hear of stands in \`/coach settings\`.`,
      )
    case 'several':
      return pickList({
        question: 'What should be quiet?',
        actionId: openCoachAction,
        matches: withDays(answer.matches),
      })
    case 'none':
      return notFound({
        ...answer,
        nearest: withDays(answer.nearest),
        what: 'your accounts and the kinds of message',
        help: howTo,
        command: '/coach mute',
        actionId: openCoachAction,
      })
    default:
      return noAnswer(answer)
  }
}
