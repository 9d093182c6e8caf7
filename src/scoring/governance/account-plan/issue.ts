import { z } from 'zod'
import { issueParts } from '../../issue.ts'
import { governanceIssueCode } from '../../model/governance.ts'

/** One thing about how an account is governed that someone should act on. */
export const governanceIssue = z.object({ code: governanceIssueCode, ...issueParts })
export type GovernanceIssue = z.output<typeof governanceIssue>
