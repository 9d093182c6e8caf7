import { z } from 'zod'
import { defineNudge } from '../../nudge.ts'
import { sayDate } from '../../words.ts'

const evidence = z.object({
  saidBy: z.string(),
  saidOn: z.string(),
  /** What the person wrote. */
  said: z.string(),
  /** Headline and evidence of the nudge that was called wrong. */
  headline: z.string(),
  basis: z.array(z.string()),
})

/** Somebody called a nudge wrong: the one who keeps the fact hears of it. Raised by the answer, never by a run. */
export const disputedFact = defineNudge({
  id: 'disputed-fact',
  title: 'Disputed fact',
  when: 'A colleague said that a fact behind a message is wrong.',
  quietBy: 'reason',
  evidence,
  find: () => [],
  say: of => ({
    headline: `${of.saidBy} says that this is wrong: ${of.headline}`,
    evidence: [`“${of.said}” (${sayDate(of.saidOn)}, 1 person)`, ...of.basis],
    play: 'Correct it where it is kept, and the next run takes it up. If it is right after all, tell them why; it stays quiet for everyone until then.',
    action: { label: 'I check it', kind: 'commit' },
  }),
  sayResolved: of => `This has been looked into: ${of.headline}`,
  change: { isChange: () => true, severity: () => 72, isOvertaken: () => false },
})
