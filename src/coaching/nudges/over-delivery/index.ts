import { defineNudge } from '../../nudge.ts'
import {
  cellReason,
  holdersOf,
  sayCell,
  sayValueEvidence,
  valueEvidence,
  valueEvidenceOf,
} from '../../value-attribute.ts'

export const overDelivery = defineNudge({
  id: 'over-delivery',
  title: 'Over-delivery',
  when: 'Enough buyers rate us above others in something that matters little to them.',
  opening: () => 'What could you stop doing here without anybody there missing it?',
  quietBy: 'reason',
  evidence: valueEvidence,
  find: facts =>
    facts.values
      .filter(
        ({ now }) =>
          now.confident && (now.overDeliveryIndex ?? 0) > 0 && (now.relativeEffectiveness ?? 0) > 0,
      )
      .flatMap(value =>
        holdersOf(value, facts).map(personId => ({
          kind: 'over-delivery',
          accountId: null,
          reason: cellReason(value),
          personId,
          severity: 40 + Math.min(1, value.now.overDeliveryIndex ?? 0) * 5,
          evidence: valueEvidenceOf(value, 'over_delivered', facts),
        })),
      ),
  say: of => ({
    headline: `More than they value: ${of.attribute}`,
    evidence: sayValueEvidence(of),
    play: 'You are good at something that matters little to these buyers. Do half as much of it in the next two meetings, and give the time to what they rate highest.',
    action: { label: 'I’ll try this', kind: 'commit' },
  }),
  sayResolved: of => `${of.attribute} (${sayCell(of)}): effort and value are in balance.`,
})
