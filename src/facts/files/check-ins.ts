import { date } from '../code-columns.ts'
import { boolean, id, reference, references, required, text } from '../column.ts'
import { defineFile } from '../fact-file.ts'
import { integer } from '../number-columns.ts'

export const checkIns = defineFile({
  kind: 'checkIn',
  file: 'check-ins.csv',
  table: 'check_in',
  meaning: 'Check-ins on account plans: when one was due, when it was held, and what was said.',
  key: ['checkInId'],
  datedBy: ['dueOn', 'heldOn'],
  columns: {
    checkInId: required(id({ meaning: 'Id of the check-in', example: 'A-001:2026-09-14' })),
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    dueOn: date({ meaning: 'Due; empty for one that was held unasked', example: '2026-09-14' }),
    heldOn: date({ meaning: 'Held; empty while it is open', example: '2026-09-15' }),
    answeredBy: reference('person')({ meaning: 'Who held it', example: 'P-010' }),
    moved: text({ meaning: 'What moved', example: 'Their CFO joined the review' }),
    participationLevel: integer(
      0,
      4,
    )({
      meaning: 'How the customer took part: 0 none, 1 informed, 2 consulted, 3 involved, 4 collaborates',
      example: '3',
    }),
    engagedIds: references('person')({ meaning: 'Who of the team took part', example: 'P-101;P-102' }),
    need: text({ meaning: 'What is needed to go on', example: 'A price for nine sites' }),
    hasChangedPlan: boolean({ meaning: 'An action was settled, moved or added', example: 'true' }),
  },
})
