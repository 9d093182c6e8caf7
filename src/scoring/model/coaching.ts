import { z } from 'zod'
import { defineSection } from './section.ts'

const minuteOfDay = z.int().min(0).max(1440)

/** How often, when and how much people are written to. An organisation overrides these; a person overrides both. */
export const coachingSection = defineSection({
  schema: z.strictObject({
    workingDays: z.array(z.int().min(1).max(7)).min(1),
    messageHours: z
      .strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay })
      .refine(hours => hours.fromMinute < hours.toMinute, { error: 'hours that begin before they end' }),
    messagesPerDay: z.int().min(1),
    messagesPerWeek: z.int().min(1),
    itemsPerMessage: z.int().min(1).max(20),
    coolDownDays: z.strictObject({
      sameKindAndSubject: z.int().min(0),
      afterNotUseful: z.int().min(0),
      afterTwoNotUseful: z.int().min(0),
    }),
    snoozeWorkingDays: z.array(z.int().min(1).max(90)).min(1).max(5),
  }),
  defaults: {
    workingDays: [1, 2, 3, 4, 5],
    messageHours: { fromMinute: 540, toMinute: 1020 },
    messagesPerDay: 1,
    messagesPerWeek: 5,
    itemsPerMessage: 5,
    coolDownDays: { sameKindAndSubject: 14, afterNotUseful: 30, afterTwoNotUseful: 90 },
    snoozeWorkingDays: [1, 3, 5],
  },
  provenance: {
    workingDays: { tag: 'D', source: 'Monday to Friday as ISO days; a person may choose others' },
    messageHours: { tag: 'D', source: '09:00 to 17:00 in the zone of the person' },
    messagesPerDay: { tag: 'D', source: 'noise is the loudest complaint about bots like this' },
    messagesPerWeek: { tag: 'D', source: 'noise is the loudest complaint about bots like this' },
    itemsPerMessage: { tag: 'D', source: 'worst first, the rest as a number' },
    coolDownDays: { tag: 'D', source: 'the same thing again within two weeks is nagging' },
    snoozeWorkingDays: { tag: 'D', source: 'tomorrow, in the middle of the week, next week' },
  },
})
