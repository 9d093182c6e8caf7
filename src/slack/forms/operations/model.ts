import { plural, sayDate, sayNumber, sayTier } from '../../../coaching/index.ts'
import { RefusedInputError } from '../../../errors.ts'
import type { Fault } from '../../../scoring/index.ts'
import type { ModelPreview } from '../../../workflows/operations/model.ts'
import type { ModelRecord } from '../../../workflows/ports/index.ts'
import { context, section, sentence } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { asOperations } from '../../operations.ts'
import { field, filesIn, typedIn, write } from '../fields.ts'
import type { Form, FormContent } from '../form.ts'
import { operationsActions } from './actions.ts'
import { sayFaults } from './import.ts'

const FILE = 'file'
const NOTE = 'note'
const PUBLISH = 'publish:'
const VERSIONS_SHOWN = 5
const MOVES_SHOWN = 20
const say = (text: string) => escapeMrkdwn(line(text))

function versionText(
  { version, publishedAt, publishedBy, note, draftedAt }: ModelRecord,
  names: ReadonlyMap<string, string>,
) {
  const day = (at: Date) => sayDate(at.toISOString().slice(0, 10))
  return publishedAt === null
    ? `• ${say(version)}: a draft of ${day(draftedAt)}`
    : `• *${say(version)}*: published ${day(publishedAt)} by ${say(names.get(publishedBy ?? '') ?? publishedBy ?? 'unknown')}${note === null ? '' : ` – ${say(note)}`}`
}

function previewPage({
  version,
  note,
  comparedWith,
  moves,
  messages,
  nudges,
  heldBack,
}: ModelPreview): FormContent {
  const shown = moves.slice(0, MOVES_SHOWN)
  const more = moves.length - shown.length
  const changed =
    comparedWith === null
      ? 'Nothing was scored before, so there is nothing to compare with.'
      : `*${plural(moves.length, 'account')}* would change tier against the run as of ${sayDate(comparedWith.asOf)} under ${say(comparedWith.modelVersion)}.`
  return {
    title: 'Publish the model?',
    submit: 'Publish',
    value: `${PUBLISH}${version}`,
    blocks: [
      section(
        note === null
          ? `*${say(version)}* would score like this. ${changed}`
          : `*${say(version)}* is kept as a draft. It could not be tried: ${say(note)}`,
      ),
      ...(shown.length === 0
        ? []
        : [
            section(
              [
                ...shown.map(
                  ({ name, before, after }) => `• ${say(name)}: ${sayTier(before)} → *${sayTier(after)}*`,
                ),
                ...(more > 0 ? [`• and ${sayNumber(more)} more`] : []),
              ].join('\n'),
            ),
          ]),
      ...(note === null
        ? [
            section(
              `${plural(nudges, 'nudge')} in ${plural(messages, 'message')} would leave in the next round, ${sayNumber(heldBack)} would be held back.`,
            ),
          ]
        : []),
      write({ id: NOTE, label: 'Why is it published?', hint: 'Kept in the audit log', most: 300 }),
      context('Nothing was sent or changed yet. Every finding names the model that it was made under.'),
    ],
  }
}

const sayModelFaults = (faults: readonly Fault[]) =>
  sayFaults(faults.map(({ path, expected, found }) => `${path}: expected ${expected}, found ${found}`))

/** Draft, preview, publish: the model is uploaded, tried without telling anybody, and put in force with a note. */
export const modelForm: Form = {
  callbackId: 'change_model',
  title: 'Scoring model',
  openedBy: [operationsActions.model],
  sending: 'Working out what it would change …',
  async open(services, { slackUserId }) {
    const ready = await services()
    const asked = await asOperations(ready, slackUserId)
    if ('refusal' in asked) return asked.refusal
    const { models } = await ready.operations.models()
    const versions = await models.list(VERSIONS_SHOWN)
    const publishers = versions.flatMap(({ publishedBy }) => publishedBy ?? [])
    const people = await ready.answers.facts.byId('person', [...new Set(publishers)])
    const names = new Map(people.map(({ row }) => [row.personId, row.name]))
    return {
      title: 'Scoring model',
      submit: 'Preview',
      value: '',
      blocks: [
        section(
          [
            `In force: *${say(ready.operations.modelInForce())}*`,
            ...versions.map(version => versionText(version, names)),
          ].join('\n'),
        ),
        field(
          {
            id: FILE,
            label: 'Model file',
            hint: 'JSON: a version name of its own, and the parameters that differ from the built-in model. Without a file the built-in model is previewed',
            isOptional: true,
          },
          { type: 'file_input', filetypes: ['json'], max_files: 1 },
        ),
        context('Every parameter, its default and its source stand in docs/scoring.md.'),
      ],
    }
  },
  read(state, { value }) {
    if (value.startsWith(PUBLISH)) {
      const note = typedIn(state, NOTE)
      if (note === '') return { errors: { [NOTE]: 'Please say in a few words why.' } }
      return {
        async save(services, { slackUserId }) {
          const asked = await asOperations(services, slackUserId)
          if ('refusal' in asked) return asked.refusal
          const { publishModel } = await import('../../../workflows/operations/model.ts')
          const version = value.slice(PUBLISH.length)
          const by = { by: asked.person.personId, note }
          return (await publishModel(await services.operations.models(), version, by))
            ? sentence(
                `*${say(version)}* is in force. The next scoring run uses it; “Score the facts” on the Home tab makes one now.`,
              )
            : { problem: 'That draft is gone. Please upload the file again.' }
        },
      }
    }
    const [file] = filesIn(state, FILE)
    return {
      async save(services, { slackUserId }) {
        const asked = await asOperations(services, slackUserId)
        if ('refusal' in asked) return asked.refusal
        const { previewModel } = await import('../../../workflows/operations/model.ts')
        const ports = await services.operations.models()
        try {
          const text =
            file === undefined
              ? JSON.stringify({ version: ports.builtIn.version })
              : await services.operations.fileText(file, slackUserId)
          const preview = await previewModel(ports, text, asked.person.personId)
          return preview.ok ? previewPage(preview.value) : { problem: `\n${sayModelFaults(preview.faults)}` }
        } catch (error) {
          if (!(error instanceof RefusedInputError)) throw error
          return { problem: `\n${sayFaults(error.faults)}` }
        }
      },
    }
  },
}
