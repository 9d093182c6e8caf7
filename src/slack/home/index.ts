import { accountsSection } from './accounts/index.ts'
import { alignmentSection } from './alignment/index.ts'
import { daySection } from './day/index.ts'
import { operationsSection } from './operations/index.ts'
import type { HomeSection } from './section.ts'
import { teamSection } from './team/index.ts'
import { wishesSection } from './wishes/index.ts'

/** The parts of the Home tab, in their order. */
export const homeSections: readonly HomeSection[] = [
  daySection,
  operationsSection,
  teamSection,
  alignmentSection,
  accountsSection,
  wishesSection,
]
