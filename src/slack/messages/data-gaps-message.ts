import { z } from 'zod'
import { dataGapsDigest, sayDate } from '../../coaching/index.ts'
import { context, header, type Reply, reply, section } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'

/** What an outbox item with the data gaps holds. */
export const dataGapsContent = z.object({
  type: z.literal('data-gaps-digest'),
  digest: dataGapsDigest,
  notice: z.string().nullable(),
})

const say = (text: string) => escapeMrkdwn(line(text))

/** What is missing in the data, each with what puts it right. */
export function dataGapsMessage({ digest, notice }: z.output<typeof dataGapsContent>): Reply {
  const title = 'What is missing in the data'
  return reply(`${title}: ${digest.gaps.map(({ text }) => say(text)).join('; ')}`, [
    header(title),
    ...digest.gaps.map(({ text, help, examples }) =>
      section(
        [`*${say(text)}*`, ...(examples.length === 0 ? [] : [examples.map(say).join(', ')]), say(help)].join(
          '\n',
        ),
      ),
    ),
    context(`As of ${sayDate(digest.asOf)}`, ...(notice === null ? [] : [say(notice)])),
  ])
}
