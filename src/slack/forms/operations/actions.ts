/** Buttons on the Home tab of sales operations. */
export const operationsActions = {
  reach: 'change_reach',
  match: 'match_member',
  preview: 'preview_round',
  audit: 'read_audit_log',
  stuck: 'stuck_messages',
  import: 'import_files',
  score: 'score_facts',
  model: 'change_model',
  sendAgain: 'send_again',
  markSent: 'mark_sent',
} as const
