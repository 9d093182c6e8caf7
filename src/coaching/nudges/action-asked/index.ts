import { z } from 'zod'
import { defineNudge } from '../../nudge.ts'
import { sayDate } from '../../words.ts'

const evidence = z.object({
  accountName: z.string(),
  text: z.string(),
  askerName: z.string(),
  askedOn: z.string(),
  dueOn: z.string(),
})

/** Somebody needs something to go on with an account plan, and named who can give it. */
export const actionAsked = defineNudge({
  id: 'action-asked',
  title: 'Asked of you',
  when: 'Somebody named you, in a check-in, as the one who can give what is needed.',
  quietBy: 'reason',
  evidence,
  find: facts =>
    facts.askedActions.flatMap(asked =>
      asked.ownerId === asked.askerId
        ? []
        : [
            {
              kind: 'action-asked',
              accountId: asked.accountId,
              reason: asked.actionId,
              personId: asked.ownerId,
              severity: 64,
              isUrgent: asked.isAskedToday,
              escalatesTo: asked.askerId,
              evidence: {
                accountName: asked.accountName,
                text: asked.text,
                askerName: asked.askerName,
                askedOn: asked.askedOn,
                dueOn: asked.dueOn,
              },
            },
          ],
    ),
  say: of => ({
    headline: `${of.accountName}: ${of.askerName} needs something of you`,
    evidence: [
      `“${of.text}” by ${sayDate(of.dueOn)}`,
      `Asked at the check-in on ${sayDate(of.askedOn)} (1 person)`,
    ],
    play: 'Say yes, name a day that holds, or tell them who can do it better. An early no helps more than a late yes.',
    action: { label: 'I take care of it', kind: 'commit' },
  }),
  sayResolved: of => `${of.accountName}: what ${of.askerName} asked for is settled, or its day has come.`,
})
