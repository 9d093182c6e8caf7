import type { SlackServices } from '../slack/index.ts'
import type { ReadUploads } from '../workflows/ports/index.ts'
import { assessPorts } from './assessments.ts'
import type { Installation } from './installation.ts'

/** What the surfaces need besides the installation. */
export interface Beside {
  readonly dataDir: string
  readonly readUploads: ReadUploads
  /** Something is to be done about assessments. */
  readonly soon: () => void
}

/** What the surfaces in Slack work with. */
export function servicesOf(
  installation: Installation,
  { dataDir, readUploads, soon }: Beside,
): SlackServices {
  const { store, model, now, settings, blockSupport } = installation
  const { directory, reader, runs, coaching, shares, audit, outbox, receipts, checkIns, writer, statements } =
    store.interactive
  const { assessments } = store.interactive
  const answers = { directory, facts: reader, runs, coaching, checkIns, assessments, audit, model, now }
  return {
    answers,
    checkIn: { ...answers, coaching, statements, outbox },
    shares,
    react: { coaching, directory, facts: reader, writer, statements, now },
    operations: {
      settings,
      change: store.interactive.settings.change,
      outbox,
      audit,
      facts: reader,
      runs,
      now,
      async preview() {
        const { coach } = await import('./jobs.ts')
        return coach(installation, { isDryRun: true, run: null })
      },
      async score() {
        const { scoreAndCoach } = await import('./jobs.ts')
        return scoreAndCoach(installation, null, false)
      },
      async importFiles(fileIds, slackUserId) {
        const { importUploads } = await import('./uploads.ts')
        return importUploads(installation, dataDir, await readUploads(fileIds, slackUserId))
      },
      async fileText(fileId, slackUserId) {
        const [upload] = await readUploads([fileId], slackUserId)
        const { textOfUpload } = await import('./uploads.ts')
        return upload === undefined ? '' : textOfUpload(dataDir, upload)
      },
      async models() {
        const { modelPorts } = await import('./models.ts')
        const { scoreAndCoach } = await import('./jobs.ts')
        return modelPorts(installation, each => scoreAndCoach(each, null, true))
      },
      modelInForce: () => installation.model.version,
    },
    rules: model.coaching,
    receipts,
    blockSupport,
    assess: assessPorts(installation, 'interactive', soon),
  }
}
