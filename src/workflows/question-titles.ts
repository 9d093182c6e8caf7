import type { SegmentationQuestion } from '../facts/index.ts'

/** Short names of the ten questions, as messages and answers say them. */
export const questionTitles: Readonly<Record<SegmentationQuestion, string>> = {
  N1: 'share of what they buy that we can supply',
  N2: 'fit of what they buy with where we grow',
  N3: 'how much personal service they need',
  V1: 'business we do with them today',
  V2: 'what they could buy from us in all',
  V3: 'weight in our share of wallet',
  V4: 'how often they buy the higher-value offer',
  B1: 'buyers free to decide ahead',
  B2: 'leaders who act on trends',
  B3: 'regular, streamlined processes',
}
