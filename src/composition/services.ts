import type { SlackServices } from '../slack/index.ts'
import { assessPorts } from './assessments.ts'
import type { Installation } from './installation.ts'

/** What the surfaces in Slack work with; `soon` wakes the assessments. */
export function servicesOf(installation: Installation, soon: () => void): SlackServices {
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
    },
    rules: model.coaching,
    receipts,
    blockSupport,
    assess: assessPorts(installation, 'interactive', soon),
  }
}
