import type { AuditedAct } from '../../../workflows/ports/index.ts'
import { context, header, reply, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { asOperations } from '../../operations.ts'
import type { Form } from '../form.ts'
import { operationsActions } from './actions.ts'

const SHOWN = 25

const words: Readonly<Record<AuditedAct, string>> = {
  compensation_seen: 'looked at compensation',
  messages_switched: 'switched messages',
  pilot_changed: 'changed the pilot team',
  member_matched: 'matched a member',
  facts_imported: 'imported files',
  model_published: 'published a model',
  delivery_overridden: 'decided about a delivery',
  wave_started: 'started an assessment',
  audit_read: 'read this log',
}

/** Who did or saw what others may ask about; reading it is written down, too. */
export const auditForm: Form = {
  callbackId: 'audit_log',
  title: 'Audit log',
  openedBy: [operationsActions.audit],
  async open(services, { slackUserId }) {
    const ready = await services()
    const asked = await asOperations(ready, slackUserId)
    if ('refusal' in asked) return asked.refusal
    const { audit, now } = ready.operations
    await audit.write({
      at: now(),
      actor: asked.person.personId,
      what: 'audit_read',
      subject: '',
      note: null,
    })
    const entries = await audit.page({ limit: SHOWN, before: null })
    const people = await ready.answers.facts.byId('person', [...new Set(entries.map(({ actor }) => actor))])
    const names = new Map(people.map(({ row }) => [row.personId, row.name]))
    const say = (text: string) => escapeMrkdwn(line(text))
    return reply('Audit log', [
      header('Audit log'),
      section(
        entries
          .map(({ at, actor, what, subject, note }) => {
            const about = [subject, note ?? '']
              .filter(text => text !== '')
              .map(say)
              .join(', ')
            return `• ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · *${say(names.get(actor) ?? actor)}* ${words[what] ?? say(what)}${about === '' ? '' : `: ${about}`}`
          })
          .join('\n'),
      ),
      context(`The newest ${entries.length}. \`plumbline audit\` exports all of them.`),
    ])
  },
  read: () => ({ errors: {} }),
}
