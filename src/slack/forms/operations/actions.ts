/** Buttons on the Home tab of sales operations. */
export const operationsActions = {
  reach: 'change_reach',
  match: 'match_member',
  preview: 'preview_round',
  audit: 'read_audit_log',
} as const
