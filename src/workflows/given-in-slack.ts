/** In place of an import's id, for facts that people gave in Slack. */
export const GIVEN_IN_SLACK = 'slack'
