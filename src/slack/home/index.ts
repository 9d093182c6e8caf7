import { accountsSection } from './accounts/index.ts'
import { alignmentSection } from './alignment/index.ts'
import type { HomeSection } from './section.ts'

/** The parts of the Home tab, in their order. */
export const homeSections: readonly HomeSection[] = [accountsSection, alignmentSection]
