/** How ids of coverage assignments begin that follow from opportunities. */
export const DERIVED = 'derived:'

/** True for an assignment that nobody has stated: it follows from who sold, so its end is no decision of anyone. */
export const isDerived = (assignmentId: string): boolean => assignmentId.startsWith(DERIVED)
