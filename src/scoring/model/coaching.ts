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
    urgentPerDay: z.int().min(0).max(5),
    muteDays: z.array(z.int().min(1).max(366)).min(1).max(5),
    escalateAfterWorkingDays: z.int().min(1).max(60),
    keptForDays: z.int().min(1).max(366),
    standInFromSeverity: z.number().min(0).max(100),
    checkIn: z.strictObject({
      tier1EveryDays: z.int().min(1),
      tier2EveryDays: z.int().min(1),
      overdueAfterWorkingDays: z.int().min(1),
      managerToldAfterWorkingDays: z.int().min(1),
      /** Most check-ins that one person is newly asked for on one day. */
      perPersonAndDay: z.int().min(1),
      /** How the names of account channels begin; the first one is suggested. */
      channelPrefixes: z.array(z.string().regex(/^[a-z0-9_-]{1,40}$/)),
    }),
    digest: z.strictObject({ day: z.int().min(1).max(7), minute: minuteOfDay }),
    assessment: z.strictObject({
      everyMonths: z.int().min(1),
      openWorkingDays: z.int().min(1),
      remindersOnDays: z.array(z.int().min(1)),
    }),
  }),
  defaults: {
    workingDays: [1, 2, 3, 4, 5],
    messageHours: { fromMinute: 540, toMinute: 1020 },
    messagesPerDay: 1,
    messagesPerWeek: 5,
    itemsPerMessage: 5,
    coolDownDays: { sameKindAndSubject: 14, afterNotUseful: 30, afterTwoNotUseful: 90 },
    snoozeWorkingDays: [1, 3, 5],
    urgentPerDay: 1,
    muteDays: [7, 30, 90],
    escalateAfterWorkingDays: 5,
    keptForDays: 30,
    standInFromSeverity: 80,
    checkIn: {
      tier1EveryDays: 14,
      tier2EveryDays: 30,
      overdueAfterWorkingDays: 3,
      managerToldAfterWorkingDays: 5,
      perPersonAndDay: 3,
      channelPrefixes: ['acct-', 'account-'],
    },
    digest: { day: 1, minute: 480 },
    assessment: { everyMonths: 3, openWorkingDays: 10, remindersOnDays: [3, 7, 10] },
  },
  provenance: {
    workingDays: { tag: 'D', source: 'Monday to Friday as ISO days; a person may choose others' },
    messageHours: { tag: 'D', source: '09:00 to 17:00 in the zone of the person' },
    messagesPerDay: { tag: 'D', source: 'noise is the loudest complaint about bots like this' },
    messagesPerWeek: { tag: 'D', source: 'noise is the loudest complaint about bots like this' },
    itemsPerMessage: { tag: 'D', source: 'worst first, the rest as a number' },
    coolDownDays: { tag: 'D', source: 'the same thing again within two weeks is nagging' },
    snoozeWorkingDays: { tag: 'D', source: 'tomorrow, in the middle of the week, next week' },
    urgentPerDay: { tag: 'D', source: 'one more a day for what would be too late tomorrow' },
    muteDays: { tag: 'D', source: 'a week, a month, a quarter' },
    escalateAfterWorkingDays: { tag: 'D', source: 'a working week of silence' },
    keptForDays: { tag: 'D', source: 'how long news that was held back is still news' },
    standInFromSeverity: { tag: 'D', source: 'accountability and the loss of a Tier 1 account do not wait' },
    checkIn: { tag: 'D', source: 'cadence by tier, as for touches' },
    digest: { tag: 'D', source: 'Monday 08:00 in the zone of the manager' },
    assessment: { tag: 'D', source: 'quarterly waves; the last reminder on the last morning' },
  },
})
