import type { SegmentationQuestion } from '../../facts/index.ts'
import { localDate } from '../../schedule/index.ts'
import { type FactWriter, GIVEN_IN_SLACK, type Person } from '../ports/index.ts'

/** Keeps the answer to a segmentation question with who gave it and the day; it counts from that day on. */
export async function writeAnswer(
  { writer, now }: { readonly writer: Pick<FactWriter, 'write'>; readonly now: () => Date },
  given: { readonly accountId: string; readonly question: SegmentationQuestion; readonly value: string },
  { personId, timeZone }: Person,
): Promise<void> {
  const row = {
    ...given,
    currency: null,
    answeredOn: localDate(now(), timeZone ?? 'UTC'),
    answeredBy: personId,
  }
  await writer.write(GIVEN_IN_SLACK, 'answer', [{ row, baseMinor: { value: null } }])
}
