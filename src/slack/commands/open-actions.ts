/** Buttons that open the coverage of the account in their value. */
export const openCoverageAction = 'open_coverage'
