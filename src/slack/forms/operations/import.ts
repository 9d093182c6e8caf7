import { plural, sayNumber } from '../../../coaching/index.ts'
import { RefusedInputError } from '../../../errors.ts'
import type { ImportResult } from '../../../workflows/import/index.ts'
import { MOST_FILES, UPLOAD_TYPES } from '../../../workflows/operations/uploads.ts'
import { context, header, type Reply, reply, section } from '../../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../../blocks/text.ts'
import { asOperations } from '../../operations.ts'
import { field, filesIn } from '../fields.ts'
import type { Form } from '../form.ts'
import { operationsActions } from './actions.ts'

const FILES = 'files'
const REJECTS_SHOWN = 20
const say = (text: string) => escapeMrkdwn(line(text))

/** Faults of a file as a whole, as a person reads them. */
export const sayFaults = (faults: readonly string[]) =>
  faults
    .slice(0, REJECTS_SHOWN)
    .map(fault => `• ${say(cut(fault, 300))}`)
    .join('\n')

function importedReply({ files, rejects, rejectsNotListed, gaps, warnings }: ImportResult): Reply {
  const shown = rejects.slice(0, REJECTS_SHOWN)
  const more = rejects.length - shown.length + rejectsNotListed
  return reply('Imported', [
    header(rejects.length === 0 ? 'Imported, every row' : 'Imported; some rows were rejected'),
    section(
      files
        .map(
          ({ file, rows, accepted, rejected, unchanged }) =>
            `• *${say(file)}*: ${sayNumber(accepted)} of ${plural(rows, 'row')} in (${sayNumber(unchanged)} as before)${rejected === 0 ? '' : `, *${sayNumber(rejected)} rejected*`}`,
        )
        .join('\n') || 'There was no row.',
    ),
    ...(shown.length === 0
      ? []
      : [
          section('*Rejected rows.* Correct them and upload the file again; what is in stays in.'),
          ...shown.map(({ file, line: at, field: column, value, reason }) =>
            section(`${say(file)}, line ${at}, ${say(column)} “${say(cut(value, 80))}”: ${say(reason)}`),
          ),
        ]),
    ...(more > 0 ? [context(`and ${sayNumber(more)} more; \`plumbline import\` lists them all`)] : []),
    ...(gaps.length + warnings.length === 0
      ? []
      : [
          context(
            ...gaps
              .slice(0, 6)
              .map(({ file, meaning, rows }) => `${say(file)}: ${sayNumber(rows)} ${say(meaning)}`),
            ...warnings.slice(0, 4).map(say),
          ),
        ]),
    context('*Next step:* match people, then score the facts; the Home tab shows the steps.'),
  ])
}

/** Facts by upload: CSV files, with a mapping file where they come from another system. */
export const importForm: Form = {
  callbackId: 'import_files',
  title: 'Import files',
  openedBy: [operationsActions.import],
  sending: 'Importing … Large files take a minute or two; this window tells the result.',
  async open(services, { slackUserId }) {
    const asked = await asOperations(await services(), slackUserId)
    if ('refusal' in asked) return asked.refusal
    return {
      title: 'Import files',
      submit: 'Import',
      blocks: [
        section(
          'Begin with people.csv and accounts.csv. Every row is checked by itself: good rows go in, bad rows are listed with line and reason. Importing the same file again changes nothing.',
        ),
        field(
          {
            id: FILES,
            label: 'CSV files',
            hint: `Up to ${MOST_FILES} files of 50 MB. For another system’s column names add its mapping file (YAML or JSON)`,
          },
          { type: 'file_input', filetypes: [...UPLOAD_TYPES], max_files: MOST_FILES },
        ),
        context(
          'Names and columns of every file stand in docs/data-dictionary.md. The files stay yours in Slack: delete them there when they are in.',
        ),
      ],
    }
  },
  read(state) {
    const files = filesIn(state, FILES)
    if (files.length === 0) return { errors: { [FILES]: 'Please choose at least one file.' } }
    return {
      async save(services, { slackUserId }) {
        const asked = await asOperations(services, slackUserId)
        if ('refusal' in asked) return asked.refusal
        const { importFiles, audit, now } = services.operations
        try {
          const result = await importFiles(files, slackUserId)
          const note = result.files.map(({ file, accepted }) => `${file}: ${accepted} rows`).join(', ')
          const { personId: actor } = asked.person
          await audit.write({ at: now(), actor, what: 'facts_imported', subject: '', note: cut(note, 500) })
          return importedReply(result)
        } catch (error) {
          if (!(error instanceof RefusedInputError)) throw error
          return { problem: `Nothing was imported.\n${sayFaults(error.faults)}` }
        }
      },
    }
  },
}
