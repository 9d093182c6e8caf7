import type { NudgeWords } from '../../nudge.ts'
import { plural, sayDate, sayScore, sayTier } from '../../words.ts'
import type { TierChangedEvidence } from './evidence.ts'

const isTier1 = (tier: string) => tier === '1a' || tier === '1b'

/** What every Tier 1 account is promised; what follows depends on the move. */
const everyTier1 = 'Give them personal, regular, high-touch service, and solutions rather than products.'

function play({ before, after, workOnFirst }: TierChangedEvidence): string {
  if (after.tier === '1b') {
    const first =
      workOnFirst === null
        ? 'ask the three behaviour questions, which nobody has answered yet'
        : `start with this: ${workOnFirst}`
    return `${everyTier1} They need what we do and are worth it, but don't yet buy in a way that works for both: ask to sit in on their growth planning and help them see the choice before you offer anything; ${first}.`
  }
  if (after.tier === '1a')
    return isTier1(before.tier)
      ? `${everyTier1} They now decide and work in a way that suits ours: agree one shared goal for the quarter and bring a solution for it, not a product.`
      : `${everyTier1} Meet them in the next two weeks, agree how often you will talk, and bring one solution to a problem of theirs, not a list of products.`
  return 'Keep the promises that were made. Check these answers with them; if they are right, agree a lighter rhythm together and give the time to an account that needs it.'
}

/** What moved the account. Points under two models differ even where nobody changed an answer. */
function whatMoved({
  movedBy,
  modelVersion,
  earlierModelVersion,
  answersChanged,
}: TierChangedEvidence): string {
  const points = movedBy
    .map(({ label, before, after }) => `${label}: ${sayScore(before)} → ${sayScore(after)} points`)
    .join('; ')
  if (earlierModelVersion === null || earlierModelVersion === modelVersion)
    return points === ''
      ? 'Its own answers did not change; the accounts around it did'
      : `What moved it: ${points}`
  const model = `The scoring model changed from ${earlierModelVersion} to ${modelVersion}`
  if (answersChanged === null) return `${model}; whether its own answers changed too is not known`
  if (!answersChanged) return `${model}; its own answers did not change`
  return points === ''
    ? `${model}; its own answers changed too, but hardly its points`
    : `${model}; its own answers changed too: ${points}`
}

/** Says a tier change in words of a sales conversation. */
export function sayTierChanged(evidence: TierChangedEvidence): NudgeWords {
  const { accountName, before, after, answered, accountsScored, tier1Count, modelVersion } = evidence
  const side = (name: string, was: number | null, is: number | null) =>
    `${name} ${sayScore(is)} (was ${sayScore(was)})`
  return {
    headline: `${accountName} moved from ${sayTier(before.tier)} to ${sayTier(after.tier)}`,
    evidence: [
      `Of 100: ${side('need', before.need, after.need)}, ${side('value', before.value, after.value)}, ${side('behaviour', before.behavior, after.behavior)}`,
      whatMoved(evidence),
      `${answered} of 10 questions answered; ${tier1Count} of ${plural(accountsScored, 'account')} in Tier 1; as of ${sayDate(after.asOf)}, compared with ${sayDate(before.asOf)}; model ${modelVersion}`,
    ],
    play: play(evidence),
    action: { label: 'Open coverage', kind: 'open_coverage' },
  }
}
